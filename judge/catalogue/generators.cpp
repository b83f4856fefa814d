// The tables of generators; families.hpp says what each family is.
// A new family is one row here, one function there, one entry in problems/schema.json and a test.
#include "catalogue/generators.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/families.hpp"

namespace mathjudge::catalogue {
namespace {

using values::Matrix;
using values::Vector;
using Arguments = GeneratorArguments;
using enum ParameterKind;

const GeneratorParameter kRows{"rows", Count}, kColumns{"columns", Count}, kN{"n", Count},
    kLength{"length", Count}, kSeed{"seed", Seed}, kLow{"low", Number}, kHigh{"high", Number},
    kLowInteger{"low", Integer}, kHighInteger{"high", Integer}, kValue{"value", AnyNumber},
    kValues{"values", Numbers}, kFactor{"factor", Number}, kFactors{"factors", Numbers}, kRow{"row", Count},
    kOf{"of", Operand};

// --- Extents ---

std::size_t count(const Arguments& a, const char* name) { return static_cast<std::size_t>(a.integer(name)); }
Extent rectangle(const Arguments& a) { return {count(a, "rows"), count(a, "columns")}; }
Extent square(const Arguments& a) { return {count(a, "n"), count(a, "n")}; }
Extent one_more_row(const Arguments& a) { return {count(a, "n") + 1, count(a, "n")}; }
Extent square_of_values(const Arguments& a) { return {a.vector("values").size(), a.vector("values").size()}; }
Extent nodes_by_columns(const Arguments& a) { return {a.vector("nodes").size(), count(a, "columns")}; }
Extent eight(const Arguments&) { return {8, 8}; }
Extent line(const Arguments& a) { return {count(a, "length"), 1}; }
Extent operand_vector(const Arguments& a) { return {a.vector("of").size(), 1}; }
Extent operand(const Arguments& a) {
  std::size_t columns = 0;
  for (const Vector& row : a.matrix("of")) columns = std::max(columns, row.size());
  return {a.matrix("of").size(), columns};
}

Extent operand_transposed(const Arguments& a) {
  const Extent extent = operand(a);
  return {extent.columns, extent.rows};
}

// --- Complaints ---

std::string low_above_high(const Arguments& a) {
  return a.number("low") <= a.number("high") ? "" : "\"low\" is greater than \"high\"";
}

std::string integers_low_above_high(const Arguments& a) {
  return a.integer("low") <= a.integer("high") ? "" : "\"low\" is greater than \"high\"";
}

std::string not_positive(const Arguments& a) {
  if (!(a.number("low") > 0)) return "\"low\" must be positive";
  return low_above_high(a);
}

std::string no_magic_square(const Arguments& a) {
  return a.integer("n") == 1 || a.integer("n") >= 3
             ? ""
             : fmt::format("there is no magic square of order {}", a.integer("n"));
}

std::string too_large(int n) {
  return n <= kLargestOrthogonal
             ? ""
             : fmt::format("a dense orthogonal factor has at most {} rows", kLargestOrthogonal);
}

std::string condition_below_one(const Arguments& a) {
  return a.number("condition") >= 1 ? "" : "a condition number is at least 1";
}

std::string bad_condition(const Arguments& a) {
  const std::string size = too_large(std::max(a.integer("rows"), a.integer("columns")));
  return size.empty() ? condition_below_one(a) : size;
}

std::string bad_spd(const Arguments& a) {
  const std::string size = too_large(a.integer("n"));
  return size.empty() ? condition_below_one(a) : size;
}

std::string too_many_values(const Arguments& a) {
  const std::size_t most = std::min(count(a, "rows"), count(a, "columns"));
  if (a.vector("values").size() > most) return fmt::format("at most {} singular values fit", most);
  return too_large(std::max(a.integer("rows"), a.integer("columns")));
}

std::string values_not_n(const Arguments& a) {
  if (a.vector("values").size() != count(a, "n"))
    return fmt::format("{} eigenvalues are due", a.integer("n"));
  return too_large(a.integer("n"));
}

std::string rank_too_high(const Arguments& a) {
  const int most = std::min(a.integer("rows"), a.integer("columns"));
  if (a.integer("rank") > most) return fmt::format("the rank is at most {}", most);
  return too_large(std::max(a.integer("rows"), a.integer("columns")));
}

std::string no_states(const Arguments& a) { return a.integer("n") > 0 ? "" : "\"n\" must be positive"; }

std::string factors_not_rows(const Arguments& a) {
  const std::size_t rows = operand(a).rows;
  return a.vector("factors").size() == rows ? "" : fmt::format("{} factors are due, one per row", rows);
}

bool ragged(const Matrix& matrix) {
  return std::any_of(matrix.begin(), matrix.end(),
                     [&](const Vector& row) { return row.size() != matrix[0].size(); });
}

std::string is_ragged(const Arguments& a) {
  return ragged(a.matrix("of")) ? "the rows of \"of\" differ in length" : "";
}

std::string factors_not_columns(const Arguments& a) {
  if (ragged(a.matrix("of"))) return is_ragged(a);
  const std::size_t columns = operand(a).columns;
  return a.vector("factors").size() == columns ? ""
                                               : fmt::format("{} factors are due, one per column", columns);
}

std::string no_such(const Arguments& a, const char* name, std::size_t size) {
  if (count(a, name) < size) return "";
  return fmt::format("\"{}\" is {}, but they are counted from 0 and there are {}", name, a.integer(name),
                     size);
}

std::string no_such_row(const Arguments& a) { return no_such(a, "row", operand(a).rows); }

std::string no_such_rows(const Arguments& a) {
  const std::string from = no_such(a, "from", operand(a).rows);
  return from.empty() ? no_such(a, "to", operand(a).rows) : from;
}

std::string no_such_entry(const Arguments& a) {
  const std::string row = no_such_row(a);
  return row.empty() ? no_such(a, "column", a.matrix("of")[count(a, "row")].size()) : row;
}

std::string no_such_index(const Arguments& a) { return no_such(a, "index", a.vector("of").size()); }

// --- Wrappers that are more than a line ---

Matrix scaled(Matrix matrix, double factor) {
  for (Vector& row : matrix) {
    for (double& entry : row) entry *= factor;
  }
  return matrix;
}

Matrix scaled_rows(Matrix matrix, const Vector& factors) {
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (double& entry : matrix[i]) entry *= factors[i];
  }
  return matrix;
}

Matrix scaled_columns(Matrix matrix, const Vector& factors) {
  for (Vector& row : matrix) {
    for (std::size_t j = 0; j < row.size(); ++j) row[j] *= factors[j];
  }
  return matrix;
}

Matrix transposed(const Matrix& matrix) {
  Matrix result(matrix.empty() ? 0 : matrix[0].size(), Vector(matrix.size()));
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (std::size_t j = 0; j < result.size(); ++j) result[j][i] = matrix[i][j];
  }
  return result;
}

