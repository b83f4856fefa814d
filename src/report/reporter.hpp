// How results reach people and programs: the engine's events on one side, an output format on the other.
// A new format is one file that implements Reporter and one row in reporter.cpp.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "catalogue/problem.hpp"
#include "engine/events.hpp"
#include "engine/verdict.hpp"
#include "support/result.hpp"

namespace mathjudge::report {

/// What a reporter may need to know about the run beyond its result.
struct Context {
  const catalogue::Problem* problem = nullptr;
  std::string file;        ///< the solution as the person named it
  bool reveal = false;     ///< show a failing hidden case's input and expected values
  bool sanitized = false;  ///< --sanitize is already on
  bool selection = false;  ///< only some of the cases were asked for
  bool color = false;
  bool terminal = false;  ///< progress may overwrite itself
  int width = 80;
  std::FILE* out = stdout;
};

class Reporter : public engine::Events {
 public:
  /// The end of every run that reached a verdict. `repro` is the file that --repro wrote, or empty.
  virtual void finished(const engine::Report& report, const std::filesystem::path& repro) = 0;
  /// The judge could not do its work, or was asked for something that does not exist.
  virtual void failed(const support::Error& error, int exit_code) = 0;
};

std::unique_ptr<Reporter> make_reporter(std::string_view format, const Context& context);

}  // namespace mathjudge::report
