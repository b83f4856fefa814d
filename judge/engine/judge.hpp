// Judges one submission: compile, run every selected case, compare, decide, and time what was accepted.
// The verdict is that of the first failing case in spec order; stretch cases never decide.
#pragma once

#include <filesystem>
#include <string>

#include "catalogue/load.hpp"
#include "catalogue/problem.hpp"
#include "engine/events.hpp"
#include "engine/verdict.hpp"
#include "support/result.hpp"

namespace mathjudge::engine {

struct Request {
  const catalogue::Problem* problem = nullptr;
  std::filesystem::path file;  ///< as the person named it: what messages show
  std::string source;
  std::string only_case;  ///< name or 1-based number; empty: all
  bool examples_only = false;
  bool timing = true;
  bool require_sandbox = false;  ///< an Error instead of a verdict when a protection is missing
  compile::Options compile;
  std::filesystem::path runner;
  unsigned parallel = 0;  ///< workers at once; 0: one per core
};

support::Result<Report> judge(const Request& request, Events& events);

}  // namespace mathjudge::engine
