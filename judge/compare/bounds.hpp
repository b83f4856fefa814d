// How far from the right answer an entry may be: one row per kind of bound that specs may name.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "compare/truths.hpp"

namespace mathjudge::compare {

struct BoundRow {
  std::string_view name;
  /// The bound of every entry for threshold 1; the threshold K multiplies it.
  std::vector<std::vector<long double>> (*bounds)(const catalogue::Judging& judging, const Truth& truth);
  /// What the check is called: deviation over bound.
  std::string (*formula)(const catalogue::Judging& judging, const TruthRow* truth);
};

std::span<const BoundRow> bound_rows();
const BoundRow* find_bound(std::string_view name);

}  // namespace mathjudge::compare
