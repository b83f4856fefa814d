// Questions built by hand, so that comparators are tested without specs; and the small matrices they share.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "compare/compare.hpp"
#include "functions/formula.hpp"
#include "values/random.hpp"

namespace mathjudge::compare::testing {

using values::Matrix;
using values::Type;
using values::Value;
using values::Vector;

inline constexpr double kEpsilon = 0x1p-52;
inline const double kNaN = std::numeric_limits<double>::quiet_NaN();
inline const double kInf = std::numeric_limits<double>::infinity();

/// Owns everything a Question refers to. Not copied: the question points into it.
class Asked {
 public:
  Asked(catalogue::Judging judging, std::vector<catalogue::Parameter> returns) {
    function.judging = std::move(judging);
    function.returns = std::move(returns);
    call.expectation = catalogue::Returns{};
  }
  Asked(const Asked&) = delete;
  Asked& operator=(const Asked&) = delete;

  Asked& with(std::string name, Type type, Value value) {
    function.parameters.push_back({std::move(name), type});
    call.arguments.push_back(std::move(value));
    return *this;
  }
  /// Stores `numbers` as what the spec expects of the next part; `rounded` gives the shape.
  Asked& expecting(Value rounded, std::vector<long double> numbers) {
    auto& returns = std::get<catalogue::Returns>(call.expectation);
    returns.stored.emplace_back(std::move(numbers));
    returns.stored_shape.emplace_back(std::move(rounded));
    return *this;
  }

  Question question() const { return {function, the_case, call}; }
  Measurements judge(std::vector<Value> parts, Usage usage = {}) const {
    return compare(question(), Answer{std::move(parts), std::move(usage)});
  }
  bool accepts(std::vector<Value> parts, Usage usage = {}) const {
    return judge(std::move(parts), std::move(usage)).passed();
  }

  catalogue::Function function;
  catalogue::Case the_case{};
  catalogue::Call call;
};

inline catalogue::Judging judging(std::string comparator, std::string truth, std::string bound,
                                  double threshold) {
  catalogue::Judging result;
  result.comparator = std::move(comparator);
  result.truth = std::move(truth);
  result.bound = std::move(bound);
  result.threshold = threshold;
  return result;
}

inline catalogue::Judging residual(std::vector<std::string> ratios, double threshold) {
  catalogue::Judging result;
  result.comparator = "residual";
  result.ratios = std::move(ratios);
  result.threshold = threshold;
  return result;
}

inline values::Callback callback(const std::string& formula, functions::Inputs inputs = {},
                                 values::Derivative derivative = values::Derivative::Value) {
  auto program = functions::compile_formula(formula, inputs);
  if (!program) throw std::invalid_argument(program.error().what);
  return {*program, derivative};
}

inline Matrix random_matrix(std::size_t rows, std::size_t columns, std::uint64_t seed) {
  values::Random random(seed);
  Matrix result(rows, Vector(columns));
  for (Vector& row : result)
    for (double& entry : row) entry = random.uniform(-1, 1);
  return result;
}

inline Matrix times(Matrix a, double factor) {
  for (Vector& row : a)
    for (double& entry : row) entry *= factor;
  return a;
}

inline Matrix transposed(const Matrix& a) {
  Matrix result(a.empty() ? 0 : a.front().size(), Vector(a.size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < a[i].size(); ++j) result[j][i] = a[i][j];
  return result;
}

/// Plain inner products in double: what a right solution does.
inline Matrix multiplied(const Matrix& a, const Matrix& b) {
  Matrix result(a.size(), Vector(b.empty() ? 0 : b.front().size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < b.size(); ++k)
      for (std::size_t j = 0; j < b[k].size(); ++j) result[i][j] += a[i][k] * b[k][j];
  return result;
}

inline Matrix hilbert(std::size_t n) {
  Matrix result(n, Vector(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) result[i][j] = 1.0 / static_cast<double>(i + j + 1);
  return result;
}

inline std::string all_lessons(const Measurements& measurements) {
  std::string text;
  for (const Check& check : measurements.checks) text += check.teaches + "\n";
  for (const std::string& note : measurements.notes) text += note + "\n";
  return text;
}

inline bool mentions(const std::string& text, const std::string& phrase) {
  return text.find(phrase) != std::string::npos;
}

}  // namespace mathjudge::compare::testing