Matrix shifted(Matrix matrix, double value) {
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    if (i < matrix[i].size()) matrix[i][i] += value;
  }
  return matrix;
}

Matrix with_duplicate(Matrix matrix, std::size_t from, std::size_t to) {
  matrix[to] = Vector(matrix[from]);
  return matrix;
}

Matrix with_zero_row(Matrix matrix, std::size_t row) {
  matrix[row].assign(matrix[row].size(), 0.0);
  return matrix;
}

Matrix with_entry(Matrix matrix, std::size_t row, std::size_t column, double value) {
  matrix[row][column] = value;
  return matrix;
}

Vector with_entry(Vector vector, std::size_t index, double value) {
  vector[index] = value;
  return vector;
}

Vector scaled(Vector vector, double factor) {
  for (double& entry : vector) entry *= factor;
  return vector;
}

std::vector<Generator<Matrix>> matrix_families() {
  using namespace families;
  return {
      {"uniform",
       {kRows, kColumns, kSeed, kLow, kHigh},
       rectangle,
       low_above_high,
       [](const Arguments& a) {
         return uniform(a.integer("rows"), a.integer("columns"), a.seed(), a.number("low"), a.number("high"));
       }},
      {"integers",
       {kRows, kColumns, kSeed, kLowInteger, kHighInteger},
       rectangle,
       integers_low_above_high,
       [](const Arguments& a) {
         return integers(a.integer("rows"), a.integer("columns"), a.seed(), a.integer("low"),
                         a.integer("high"));
       }},
      {"symmetric_uniform",
       {kN, kSeed, kLow, kHigh},
       square,
       low_above_high,
       [](const Arguments& a) {
         return symmetric_uniform(a.integer("n"), a.seed(), a.number("low"), a.number("high"));
       }},
      {"zeros",
       {kRows, kColumns},
       rectangle,
       nullptr,
       [](const Arguments& a) { return constant(a.integer("rows"), a.integer("columns"), 0); }},
      {"constant",
       {kRows, kColumns, kValue},
       rectangle,
       nullptr,
       [](const Arguments& a) {
         return constant(a.integer("rows"), a.integer("columns"), a.number("value"));
       }},
      {"identity",
       {kN},
       square,
       nullptr,
       [](const Arguments& a) { return diagonal(Vector(count(a, "n"), 1.0)); }},
      {"diagonal",
       {kValues},
       square_of_values,
       nullptr,
       [](const Arguments& a) { return diagonal(a.vector("values")); }},
      {"permutation",
       {kN, kSeed},
       square,
       nullptr,
       [](const Arguments& a) { return permutation(a.integer("n"), a.seed()); }},
      {"hilbert", {kN}, square, nullptr, [](const Arguments& a) { return hilbert(a.integer("n")); }},
      {"magic", {kN}, square, no_magic_square, [](const Arguments& a) { return magic(a.integer("n")); }},
      {"rosser", {}, eight, nullptr, [](const Arguments&) { return rosser(); }},
      {"wilkinson", {kN}, square, nullptr, [](const Arguments& a) { return wilkinson(a.integer("n")); }},
      {"upper_ones",
       {kN, {"above", Number}},
       square,
       nullptr,
       [](const Arguments& a) { return upper_ones(a.integer("n"), a.number("above")); }},
      {"tridiagonal",
       {kN, {"diagonal", Number}, {"off", Number}},
       square,
       nullptr,
       [](const Arguments& a) { return tridiagonal(a.integer("n"), a.number("diagonal"), a.number("off")); }},
      {"lauchli",
       {kN, {"epsilon", Number}},
       one_more_row,
       nullptr,
       [](const Arguments& a) { return lauchli(a.integer("n"), a.number("epsilon")); }},
      {"vandermonde",
       {{"nodes", Numbers}, kColumns},
       nodes_by_columns,
       nullptr,
       [](const Arguments& a) { return vandermonde(a.vector("nodes"), a.integer("columns")); }},
      {"spectrum",
       {kRows, kColumns, kSeed, kValues},
       rectangle,
       too_many_values,
       [](const Arguments& a) {
         return spectrum(a.integer("rows"), a.integer("columns"), a.seed(), a.vector("values"));
       }},
      {"symmetric_spectrum",
       {kN, kSeed, kValues},
       square,
       values_not_n,
       [](const Arguments& a) { return symmetric_spectrum(a.seed(), a.vector("values")); }},
      {"condition",
       {kRows, kColumns, kSeed, {"condition", Number}},
       rectangle,
       bad_condition,
       [](const Arguments& a) {
         const int r = std::min(a.integer("rows"), a.integer("columns"));
         return spectrum(a.integer("rows"), a.integer("columns"), a.seed(),
                         geometric_decay(r, a.number("condition")));
       }},
      {"spd",
       {kN, kSeed, {"condition", Number}},
       square,
       bad_spd,
       [](const Arguments& a) {
         return symmetric_spectrum(a.seed(), geometric_decay(a.integer("n"), a.number("condition")));
       }},
      {"rank",
       {kRows, kColumns, kSeed, {"rank", Count}},
       rectangle,
       rank_too_high,
       [](const Arguments& a) {
         return rank(a.integer("rows"), a.integer("columns"), a.seed(), a.integer("rank"));
       }},
      {"stochastic",
       {kN, kSeed},
       square,
       no_states,
       [](const Arguments& a) { return stochastic(a.integer("n"), a.seed()); }},
  };
}

