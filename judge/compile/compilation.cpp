// The fast path compiles source and tail behind the precompiled header and stops at the first error.
// Failing is rarer and may take longer: the source alone first, then with the binding as plain text.
#include "compile/compilation.hpp"

#include <csignal>

#include "compile/diagnostics.hpp"
#include "compile/explain.hpp"
#include "compile/files.hpp"
#include "compile/tail.hpp"
#include "compile/toolchain.hpp"

namespace mathjudge::compile {
namespace {

namespace fs = std::filesystem;
using sandbox::ProcessResult;
using support::Error;
using support::Result;
using Arguments = std::vector<std::string>;

// Only the entries are for others. The allocation functions stay visible, so that a solution's own ones are
// never half in use: the library resolves them like libstdc++ does, to the system's.
constexpr const char* kExportsText =
    "{ global: __mathjudge_entries; _Zn[wa]*; _Zd[la]*; malloc; calloc; realloc; free; aligned_alloc; "
    "memalign;"
    " posix_memalign; local: *; };\n";

/// A tool that did not succeed, and what it said.
struct Failure {
  ProcessResult result;
};
using StepOutcome = std::variant<ProcessResult, Failure>;

class Builder {
 public:
  Builder(const Task& task, const fs::path& work) : task_(task), work_(work) {}

  Result<BuildOutcome> run(const PrecompiledHeader& header) {
    if (!write_file(work_ / kUnit, "# 1 \"" + std::string(kUnit) + "\"\n" + task_.source + task_.tail) ||
        !write_file(work_ / kExports, kExportsText))
      return unwritable();
    Arguments extra = header.use;
    extra.emplace_back("-fmax-errors=1");
    auto ran = compile(extra, header.directory);
    if (!ran) return ran.error();
    if (ran->succeeded()) return assemble_and_link(ran->standard_error, false);
    // Time is not spent twice. Everything else may be the fault of a damaged header, memory included.
    if (ran->timed_out || ran->signal == SIGXCPU) return BuildOutcome(rejected_by_compiler(*ran, task_));
    return without_header();
  }

 private:
  // Compiles kUnit; `visible` is one more directory that may be read.
  Result<ProcessResult> compile(const Arguments& extra, const fs::path& visible) {
    Arguments argv = task_.recipe.compile;
    const bool gcc = task_.toolchain.family == Family::Gcc;
    Arguments more = extra;
    if (gcc) {
      more.insert(more.end(), {"-MD", kDependencies});
    } else {
      // Its compiler proper takes the number as an argument of its own.
      for (std::size_t i = 0; i < more.size(); ++i) {
        if (more[i].find("-fmax-errors=") != 0) continue;
        more.insert(more.begin() + static_cast<std::ptrdiff_t>(i) + 1, more[i].substr(13));
        more[i] = "-ferror-limit";
      }
      more.insert(more.end(), {"-dependency-file", kDependencies, "-MT", kObject, "-sys-header-deps"});
    }
    // clang -cc1 wants the input last.
    argv.insert(gcc ? argv.end() : argv.end() - 1, more.begin(), more.end());
    return run_tool(std::move(argv), reach(visible));
  }

  Reach reach(const fs::path& visible) const {
    Reach reach{task_.readable, work_};
    for (const fs::path& file : public_headers(task_.options.include)) reach.readable.push_back(file);
    for (const fs::path& directory : own_directories(task_.toolchain)) reach.readable.push_back(directory);
    if (!visible.empty()) reach.readable.push_back(visible);
    return reach;
  }

  // The compiler's words without the precompiled header are the ones to believe: a leaner header must not
  // reject a right solution, and a damaged one nobody.
  Result<BuildOutcome> without_header() {
    if (!write_file(work_ / kUnit, task_.source)) return unwritable();
    auto alone = compile({"-fsyntax-only", "-fmax-errors=30"}, {});
    if (!alone) return alone.error();
    if (!alone->succeeded()) return BuildOutcome(rejected_alone(*alone, task_));

    if (!write_file(work_ / kUnit, "# 1 \"" + std::string(kUnit) + "\"\n" + task_.source + task_.tail))
      return unwritable();
    auto bound =
        compile({"-fmax-errors=30", "-include", (task_.options.include / "runner/binding.hpp").string()}, {});
    if (!bound) return bound.error();
    if (!bound->succeeded()) return BuildOutcome(rejected_by_compiler(*bound, task_));
    return assemble_and_link(bound->standard_error, true);
  }

  Result<BuildOutcome> assemble_and_link(std::string warnings, bool header_failed) {
    for (const Arguments* step : {&task_.recipe.assemble, &task_.recipe.link}) {
      if (step->empty()) continue;
      auto ran = run_tool(*step, reach({}));
      if (!ran) return ran.error();
      if (!ran->succeeded()) return BuildOutcome(rejected_by_compiler(*ran, task_));
    }
    const auto rule = read_file(work_ / kDependencies);
    return BuildOutcome(Built{work_ / kLibrary, std::move(warnings),
                              rule ? prerequisites(*rule) : std::vector<std::string>(), header_failed});
  }

  Error unwritable() const {
    return {"cannot write the source to " + work_.string(), "Check the free space there."};
  }

  const Task& task_;
  const fs::path& work_;
};

}  // namespace

Result<BuildOutcome> build(const Task& task, const PrecompiledHeader& header, const fs::path& work) {
  return Builder(task, work).run(header);
}

}  // namespace mathjudge::compile
