// One table row per disguise; a row turns the right answer into the wrong one, bounds included.
#include "compare/patterns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace mathjudge::compare {
namespace {

/// The only part of a target, or null: disguises are defined for functions that return one thing.
const Part* only_part(const Target& target) {
  return target.want.size() == 1 ? &target.want.front() : nullptr;
}

Target with_part(Part want, std::vector<long double> bounds) {
  return {{std::move(want)}, {std::move(bounds)}};
}

std::optional<Target> transposed(const Question&, const Target& right) {
  const Part* part = only_part(right);
  if (!part || part->rank != Rank::Matrix) return std::nullopt;
  Dense bounds = part->numbers;
  bounds.entries = right.bounds.front();
  return with_part(matrix(transpose(part->numbers)), transpose(bounds).entries);
}

Target times(const Target& right, long double factor) {
  Target result = right;
  for (Part& part : result.want)
    for (long double& entry : part.numbers.entries) entry *= factor;
  for (auto& bounds : result.bounds)
    for (long double& bound : bounds) bound *= std::fabs(factor);
  return result;
}

std::optional<Target> negated(const Question&, const Target& right) { return times(right, -1); }
std::optional<Target> doubled(const Question&, const Target& right) { return times(right, 2); }
std::optional<Target> halved(const Question&, const Target& right) { return times(right, 0.5L); }

/// How many samples there are: the length of the first array among the arguments.
std::optional<long double> sample_count(const Question& question) {
  for (const values::Value& argument : question.call.arguments)
    if (const auto part = to_part(argument); part && part->rank != Rank::Scalar && part->numbers.rows > 2)
      return static_cast<long double>(part->numbers.rows);
  return std::nullopt;
}

std::optional<Target> divided_by_one_less(const Question& question, const Target& right) {
  const auto n = sample_count(question);
  return n ? std::optional(times(right, *n / (*n - 1))) : std::nullopt;
}

std::optional<Target> divided_by_one_more(const Question& question, const Target& right) {
  const auto n = sample_count(question);
  return n ? std::optional(times(right, (*n - 1) / *n)) : std::nullopt;
}

/// `right` with its rows (or vector entries) in the order given.
Target reordered(const Target& right, const std::vector<std::size_t>& order) {
  Target result = right;
  const Dense& from = right.want.front().numbers;
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t j = 0; j < from.columns; ++j) {
      result.want.front().numbers.at(i, j) = from.at(order[i], j);
      result.bounds.front()[i * from.columns + j] = right.bounds.front()[order[i] * from.columns + j];
    }
  return result;
}

std::optional<Target> reversed(const Question&, const Target& right) {
  const Part* part = only_part(right);
  if (!part || part->numbers.rows < 2) return std::nullopt;
  std::vector<std::size_t> order(part->numbers.rows);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = order.size() - 1 - i;
  return reordered(right, order);
}

std::optional<Target> zero(const Question&, const Target& right) {
  std::vector<Part> want = right.want;
  for (Part& part : want) std::fill(part.numbers.entries.begin(), part.numbers.entries.end(), 0.0L);
  return exact_target(std::move(want));
}

std::optional<Target> truncated(const Question&, const Target& right) {
  std::vector<Part> want = right.want;
  for (Part& part : want)
    for (long double& entry : part.numbers.entries) entry = std::trunc(entry);
  return exact_target(std::move(want));
}

struct Disguise {
  std::string_view name;
  std::optional<Target> (*apply)(const Question&, const Target&);
};
constexpr Disguise kDisguises[] = {
    {"zero in every entry", zero},
    {"the transpose of the right answer", transposed},
    {"the right answer with its sign flipped", negated},
    {"twice the right answer", doubled},
    {"half the right answer", halved},
    {"the right answer times n/(n-1)", divided_by_one_less},
    {"the right answer times (n-1)/n", divided_by_one_more},
    {"the right answer in reverse order", reversed},
    {"the right answer with its fractions cut off", truncated},
};

