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
using support::Error;
using support::Result;
using Arguments = std::vector<std::string>;

// Only the entries are for others. The allocation functions stay visible, so that a solution's own ones are
// never half in use: the library resolves them like libstdc++ does, to the system's.
constexpr const char* kExportsText =
    "{ global: __mathjudge_entries; _Zn[wa]*; _Zd[la]*; malloc; calloc; realloc; free; aligned_alloc; "
    "memalign;"
    " posix_memalign; local: *; };\n";

class Builder {
 public:
  Builder(const Task& task, const fs::path& work) : task_(task), work_(work) {}

  Result<BuildOutcome> run(const PrecompiledHeader& header) {
    if (!write_file(work_ / kUnit, "# 1 \"" + std::string(kUnit) + "\"\n" + task_.source + task_.tail) ||
        !write_file(work_ / kExports, kExportsText))
      return unwritable();
    Arguments extra = header.use;
    extra.emplace_back("-fmax-errors=1");
    auto ran = run_tools({compile_command(extra), task_.recipe.assemble, task_.recipe.link},
                         reach(header.directory));
    if (!ran) return ran.error();
    if (ran->succeeded()) return built(ran->standard_error, false);
    // Time is not spent twice. Everything else may be the fault of a damaged header, memory included.
    constexpr int kShellSignal = 128;
    if (ran->exit_code == kShellSignal + SIGXCPU) ran->signal = SIGXCPU;
    if (ran->timed_out || ran->signal == SIGXCPU) return BuildOutcome(rejected_by_compiler(*ran, task_));
    return without_header();
  }

 private:
  Arguments compile_command(Arguments extra) const {
    Arguments argv = task_.recipe.compile;
    const bool gcc = task_.toolchain.family == Family::Gcc;
    if (gcc) {
      extra.insert(extra.end(), {"-MD", kDependencies});
    } else {
      // Its compiler proper takes the number as an argument of its own.
      for (std::size_t i = 0; i < extra.size(); ++i) {
        if (extra[i].find("-fmax-errors=") != 0) continue;
        extra.insert(extra.begin() + static_cast<std::ptrdiff_t>(i) + 1, extra[i].substr(13));
        extra[i] = "-ferror-limit";
      }
      extra.insert(extra.end(), {"-dependency-file", kDependencies, "-MT", kObject, "-sys-header-deps"});
    }
    // clang -cc1 wants the input last.
    argv.insert(gcc ? argv.end() : argv.end() - 1, extra.begin(), extra.end());
    return argv;
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
    auto alone = run_tool(compile_command({"-fsyntax-only", "-fmax-errors=30"}), reach({}));
    if (!alone) return alone.error();
    if (!alone->succeeded()) return BuildOutcome(rejected_alone(*alone, task_));

    if (!write_file(work_ / kUnit, "# 1 \"" + std::string(kUnit) + "\"\n" + task_.source + task_.tail))
      return unwritable();
    auto bound = run_tool(
        compile_command({"-fmax-errors=30", "-include", (task_.options.include / task_.binding).string()}),
        reach({}));
    if (!bound) return bound.error();
    if (!bound->succeeded()) return BuildOutcome(rejected_by_compiler(*bound, task_));
    return assemble_and_link(std::move(bound->standard_error));
  }

  Result<BuildOutcome> assemble_and_link(std::string warnings) {
    for (const Arguments* step : {&task_.recipe.assemble, &task_.recipe.link}) {
      if (step->empty()) continue;
      auto ran = run_tool(*step, reach({}));
      if (!ran) return ran.error();
      if (!ran->succeeded()) return BuildOutcome(rejected_by_compiler(*ran, task_));
    }
    return built(std::move(warnings), true);
  }

  Result<BuildOutcome> built(std::string warnings, bool header_failed) const {
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