std::vector<Generator<Matrix>> matrix_wrappers() {
  return {
      {"scale",
       {kFactor, kOf},
       operand,
       nullptr,
       [](const Arguments& a) { return scaled(a.matrix("of"), a.number("factor")); }},
      {"scale_rows",
       {kFactors, kOf},
       operand,
       factors_not_rows,
       [](const Arguments& a) { return scaled_rows(a.matrix("of"), a.vector("factors")); }},
      {"scale_columns",
       {kFactors, kOf},
       operand,
       factors_not_columns,
       [](const Arguments& a) { return scaled_columns(a.matrix("of"), a.vector("factors")); }},
      {"duplicate_row",
       {{"from", Count}, {"to", Count}, kOf},
       operand,
       no_such_rows,
       [](const Arguments& a) { return with_duplicate(a.matrix("of"), count(a, "from"), count(a, "to")); }},
      {"zero_row",
       {kRow, kOf},
       operand,
       no_such_row,
       [](const Arguments& a) { return with_zero_row(a.matrix("of"), count(a, "row")); }},
      {"set_entry",
       {kRow, {"column", Count}, kValue, kOf},
       operand,
       no_such_entry,
       [](const Arguments& a) {
         return with_entry(a.matrix("of"), count(a, "row"), count(a, "column"), a.number("value"));
       }},
      {"transpose",
       {kOf},
       operand_transposed,
       is_ragged,
       [](const Arguments& a) { return transposed(a.matrix("of")); }},
      {"add_diagonal",
       {kValue, kOf},
       operand,
       nullptr,
       [](const Arguments& a) { return shifted(a.matrix("of"), a.number("value")); }},
  };
}

