// Times an accepted solution beside the references: paired rounds on one core, inputs never seen
// before, answers checked, and an honest interval for each ratio.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/problem.hpp"
#include "compile/compile.hpp"
#include "engine/events.hpp"
#include "engine/verdict.hpp"
#include "support/result.hpp"

namespace mathjudge::engine {

/// One implementation to time; the first is the person's own.
struct Contender {
  std::string name;
  compile::Library library;
};

struct TimingSetup {
  std::filesystem::path runner;
  bool sanitize = false;
};

/// The rounds of one size stop being worth a person's time beyond this; larger sizes are then left out.
inline constexpr double kSecondsPerSize = 2.5;
/// What checking answers may take of that, at least one answer in every round: where a right answer is dear
/// to evaluate not all are checked, and which ones is decided when all have been given.
inline constexpr double kCheckingSeconds = 0.8;
inline constexpr std::size_t kRounds = 15;
/// Per size and reference; with four sizes the chance of one false "measurable" stays near 0.4 %.
inline constexpr double kIntervalConfidence = 0.999;
/// What differences between two processes running the same code amount to (page placement, alignment).
inline constexpr double kResolution = 0.02;

support::Result<TimingReport> time(const catalogue::Problem& problem,
                                   const std::vector<Contender>& contenders, const TimingSetup& setup,
                                   Events& events);

}  // namespace mathjudge::engine
