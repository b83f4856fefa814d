// Recognises wrong answers that are a right one in disguise: the transpose, a flipped sign, the rows in
// another order. A pattern is named only when the answer meets the bounds that a right answer would.
#pragma once

#include <string>
#include <vector>

#include "compare/entries.hpp"

namespace mathjudge::compare {

/// A named wrong answer and how close counts as equal to it.
struct NamedTarget {
  std::string name;
  Target target;
};

/// Whether `got` has the target's shapes and every entry within its bound.
bool meets(const std::vector<Part>& got, const Target& target);

/// "the transpose of the right answer", or empty. The problem's own `confusions` are tried first.
std::string find_pattern(const Question& question, const std::vector<Part>& got, const Target& right,
                         const std::vector<NamedTarget>& confusions);

}  // namespace mathjudge::compare
