// Answers as numbers with a shape, and the checks that come before any of them is compared.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compare/compare.hpp"
#include "compare/dense.hpp"

namespace mathjudge::compare {

enum class Rank { Scalar, Vector, Matrix };

/// One argument or one part of an answer. Integers and bools are numbers too: long double holds every
/// 64-bit integer exactly.
struct Part {
  Rank rank = Rank::Scalar;
  bool ragged = false;  ///< then `numbers` is empty
  Dense numbers;        ///< 1x1 for a scalar, n x 1 for a vector
};

Part scalar(long double value);
Part vector(std::vector<long double> entries);
Part matrix(Dense numbers);

/// Nothing for callbacks and streams.
std::optional<Part> to_part(const values::Value& value);
std::vector<Part> to_parts(const Answer& answer);

/// "3x4", "ragged", "12 entries", "scalar".
std::string shape_of(const Part& part);
bool same_shape(const Part& a, const Part& b);
/// {} for a scalar, {i} for a vector, {i, j} for a matrix: where the k-th entry is.
std::vector<std::size_t> index_of(const Part& part, std::size_t k);

/// The argument at `position`, which the contract says is a matrix.
Dense matrix_argument(const Question& question, std::size_t position);
std::vector<long double> vector_argument(const Question& question, std::size_t position);

/// What the spec stores for a part, with its shape; nothing where it stores none.
std::optional<Part> stored_part(const Question& question, std::size_t part);

/// Fills the extent and, where a shape differs, adds a failed check and returns false.
bool check_shapes(const Question& question, const std::vector<Part>& got, const std::vector<Part>& want,
                  Measurements& measurements);
/// Counts NaN and Inf where `want` rounds to a finite double; adds a failed check when there are any.
bool check_finite(const std::vector<Part>& got, const std::vector<Part>& want, Measurements& measurements);

/// The right answer and how far from each of its entries an accepted one may be.
struct Target {
  std::vector<Part> want;
  std::vector<std::vector<long double>> bounds;  ///< per part and entry; 0 where it must be exact
};

/// A target whose entries must be matched exactly.
Target exact_target(std::vector<Part> want);

/// |got - want| / bound: 0 when equal (NaN equals NaN, an overflowed `want` equals Inf), infinite
/// when there is no bound to be within.
long double ratio_to_bound(long double got, long double want, long double bound);

/// What comparing every entry with its bound found.
struct Comparison {
  long double worst_ratio = 0;
  std::size_t out = 0;                                        ///< entries outside their bound
  std::optional<Mismatch> worst;                              ///< the one furthest outside, if any
  long double error_norm = 0, want_norm = 0, bound_norm = 0;  ///< Frobenius, over all parts
};
/// Shapes must agree.
Comparison compare_entries(const std::vector<Part>& got, const Target& target);

}  // namespace mathjudge::compare
