// Shapes first, then NaN and Inf, then numbers.
#include "compare/entries.hpp"

#include <fmt/format.h>

#include <cmath>
#include <type_traits>
#include <utility>

namespace mathjudge::compare {
namespace {

bool is_ragged(const values::Matrix& matrix) {
  for (const values::Vector& row : matrix)
    if (row.size() != matrix.front().size()) return true;
  return false;
}

Part part_of(const values::Matrix& value) {
  if (is_ragged(value)) return {Rank::Matrix, true, {}};
  return matrix(to_dense(value));
}

template <class Number>
requires std::is_arithmetic_v<Number> Part part_of(const std::vector<Number>& value) {
  return vector(std::vector<long double>(value.begin(), value.end()));
}

template <class Number>
requires std::is_arithmetic_v<Number> Part part_of(Number value) {
  return scalar(static_cast<long double>(value));
}

template <class Value>
concept Numeric = requires(const Value& value) {
  part_of(value);
};

bool finite_as_double(long double x) { return std::isfinite(static_cast<double>(x)); }

std::string part_name(const Question& question, std::size_t part) {
  const auto& returns = question.function.returns;
  return part < returns.size() && !returns[part].name.empty() ? returns[part].name : "the answer";
}

Check shape_check(const Question& question, std::size_t part, const Extent& extent) {
  const std::string name = part_name(question, part);
  return {fmt::format("shape of {} is {}", name, extent.shape_want), 1, 0,
          fmt::format("{} should be {} and is {}.", name, extent.shape_want, extent.shape_got), false};
}

Check finite_check(std::size_t count) {
  return {
      "entries that are NaN or Inf", static_cast<double>(count), 0,
      fmt::format("{} of the answer {} NaN or Inf where the right answer is a finite number: something was "
                  "divided by zero, overflowed, or left its domain on the way.",
                  count == 1 ? "An entry" : fmt::format("{} entries", count), count == 1 ? "is" : "are"),
      false};
}

/// The mismatch record of one entry.
Mismatch mismatch_at(const Part& got, const Part& want, std::size_t part, std::size_t k, long double bound) {
  Mismatch mismatch;
  mismatch.part = part;
  mismatch.index = index_of(want, k);
  mismatch.got = got.numbers.entries[k];
  mismatch.want = want.numbers.entries[k];
  mismatch.absolute = std::fabs(mismatch.got - mismatch.want);
  mismatch.relative = mismatch.absolute == 0 ? 0 : mismatch.absolute / std::fabs(mismatch.want);
  mismatch.bound = bound;
  return mismatch;
}

}  // namespace

Part scalar(long double value) {
  Part part;
  part.numbers = Dense(1, 1);
  part.numbers.entries[0] = value;
  return part;
}

Part vector(std::vector<long double> entries) {
  Part part;
  part.rank = Rank::Vector;
  part.numbers.rows = entries.size();
  part.numbers.columns = 1;
  part.numbers.entries = std::move(entries);
  return part;
}

Part matrix(Dense numbers) { return {Rank::Matrix, false, std::move(numbers)}; }

std::optional<Part> to_part(const values::Value& value) {
  return std::visit(
      [](const auto& held) -> std::optional<Part> {
        if constexpr (Numeric<decltype(held)>)
          return part_of(held);
        else
          return std::nullopt;
      },
      value);
}

std::vector<Part> to_parts(const Answer& answer) {
  std::vector<Part> parts;
  for (const values::Value& value : answer.parts) parts.push_back(to_part(value).value_or(Part{}));
  return parts;
}

std::string shape_of(const Part& part) {
  if (part.ragged) return "ragged";
  switch (part.rank) {
    case Rank::Scalar:
      return "scalar";
    case Rank::Vector:
      return part.numbers.rows == 1 ? "1 entry" : fmt::format("{} entries", part.numbers.rows);
    case Rank::Matrix:
      return fmt::format("{}x{}", part.numbers.rows, part.numbers.columns);
  }
  return "";
}

bool same_shape(const Part& a, const Part& b) {
  return a.rank == b.rank && a.ragged == b.ragged && a.numbers.rows == b.numbers.rows &&
         a.numbers.columns == b.numbers.columns;
}

std::vector<std::size_t> index_of(const Part& part, std::size_t k) {
  switch (part.rank) {
    case Rank::Scalar:
      return {};
    case Rank::Vector:
      return {k};
    case Rank::Matrix:
      return {k / part.numbers.columns, k % part.numbers.columns};
  }
  return {};
}

Dense matrix_argument(const Question& question, std::size_t position) {
  return to_dense(std::get<values::Matrix>(question.call.arguments.at(position)));
}

std::vector<long double> vector_argument(const Question& question, std::size_t position) {
  const auto& entries = std::get<values::Vector>(question.call.arguments.at(position));
  return {entries.begin(), entries.end()};
}

std::optional<Part> stored_part(const Question& question, std::size_t part) {
  const auto* returns = std::get_if<catalogue::Returns>(&question.call.expectation);
  if (!returns || part >= returns->stored.size() || !returns->stored[part]) return std::nullopt;
  if (part >= returns->stored_shape.size() || !returns->stored_shape[part]) return std::nullopt;
  std::optional<Part> result = to_part(*returns->stored_shape[part]);
  if (result && !result->ragged && result->numbers.entries.size() == returns->stored[part]->size())
    result->numbers.entries = *returns->stored[part];
  return result;
}

bool check_shapes(const Question& question, const std::vector<Part>& got, const std::vector<Part>& want,
                  Measurements& measurements) {
  Extent& extent = measurements.extent;
  for (std::size_t part = 0; part < want.size(); ++part) {
    const Part missing;
    const Part& candidate = part < got.size() ? got[part] : missing;
    const bool agree = same_shape(candidate, want[part]);
    extent.entries += candidate.numbers.entries.size();
    if (!extent.shapes_agree || (agree && part > 0)) continue;
    extent.shape_got = shape_of(candidate);
    extent.shape_want = shape_of(want[part]);
    extent.shapes_agree = agree;
    if (!agree) measurements.checks.push_back(shape_check(question, part, extent));
  }
  return extent.shapes_agree;
}

bool check_finite(const std::vector<Part>& got, const std::vector<Part>& want, Measurements& measurements) {
  std::size_t& count = measurements.extent.not_finite;
  for (std::size_t part = 0; part < want.size(); ++part)
    for (std::size_t k = 0; k < want[part].numbers.entries.size(); ++k)
      if (!std::isfinite(got[part].numbers.entries[k]) && finite_as_double(want[part].numbers.entries[k]))
        ++count;
  if (count > 0) measurements.checks.push_back(finite_check(count));
  return count == 0;
}

Target exact_target(std::vector<Part> want) {
  Target target{std::move(want), {}};
  for (const Part& part : target.want) target.bounds.emplace_back(part.numbers.entries.size(), 0.0L);
  return target;
}

long double ratio_to_bound(long double got, long double want, long double bound) {
  constexpr long double kNoBound = std::numeric_limits<long double>::infinity();
  if (got == want || (std::isnan(got) && std::isnan(want))) return 0;
  if (!std::isfinite(got)) return got == static_cast<long double>(static_cast<double>(want)) ? 0 : kNoBound;
  if (!std::isfinite(want) || !(bound > 0)) return kNoBound;
  return std::fabs(got - want) / bound;
}

Comparison compare_entries(const std::vector<Part>& got, const Target& target) {
  Comparison result;
  long double worst_absolute = 0;
  for (std::size_t part = 0; part < target.want.size(); ++part) {
    const auto &numbers = got[part].numbers.entries, &want = target.want[part].numbers.entries;
    for (std::size_t k = 0; k < want.size(); ++k) {
      const long double bound = target.bounds[part][k];
      const long double ratio = ratio_to_bound(numbers[k], want[k], bound);
      const long double absolute = ratio > 0 ? std::fabs(numbers[k] - want[k]) : 0;
      result.error_norm += absolute * absolute;
      result.want_norm += want[k] * want[k];
      result.bound_norm += bound * bound;
      if (ratio > 1) {
        ++result.out;
        // Among entries without a bound the larger difference counts; a NaN is never beaten.
        if (!result.worst || ratio > result.worst_ratio ||
            (ratio == result.worst_ratio && absolute > worst_absolute)) {
          result.worst = mismatch_at(got[part], target.want[part], part, k, bound);
          worst_absolute = std::isnan(absolute) ? std::numeric_limits<long double>::infinity() : absolute;
        }
      }
      result.worst_ratio = std::fmax(result.worst_ratio, ratio);
    }
  }
  result.error_norm = std::sqrt(result.error_norm);
  result.want_norm = std::sqrt(result.want_norm);
  result.bound_norm = std::sqrt(result.bound_norm);
  return result;
}

}  // namespace mathjudge::compare
