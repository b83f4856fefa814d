// Callbacks as the judge evaluates them: in long double, each entry with a bound on what a double
// evaluation of the same formula may be off by.
#pragma once

#include <vector>

#include "compare/dense.hpp"

namespace mathjudge::compare {

/// A scalar is 1x1, a vector n x 1, a Jacobian or Hessian a matrix. NaN outside of the formula's domain.
struct Evaluated {
  Dense value;
  Dense bound;  ///< absolute; zeros for a Hessian, whose rounding is not bounded
};

/// What calling `callback` at x yields; never throws.
Evaluated evaluate_callback(const values::Callback& callback, const std::vector<double>& x);

/// The same with zeros for bounds: for thousands of variables these cost far more than the values.
Evaluated evaluate_callback_without_bounds(const values::Callback& callback, const std::vector<double>& x);

}  // namespace mathjudge::compare
