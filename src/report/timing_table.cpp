// Columns are sizes; the last column is what the numbers say.
#include "report/timing_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/text.hpp"

namespace mathjudge::report {
namespace {

constexpr std::size_t kName = 11, kColumn = 10;

std::string right_aligned(const std::string& text) {
  const std::size_t taken = support::display_width(text);
  return std::string(taken < kColumn ? kColumn - taken : 1, ' ') + text;
}

/// The size that the conclusion cites: the largest one with a measurable difference, else the largest.
std::size_t cited(const engine::Timed& reference) {
  for (std::size_t s = reference.ratios.size(); s-- > 0;)
    if (reference.ratios[s].measurable()) return s;
  return reference.ratios.size() - 1;
}

/// What the ratios of one reference say together: slower or faster only where every measurable one agrees.
std::string conclusion(const engine::Timed& reference, const Style& style) {
  const auto slower =
      std::count_if(reference.ratios.begin(), reference.ratios.end(), [](auto& r) { return r.low > 1; });
  const auto faster =
      std::count_if(reference.ratios.begin(), reference.ratios.end(), [](auto& r) { return r.high < 1; });
  if (slower == 0 && faster == 0) return style.paint(Tone::Faint, "no measurable difference");
  if (faster == 0) return style.paint(Tone::Warn, "yours is slower");
  if (slower == 0) return style.paint(Tone::Good, "yours is faster");
  return "depends on the size";
}

}  // namespace

std::string timing_table(const engine::TimingReport& timing, const Style& style) {
  std::string text;
  if (!timing.sizes.empty()) {
    text += fmt::format("\n  timing (median of {} interleaved rounds on core {}; CPU time of one call)\n",
                        timing.rounds, timing.core);
    std::string line = "    " + padded("n", kName);
    for (const int size : timing.sizes) line += right_aligned(std::to_string(size));
    text += line + "   growth\n";
    for (const engine::Timed& timed : timing.implementations) {
      line = "    " + padded(timed.implementation, kName);
      if (timed.ratios.empty())
        for (const double seconds : timed.seconds) line += right_aligned(duration(seconds));
      for (const auto& ratio : timed.ratios) line += right_aligned(fmt::format("{:.2f}x", ratio.median));
      line += timing.sizes.size() > 1 ? fmt::format("   n^{:.1f}", timed.growth) : "";
      text += line + "\n";
    }
    bool compared = false;
    for (const engine::Timed& timed : timing.implementations) {
      if (timed.ratios.empty()) continue;
      const std::size_t s = cited(timed);
      text +=
          fmt::format("    {} {} (at n = {}: {:.2f} to {:.2f})\n",
                      padded("against " + timed.implementation + ":", kName + 8), conclusion(timed, style),
                      timing.sizes[s], timed.ratios[s].low, timed.ratios[s].high);
      compared = true;
    }
    if (compared)
      text +=
          style.paint(Tone::Faint, "    Ratios are your time over the reference's, with 99.9 % intervals.") +
          "\n";
  }
  for (const std::string& warning : timing.warnings)
    text += fmt::format("    {}\n", style.paint(Tone::Warn, "timing: " + warning));
  return text + "\n";
}

}  // namespace mathjudge::report