std::vector<Generator<Vector>> vector_families() {
  using namespace families;
  return {
      {"uniform",
       {kLength, kSeed, kLow, kHigh},
       line,
       low_above_high,
       [](const Arguments& a) {
         return uniform(a.integer("length"), a.seed(), a.number("low"), a.number("high"));
       }},
      {"integers",
       {kLength, kSeed, kLowInteger, kHighInteger},
       line,
       integers_low_above_high,
       [](const Arguments& a) {
         return integers(a.integer("length"), a.seed(), a.integer("low"), a.integer("high"));
       }},
      {"log_uniform",
       {kLength, kSeed, kLow, kHigh},
       line,
       not_positive,
       [](const Arguments& a) {
         return log_uniform(a.integer("length"), a.seed(), a.number("low"), a.number("high"));
       }},
      {"zeros", {kLength}, line, nullptr, [](const Arguments& a) { return Vector(count(a, "length"), 0.0); }},
      {"constant",
       {kLength, kValue},
       line,
       nullptr,
       [](const Arguments& a) { return Vector(count(a, "length"), a.number("value")); }},
      {"linspace",
       {kLength, kLow, kHigh},
       line,
       nullptr,
       [](const Arguments& a) { return linspace(a.integer("length"), a.number("low"), a.number("high")); }},
      {"geometric",
       {kLength, {"first", Number}, {"ratio", Number}},
       line,
       nullptr,
       [](const Arguments& a) {
         return geometric(a.integer("length"), a.number("first"), a.number("ratio"));
       }},
      {"scale",
       {kFactor, kOf},
       operand_vector,
       nullptr,
       [](const Arguments& a) { return scaled(a.vector("of"), a.number("factor")); }},
      {"set_entry",
       {{"index", Count}, kValue, kOf},
       operand_vector,
       no_such_index,
       [](const Arguments& a) { return with_entry(a.vector("of"), count(a, "index"), a.number("value")); }},
  };
}

}  // namespace

template <>
const std::vector<Generator<Vector>>& generators<Vector>() {
  static const std::vector<Generator<Vector>> table = vector_families();
  return table;
}

template <>
const std::vector<Generator<Matrix>>& generators<Matrix>() {
  static const std::vector<Generator<Matrix>> table = [] {
    auto rows = matrix_families();
    for (auto& row : matrix_wrappers()) rows.push_back(std::move(row));
    return rows;
  }();
  return table;
}

}  // namespace mathjudge::catalogue
