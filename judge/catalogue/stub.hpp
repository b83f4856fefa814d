// The file that a person starts from.
// It compiles, matches every signature of the problem, and is judged wrong.
#pragma once

#include <string>

#include "catalogue/problem.hpp"

namespace mathjudge::catalogue {

/// The statement and conventions as a comment, `#include <mathjudge.hpp>`, and every function returning
/// an empty value.
std::string stub(const Problem& problem);

}  // namespace mathjudge::catalogue
