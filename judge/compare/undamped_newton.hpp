// What Newton's iteration does from a given start when nothing holds it back: run by the judge, so that a
// failed answer can be told why without guessing.
#pragma once

#include <string>
#include <vector>

#include "values/value.hpp"

namespace mathjudge::compare {

/// One sentence: that the Hessian is singular where the iteration starts or gets to, that its full steps
/// diverge or leave the domain, or where they settle. Empty when the plain iteration would have found a
/// point where the Hessian is positive definite.
std::string undamped_newton_from(const values::Vector& start, const values::Callback& f,
                                 const values::Callback& gradient, const values::Callback& hessian);

}  // namespace mathjudge::compare
