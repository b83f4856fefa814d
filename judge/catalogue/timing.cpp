// Reads "timing" and makes the arguments of timed calls: fresh for every size and seed, so that an
// answer remembered from another call is never the right one.
#include <fmt/format.h>

#include "catalogue/load.hpp"
#include "catalogue/sections.hpp"

namespace mathjudge::catalogue {
namespace {

constexpr std::size_t kMostSizes = 12;
constexpr std::int64_t kLargestSize = 1'000'000;

}  // namespace

Timing read_timing(const Node& node, const std::vector<Function>& functions, const Budget& budget) {
  node.allow_only({"function", "sizes", "arguments"});
  Timing timing;
  timing.function = read_function_choice(node, functions);
  for (const Node& size : node.member("sizes").items(1, kMostSizes)) {
    const auto value = static_cast<int>(size.integer(1, kLargestSize));
    if (!timing.sizes.empty() && value <= timing.sizes.back()) size.expected("sizes in increasing order");
    timing.sizes.push_back(value);
  }
  const Node arguments = node.member("arguments");
  if (node.diagnosis().failed()) return timing;
  (void)ArgumentReader(Filling{timing.sizes.front(), 1}, budget)
      .read_all(arguments, functions[timing.function].parameters);
  timing.arguments_json = to_text(arguments.json());
  return timing;
}

support::Result<std::vector<values::Value>> arguments_for(const Problem& problem, const Timing& timing,
                                                          int size, std::uint64_t seed,
                                                          const Budget& budget) {
  const std::string name = fmt::format("the timing section of {} at n = {}", problem.id, size);
  const auto json = parse_json(timing.arguments_json, name);
  if (!json) return json.error();
  Diagnosis diagnosis(name);
  const Node arguments(*json, "/timing/arguments", diagnosis);
  auto made = ArgumentReader(Filling{size, seed}, budget)
                  .read_all(arguments, problem.functions[timing.function].parameters);
  if (diagnosis.failed()) return diagnosis.error();
  return made;
}

}  // namespace mathjudge::catalogue
