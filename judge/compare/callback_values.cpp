// A table from what a callback returns to how the judge evaluates it.
#include "compare/callback_values.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <utility>

#include "functions/derivatives.hpp"

namespace mathjudge::compare {
namespace {

using functions::ValueWithBound;
using Rows = std::vector<std::vector<ValueWithBound>>;

Evaluated from_rows(const Rows& rows) {
  const std::size_t columns = rows.empty() ? 0 : rows.front().size();
  Evaluated result{Dense(rows.size(), columns), Dense(rows.size(), columns)};
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < columns; ++j) {
      result.value.at(i, j) = rows[i][j].value;
      result.bound.at(i, j) = rows[i][j].bound;
    }
  return result;
}

Evaluated from_column(const std::vector<ValueWithBound>& column) {
  Evaluated result{Dense(column.size(), 1), Dense(column.size(), 1)};
  for (std::size_t i = 0; i < column.size(); ++i) {
    result.value.entries[i] = column[i].value;
    result.bound.entries[i] = column[i].bound;
  }
  return result;
}

Evaluated without_bounds(const std::vector<std::vector<long double>>& rows) {
  const std::size_t columns = rows.empty() ? 0 : rows.front().size();
  Evaluated result{Dense(rows.size(), columns), Dense(rows.size(), columns)};
  for (std::size_t i = 0; i < rows.size(); ++i)
    std::copy(rows[i].begin(), rows[i].end(), result.value.row(i));
  return result;
}

Evaluated without_bounds(std::vector<long double> column) {
  Evaluated result{Dense(column.size(), 1), Dense(column.size(), 1)};
  result.value.entries = std::move(column);
  return result;
}

Evaluated evaluate_kind(const values::Callback& callback, const std::vector<double>& x) {
  switch (callback.derivative) {
    case values::Derivative::Value:
      return from_column(functions::values_with_bound(callback.program, x));
    case values::Derivative::Gradient:
      return from_column(functions::gradient_with_bound(callback.program, x));
    case values::Derivative::Jacobian:
      return from_rows(functions::jacobian_with_bound(callback.program, x));
    case values::Derivative::Hessian:
      return without_bounds(
          functions::hessian(callback.program, std::vector<long double>(x.begin(), x.end())));
  }
  return {};
}

Evaluated evaluate_kind_without_bounds(const values::Callback& callback, const std::vector<double>& x) {
  const std::vector<long double> point(x.begin(), x.end());
  switch (callback.derivative) {
    case values::Derivative::Value:
      return without_bounds(functions::values(callback.program, point));
    case values::Derivative::Gradient:
      return without_bounds(functions::gradient(callback.program, point));
    case values::Derivative::Jacobian:
      return without_bounds(functions::jacobian(callback.program, point));
    case values::Derivative::Hessian:
      return without_bounds(functions::hessian(callback.program, point));
  }
  return {};
}

template <class Evaluation>
Evaluated or_nothing(const Evaluation& evaluation) {
  try {
    return evaluation();
  } catch (const std::exception&) {  // an x of the wrong length: a spec's fault, and no number
    Evaluated nothing{Dense(1, 1), Dense(1, 1)};
    nothing.value.entries[0] = std::numeric_limits<long double>::quiet_NaN();
    return nothing;
  }
}

}  // namespace

Evaluated evaluate_callback(const values::Callback& callback, const std::vector<double>& x) {
  return or_nothing([&] { return evaluate_kind(callback, x); });
}

Evaluated evaluate_callback_without_bounds(const values::Callback& callback, const std::vector<double>& x) {
  return or_nothing([&] { return evaluate_kind_without_bounds(callback, x); });
}

}  // namespace mathjudge::compare
