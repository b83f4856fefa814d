// Libraries compiled at run time, and executors over them: what the tests of execute/ share.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "execute/execute.hpp"

namespace mathjudge::execute::test {

/// A directory that goes away with it.
class Directory {
 public:
  Directory();
  ~Directory();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Compiles C++ source to a shared object; fails the test (and returns nothing usable) if that fails.
std::filesystem::path compile(const Directory& directory, const std::string& name, const std::string& source,
                              const std::string& flags = "");

/// The table and a `double f(double)` around `body`, with `before` in front.
std::string source_with(const std::string& before, const std::string& body);

/// fixtures/behaviours.cc, compiled once per test program.
const std::filesystem::path& behaviours();
/// The place of an entry in its table.
std::size_t behaviour(const std::string& name);

/// `double f(double)`.
const catalogue::Function& plain_function();

/// Limits that keep tests short.
catalogue::Limits short_limits();

Setup setup_for(const std::filesystem::path& library);

/// Runs one entry on 21.0, `calls` times in one worker; fails the test if the judge fails.
CaseRun run_entry(Executor& executor, std::size_t entry, std::size_t calls = 1,
                  const catalogue::Limits& limits = short_limits());

/// The first part of the first call, or NaN with a failed test.
double answer(const CaseRun& run);

/// "Crashed(11)", "TimedOut(cpu)", ...: for comparing and for messages.
std::string summary(const CaseOutcome& outcome);

}  // namespace mathjudge::execute::test
