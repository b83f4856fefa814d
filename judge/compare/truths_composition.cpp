// Runs the stages in long double with running error bounds, and multiplies their Jacobians.
#include "compare/truths_composition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "functions/bounded.hpp"
#include "functions/derivatives.hpp"

namespace mathjudge::compare {
namespace {

using functions::Bounded;
using Point = std::vector<Bounded>;

const values::Stages& stages_of(const Question& question) {
  return std::get<values::Stages>(question.call.arguments.at(0));
}

Point start_of(const Question& question) {
  const auto& x = std::get<values::Vector>(question.call.arguments.at(1));
  return {x.begin(), x.end()};
}

/// A matrix, and what its entries may be off by.
struct Uncertain {
  Dense value, bound;
};

Uncertain jacobian_at(const values::Callback& jacobian, const Point& y) {
  const auto rows = functions::jacobian(jacobian.program, y);
  Uncertain result{Dense(rows.size(), y.size()), Dense(rows.size(), y.size())};
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < y.size(); ++j) {
      result.value.at(i, j) = rows[i][j].value;
      result.bound.at(i, j) = rows[i][j].bound;
    }
  return result;
}

Dense magnitudes(Dense a) {
  for (long double& entry : a.entries) entry = std::fabs(entry);
  return a;
}

void add(Dense& a, const Dense& b, long double factor = 1) {
  for (std::size_t k = 0; k < a.entries.size(); ++k) a.entries[k] += factor * b.entries[k];
}

/// The product of Jacobians so far. `shadow` is |J_k| ... |J_1|, which no order of multiplication exceeds;
/// `spread` what the uncertainty of the factors makes of it.
struct Product {
  Dense value, shadow, spread;
  long double terms = 0;  ///< sum of the inner dimensions

  explicit Product(std::size_t n) : value(identity(n)), shadow(identity(n)), spread(n, n) {}

  void multiply_by(const Uncertain& j) {
    // (|J| + dJ)(shadow + spread) - |J| shadow, without the subtraction.
    Dense reach = shadow;
    add(reach, spread);
    spread = multiply(magnitudes(j.value), spread);
    add(spread, multiply(j.bound, reach));
    shadow = multiply(magnitudes(j.value), shadow);
    value = multiply(j.value, value);
    terms += static_cast<long double>(j.value.columns);
  }
  std::vector<long double> bounds() const {
    Dense result = spread;
    add(result, shadow, terms * kEps);
    return result.entries;
  }
};

Truth truth_of(const Point& y, const Product& product) {
  Truth truth;
  std::vector<long double> value, bound;
  for (const Bounded& entry : y) {
    value.push_back(entry.value);
    bound.push_back(entry.bound);
  }
  truth.parts = {vector(std::move(value)), matrix(product.value)};
  truth.magnitudes = {std::move(bound), product.bounds()};
  return truth;
}

/// The composition with each Jacobian taken where `place` says: at x, or at the stage's own input.
template <class Place>
Truth composed(const Question& question, Place place) {
  const Point x = start_of(question);
  Point y = x;
  Product product(x.size());
  for (const values::Stage& stage : stages_of(question)) {
    product.multiply_by(jacobian_at(stage.jacobian, place(x, y)));
    y = functions::values(stage.function.program, y);
  }
  return truth_of(y, product);
}

/// J_1 J_2 ... J_k: the product in the wrong order, where the shapes allow it.
Truth reversed(const Question& question) {
  Point y = start_of(question);
  std::vector<Uncertain> jacobians;
  for (const values::Stage& stage : stages_of(question)) {
    jacobians.push_back(jacobian_at(stage.jacobian, y));
    y = functions::values(stage.function.program, y);
  }
  Product product(y.size());
  std::reverse(jacobians.begin(), jacobians.end());
  for (const auto& jacobian : jacobians) product.multiply_by(jacobian);
  return truth_of(y, product);
}

bool all_square(const Question& question) {
  const std::size_t n = start_of(question).size();
  const auto keeps = [n](const values::Stage& stage) {
    return functions::values(stage.function.program, std::vector<double>(n, 0.5)).size() == n;
  };
  const values::Stages& stages = stages_of(question);
  return std::all_of(stages.begin(), stages.end(), keeps);
}

bool differs(const Truth& a, const Truth& b) {
  return a.parts.back().numbers.entries != b.parts.back().numbers.entries;
}

}  // namespace

Truth composition(const Question& question) {
  return composed(question, [](const Point&, const Point& y) { return y; });
}

std::vector<Confusion> composition_confusions(const Question& question) {
  std::vector<Confusion> result;
  if (stages_of(question).size() < 2 || !all_square(question)) return result;
  const Truth right = composition(question);
  Truth at_x = composed(question, [](const Point&x, const Point&) { return x; }), other = reversed(question);
  if (differs(at_x, right))
    result.push_back({"the product of the Jacobians at x, not at the intermediate values", std::move(at_x)});
  if (differs(other, right))
    result.push_back({"the product of the Jacobians in the opposite order", std::move(other)});
  return result;
}

std::string composition_lesson(const Findings& findings) {
  const auto& worst = findings.comparison.worst;
  if (!worst) return "";
  if (worst->part == 0)
    return "The value is wrong: the first stage is applied to x, each further one to the result before it.";
  return "The value is right and its Jacobian is not: J = J_k ... J_2 J_1, each stage's Jacobian taken at "
         "that stage's own input, the last stage leftmost.";
}

void composition_budget(const Question&, const Usage& usage, Measurements& measurements) {
  const auto most = std::max_element(usage.callback_calls.begin(), usage.callback_calls.end());
  if (most == usage.callback_calls.end()) return;
  const auto callback = static_cast<std::size_t>(most - usage.callback_calls.begin());
  Check check{"calls beyond one of each function and Jacobian",
              *most > 1 ? static_cast<double>(*most - 1) : 0, 0, "", false};
  if (!check.passed())
    check.teaches = fmt::format(
        "The {} of stage {} was called {} times: each function and each Jacobian may be called at most once. "
        "Keep the intermediate values.",
        callback % 2 == 0 ? "function" : "Jacobian", callback / 2 + 1, *most);
  measurements.checks.push_back(std::move(check));
}

}  // namespace mathjudge::compare
