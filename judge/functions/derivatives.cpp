// The instances over double and long double that everyone shares, and derivatives with error bounds.
// Higher partial derivatives are in partial.cpp: their nested scalars compile slowly.
#include "functions/derivatives.hpp"

#include <algorithm>

#include "functions/bounded.hpp"

namespace mathjudge::functions {

template double value(const Program&, const std::vector<double>&);
template long double value(const Program&, const std::vector<long double>&);
template std::vector<double> values(const Program&, const std::vector<double>&);
template std::vector<long double> values(const Program&, const std::vector<long double>&);
template std::vector<double> gradient(const Program&, const std::vector<double>&);
template std::vector<long double> gradient(const Program&, const std::vector<long double>&);
template std::vector<std::vector<double>> jacobian(const Program&, const std::vector<double>&);
template std::vector<std::vector<long double>> jacobian(const Program&, const std::vector<long double>&);
template std::vector<std::vector<double>> hessian(const Program&, const std::vector<double>&);
template std::vector<std::vector<long double>> hessian(const Program&, const std::vector<long double>&);

namespace {

constexpr double kMostForwardOperations = 3e5;

std::vector<Bounded> exactly(const std::vector<double>& x) { return {x.begin(), x.end()}; }

ValueWithBound shown(const Bounded& a) { return {a.value, static_cast<double>(a.bound)}; }

// Raises each bound of column i to that of a forward evaluation in direction i.
void widen_by_forward_mode(const Program& program, const std::vector<double>& x,
                           std::vector<std::vector<ValueWithBound>>& rows) {
  std::vector<Dual<Bounded>> point(x.begin(), x.end());
  for (std::size_t i = 0; i < x.size(); ++i) {
    point[i].tangent = Bounded(1);
    const auto outputs = evaluate(program, point);
    point[i].tangent = Bounded(0);
    for (std::size_t k = 0; k < rows.size(); ++k) {
      double& bound = rows[k][i].bound;
      const double forward = static_cast<double>(outputs[k].tangent.bound);
      if (!(bound >= forward)) bound = forward;
    }
  }
}

}  // namespace

std::vector<ValueWithBound> values_with_bound(const Program& program, const std::vector<double>& x) {
  std::vector<ValueWithBound> result;
  for (const Bounded& output : evaluate(program, exactly(x))) result.push_back(shown(output));
  return result;
}

std::vector<std::vector<ValueWithBound>> jacobian_with_bound(const Program& program,
                                                             const std::vector<double>& x) {
  Tape<Bounded> tape;
  std::vector<std::vector<ValueWithBound>> rows;
  for (const Reverse<Bounded>& output : detail::record(program, exactly(x), tape)) {
    rows.emplace_back();
    for (const Bounded& entry : detail::sweep(tape, output, x.size())) rows.back().push_back(shown(entry));
  }
  if (static_cast<double>(tape.size()) * static_cast<double>(x.size()) <= kMostForwardOperations)
    widen_by_forward_mode(program, x, rows);
  return rows;
}

std::vector<ValueWithBound> gradient_with_bound(const Program& program, const std::vector<double>& x) {
  detail::require_scalar_valued(program);
  return jacobian_with_bound(program, x).front();
}

}  // namespace mathjudge::functions
