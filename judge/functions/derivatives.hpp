// Values and derivatives of a Program, in double, in long double and over the judge's own scalars.
// Reverse mode throughout, so a gradient costs a few evaluations whatever the number of inputs.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "functions/dual.hpp"
#include "functions/evaluate.hpp"
#include "functions/program.hpp"
#include "functions/reverse.hpp"

namespace mathjudge::functions {

/// All of these throw what evaluate() throws: std::invalid_argument for an x of the wrong length, and for a
/// program of the wrong kind (value, gradient and hessian need a scalar-valued one). S is double, long
/// double, or any scalar that keeps the contract of scalar_contract.hpp and has vanishes().

template <class S>
S value(const Program& program, const std::vector<S>& x);

/// Every output.
template <class S>
std::vector<S> values(const Program& program, const std::vector<S>& x);

template <class S>
std::vector<S> gradient(const Program& program, const std::vector<S>& x);

/// Rows are outputs, columns inputs.
template <class S>
std::vector<std::vector<S>> jacobian(const Program& program, const std::vector<S>& x);

/// Exactly symmetric.
template <class S>
std::vector<std::vector<S>> hessian(const Program& program, const std::vector<S>& x);

/// The partial derivative of every output in the given coordinates, at most four of them, repetition allowed:
/// {i, i, j} is d^3 f / dx_i^2 dx_j. Throws std::invalid_argument for more, std::out_of_range for a wrong
/// one.
std::vector<long double> partial(const Program& program, const std::vector<long double>& x,
                                 std::span<const std::size_t> coordinates);

/// What a double computation may err by: |computed - value| <= bound for a straightforward evaluation.
struct ValueWithBound {
  long double value = 0;
  double bound = 0;
};

/// Bounds of the running error analysis (bounded.hpp). For derivatives the bound is the larger of those of
/// the forward and the reverse mode, since either is a right way to compute them; for more than 3 10^5
/// operations in all of forward mode, of the reverse mode alone.
std::vector<ValueWithBound> values_with_bound(const Program& program, const std::vector<double>& x);
std::vector<ValueWithBound> gradient_with_bound(const Program& program, const std::vector<double>& x);
std::vector<std::vector<ValueWithBound>> jacobian_with_bound(const Program& program,
                                                             const std::vector<double>& x);

// Definitions.

template <class S>
S value(const Program& program, const std::vector<S>& x) {
  return Generic(program)(x);
}

template <class S>
std::vector<S> values(const Program& program, const std::vector<S>& x) {
  return evaluate(program, x);
}

namespace detail {

/// This thread's tape. It keeps its memory between calls: an optimiser asks for thousands of gradients, and
/// touching fresh pages costs ten times the arithmetic.
template <class S>
Tape<S>& empty_tape() {
  static thread_local Tape<S> tape;
  tape.clear();
  return tape;
}

template <class S>
std::vector<Reverse<S>> record(const Program& program, const std::vector<S>& x, Tape<S>& tape) {
  std::vector<Reverse<S>> inputs;
  inputs.reserve(x.size());
  for (const S& coordinate : x) inputs.push_back(Reverse<S>::input(tape, coordinate));
  return evaluate(program, inputs);
}

/// The derivatives of one output in the inputs, which are the first nodes of the tape.
template <class S>
std::vector<S> sweep(const Tape<S>& tape, const Reverse<S>& output, std::size_t inputs) {
  if (output.is_constant()) return std::vector<S>(inputs, S(0));
  std::vector<S> adjoints = tape.adjoints(output.index());
  adjoints.resize(inputs, S(0));
  return adjoints;
}

}  // namespace detail

template <class S>
std::vector<std::vector<S>> jacobian(const Program& program, const std::vector<S>& x) {
  Tape<S>& tape = detail::empty_tape<S>();
  std::vector<std::vector<S>> rows;
  for (const Reverse<S>& output : detail::record(program, x, tape))
    rows.push_back(detail::sweep(tape, output, x.size()));
  return rows;
}

template <class S>
std::vector<S> gradient(const Program& program, const std::vector<S>& x) {
  detail::require_scalar_valued(program);
  Tape<S>& tape = detail::empty_tape<S>();
  const Reverse<S> output = detail::record(program, x, tape).front();
  return detail::sweep(tape, output, x.size());
}

template <class S>
std::vector<std::vector<S>> hessian(const Program& program, const std::vector<S>& x) {
  std::vector<Dual<S>> point;
  for (const S& coordinate : x) point.push_back(Dual<S>(coordinate, S(0)));
  std::vector<std::vector<S>> rows(x.size(), std::vector<S>(x.size(), S(0)));
  for (std::size_t i = 0; i < x.size(); ++i) {
    point[i].tangent = S(1);
    const std::vector<Dual<S>> row = gradient(program, point);
    point[i].tangent = S(0);
    for (std::size_t j = i; j < x.size(); ++j) rows[i][j] = rows[j][i] = row[j].tangent;
  }
  return rows;
}

extern template double value(const Program&, const std::vector<double>&);
extern template long double value(const Program&, const std::vector<long double>&);
extern template std::vector<double> values(const Program&, const std::vector<double>&);
extern template std::vector<long double> values(const Program&, const std::vector<long double>&);
extern template std::vector<double> gradient(const Program&, const std::vector<double>&);
extern template std::vector<long double> gradient(const Program&, const std::vector<long double>&);
extern template std::vector<std::vector<double>> jacobian(const Program&, const std::vector<double>&);
extern template std::vector<std::vector<long double>> jacobian(const Program&,
                                                               const std::vector<long double>&);
extern template std::vector<std::vector<double>> hessian(const Program&, const std::vector<double>&);
extern template std::vector<std::vector<long double>> hessian(const Program&,
                                                              const std::vector<long double>&);

}  // namespace mathjudge::functions
