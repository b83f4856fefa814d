// mathjudge doctor: which protections, compilers and clocks this machine has; --attack puts them to the test.
#include <fmt/format.h>
#include <sched.h>
#include <time.h>

#include <algorithm>
#include <vector>

#include "commands/attack.hpp"
#include "commands/command.hpp"
#include "compile/compile.hpp"
#include "engine/statistics.hpp"
#include "engine/verdict.hpp"
#include "execute/execute.hpp"
#include "report/style.hpp"
#include "sandbox/confine.hpp"

namespace mathjudge::commands {
namespace {

using report::Tone;

template <class Protections>
void print_protections(const report::Style& style, const std::string& title, const Protections& protections) {
  fmt::print("{}\n", style.paint(Tone::Strong, title));
  for (const auto& protection : protections)
    fmt::print("  {}{}  {}\n", report::padded(protection.name, 22),
               protection.active ? style.paint(Tone::Good, "active ") : style.paint(Tone::Bad, "missing"),
               protection.detail);
  fmt::print("\n");
}

void print_compilers(const report::Style& style) {
  fmt::print("{}\n", style.paint(Tone::Strong, "compilers"));
  const auto toolchains = compile::find_all_toolchains();
  for (const auto& toolchain : toolchains)
    fmt::print("  {}{}\n", report::padded(toolchain.label, 22), toolchain.path.string());
  if (toolchains.empty()) fmt::print("  {}\n", style.paint(Tone::Bad, "none found: install g++"));
  fmt::print("\n");
}

/// The smallest step of the CPU clock, and how far identical work spreads: what timing has to live with.
void print_clock(const report::Style& style) {
  timespec resolution{};
  clock_getres(CLOCK_PROCESS_CPUTIME_ID, &resolution);
  std::vector<double> samples;
  for (int i = 0; i < 41; ++i) {
    timespec before{}, after{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    volatile double sum = 0;
    for (int k = 0; k < 200'000; ++k) sum = sum + 1.0 / (k + 1);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    samples.push_back(static_cast<double>(after.tv_sec - before.tv_sec) +
                      1e-9 * static_cast<double>(after.tv_nsec - before.tv_nsec));
  }
  cpu_set_t cores;
  CPU_ZERO(&cores);
  sched_getaffinity(0, sizeof cores, &cores);
  const double spread = engine::relative_spread(samples);
  fmt::print("{}\n", style.paint(Tone::Strong, "clock"));
  fmt::print("  {}{} ns\n", report::padded("CPU clock step", 22), resolution.tv_nsec);
  fmt::print("  {}{:.2g} %{}\n", report::padded("spread of equal work", 22), 100 * spread,
             spread > 0.05 ? style.paint(Tone::Warn, "   noisy: ratios will have wide intervals") : "");
  fmt::print("  {}{}\n\n", report::padded("usable cores", 22), CPU_COUNT(&cores));
}

int run_doctor(Color color) {
  const auto installation = find_installation();
  if (!installation) return complain(installation.error(), engine::kExitJudgeFailed);
  const report::Style style(use_color(color));
  execute::Setup setup;
  setup.runner = installation->runner;
  auto executor = execute::Executor::start(setup);
  if (!executor) return complain(executor.error(), engine::kExitJudgeFailed);
  const auto confinement = sandbox::confinement_protections();
  print_protections(style, "solutions run with", executor->protections());
  print_protections(style, "the compiler runs with", confinement);
  print_compilers(style);
  print_clock(style);
  const auto missing = [](const auto& list) {
    return std::any_of(list.begin(), list.end(), [](auto& p) { return !p.active; });
  };
  const bool complete = !missing(executor->protections()) && !missing(confinement);
  fmt::print("{}\n", complete
                         ? style.paint(Tone::Good, "every protection is active")
                         : style.paint(Tone::Warn,
                                       "some protections are missing; verdicts say which they ran without"));
  return 0;
}

}  // namespace

void add_doctor(CLI::App& app, Session& session) {
  struct Options {
    bool attacked = false;
    Attack attack;
    Color color = Color::Auto;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("doctor", "protections, compilers and clocks of this machine");
  CLI::Option* attack =
      command->add_flag("--attack", options->attacked, "run the hostile programs, look for damage");
  command
      ->add_option("programs", options->attack.patterns, "with --attack: only those whose kind/name has this")
      ->type_name("PROGRAM")
      ->needs(attack);
  command->add_option("--compiler", options->attack.compiler, "with --attack: which compiler (default: g++)")
      ->type_name("CXX")
      ->needs(attack);
  add_color_option(*command, options->color);
  command->callback([options, &session] {
    session.exit_code = options->attacked
                            ? run_attack(options->attack, report::Style(use_color(options->color)))
                            : run_doctor(options->color);
  });
}

}  // namespace mathjudge::commands
