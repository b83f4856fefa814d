// x <- x - H^-1 g in double steps with long double derivatives, until it settles or cannot go on.
#include "compare/undamped_newton.hpp"

#include "compare/callback_values.hpp"
#include "compare/linear_algebra.hpp"

namespace mathjudge::compare {
namespace {

constexpr int kSteps = 100;
constexpr std::size_t kMostVariables = 64;  // a step costs n^3

/// Rank-deficient to working precision.
bool singular(const Dense& hessian) {
  const std::vector<long double> sigma = singular_values(hessian);
  return !(sigma.back() > static_cast<long double>(sigma.size()) * kEps * sigma.front());
}

long double length(const values::Vector& x) { return frobenius(to_dense({x})); }

}  // namespace

std::string undamped_newton_from(const values::Vector& start, const values::Callback& f,
                                 const values::Callback& gradient, const values::Callback& hessian) {
  const long double far = 1e12L * (1 + length(start));
  values::Vector x = start;
  if (x.empty() || x.size() > kMostVariables) return "";
  for (int step = 0; step < kSteps; ++step) {
    const Dense g = evaluate_callback(gradient, x).value, h = evaluate_callback(hessian, x).value;
    if (!all_finite(evaluate_callback(f, x).value) || !all_finite(g) || !all_finite(h))
      return "From this start the first full Newton steps leave the domain of f: shorten a step until f is a "
             "finite number and has decreased.";
    if (singular(h))
      return step == 0 ? "The Hessian is singular at the start, so that H^-1 g does not exist there: add a "
                         "multiple of I before solving for the step."
                       : "From this start full Newton steps reach a point where the Hessian is singular: add "
                         "a multiple of I before solving for the step.";
    const Dense d = multiply(*inverse(h), g);
    if (frobenius(d) <= 0x1p-40L * (1 + length(x)))
      return symmetric_eigenvalues(h).front() > 0
                 ? ""
                 : "From this start full Newton steps converge to a stationary point that is no minimiser: "
                   "make the Hessian positive definite before solving for the step.";
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(x[i] - d.entries[i]);
    if (!(length(x) < far)) break;
  }
  return "From this start full Newton steps do not converge: shorten a step until f has decreased (line "
         "search).";
}

}  // namespace mathjudge::compare