/// Which argument came back untouched, if any.
std::string unchanged_input(const Question& question, const std::vector<Part>& got) {
  for (std::size_t i = 0; i < question.call.arguments.size() && i < question.function.parameters.size(); ++i)
    if (const auto part = to_part(question.call.arguments[i]);
        part && part->rank != Rank::Scalar && meets(got, exact_target({*part})))
      return fmt::format("the argument {} unchanged", question.function.parameters[i].name);
  return "";
}

bool row_meets(const Part& got, std::size_t i, const Target& right, std::size_t from) {
  const std::size_t columns = got.numbers.columns;
  for (std::size_t j = 0; j < columns; ++j)
    if (!(ratio_to_bound(got.numbers.at(i, j), right.want.front().numbers.at(from, j),
                         right.bounds.front()[from * columns + j]) <= 1))
      return false;
  return true;
}

/// "the right answer with its rows 0 and 2 swapped": every row that is out of place is found elsewhere.
std::string moved_rows(const std::vector<Part>& got, const Target& right) {
  constexpr std::size_t kMostRows = 256;  // the search is quadratic in rows
  const Part* want = only_part(right);
  if (!want || want->rank == Rank::Scalar || got.size() != 1 || !same_shape(got.front(), *want)) return "";
  const std::size_t rows = want->numbers.rows;
  if (rows < 2 || rows > kMostRows) return "";
  std::vector<bool> taken(rows, false);
  std::vector<std::size_t> moved;
  for (std::size_t i = 0; i < rows; ++i) {
    taken[i] = row_meets(got.front(), i, right, i);
    if (!taken[i]) moved.push_back(i);
  }
  if (moved.empty()) return "";
  for (const std::size_t i : moved) {
    std::size_t from = 0;
    while (from < rows && (taken[from] || !row_meets(got.front(), i, right, from))) ++from;
    if (from == rows) return "";
    taken[from] = true;
  }
  const std::string_view what = want->rank == Rank::Matrix ? "rows" : "entries";
  if (moved.size() == 2)
    return fmt::format("the right answer with {} {} and {} swapped", what, moved[0], moved[1]);
  return fmt::format("the right answer with its {} in another order", what);
}

/// Every entry is a float, and as near as float arithmetic with the same bounds comes.
bool single_precision(const std::vector<Part>& got, const Target& right) {
  constexpr long double kFloatEpsOverEps = 0x1p29L;
  for (const Part& part : got)
    for (const long double entry : part.numbers.entries)
      if (static_cast<long double>(static_cast<float>(entry)) != entry) return false;
  Target loose = right;
  for (auto& bounds : loose.bounds)
    for (long double& bound : bounds) bound *= kFloatEpsOverEps;
  return meets(got, loose);
}

/// A single whole number equals too many things by chance: 3 is 2 times n/(n-1) for three rows.
bool is_a_count(const Target& right) {
  const Part* part = only_part(right);
  return part && part->rank == Rank::Scalar &&
         part->numbers.entries.front() == std::trunc(part->numbers.entries.front());
}

}  // namespace

bool meets(const std::vector<Part>& got, const Target& target) {
  if (got.size() != target.want.size()) return false;
  for (std::size_t part = 0; part < got.size(); ++part)
    if (!same_shape(got[part], target.want[part])) return false;
  return compare_entries(got, target).out == 0;
}

std::string find_pattern(const Question& question, const std::vector<Part>& got, const Target& right,
                         const std::vector<NamedTarget>& confusions) {
  for (const NamedTarget& confusion : confusions)
    if (meets(got, confusion.target)) return confusion.name;
  if (is_a_count(right)) return "";
  if (std::string input = unchanged_input(question, got); !input.empty()) return input;
  for (const Disguise& disguise : kDisguises)
    if (const auto target = disguise.apply(question, right); target && meets(got, *target))
      return std::string(disguise.name);
  if (single_precision(got, right)) return "the right answer in single precision";
  return moved_rows(got, right);
}

}  // namespace mathjudge::compare
