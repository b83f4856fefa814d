// Matrix operations in long double. Where an answer must be exact, the truth is formed by the one
// double operation per entry that the contract prescribes.
#include "compare/truths_matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "compare/linear_algebra.hpp"

namespace mathjudge::compare {
namespace {

Truth computed(Dense numbers, Dense magnitudes, std::size_t terms) {
  return {{matrix(std::move(numbers))}, {std::move(magnitudes.entries)}, static_cast<long double>(terms)};
}

Truth product_of(const Dense& a, const Dense& b) {
  ProductWithMagnitude result = multiply_with_magnitude(a, b);
  return computed(std::move(result.product), std::move(result.magnitude), a.columns);
}

/// Entry by entry a_ij b_ij, rounded to double once.
Dense entrywise(const Dense& a, const Dense& b) {
  Dense result(a.rows, a.columns);
  for (std::size_t k = 0; k < result.entries.size(); ++k) {
    const double x = static_cast<double>(a.entries[k]), y = static_cast<double>(b.entries[k]);
    result.entries[k] = x * y;
  }
  return result;
}

template <class Belongs>
Truth sum_where(const Dense& a, Belongs belongs) {
  long double sum = 0, magnitude = 0;
  std::size_t terms = 0;
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < a.columns; ++j)
      if (belongs(i, j)) {
        sum += a.at(i, j);
        magnitude += std::fabs(a.at(i, j));
        ++terms;
      }
  return {{scalar(sum)}, {{magnitude}}, static_cast<long double>(terms)};
}

bool all_integers(const std::vector<Part>& parts) {
  for (const Part& part : parts)
    for (const long double entry : part.numbers.entries)
      if (entry != std::trunc(entry)) return false;
  return true;
}

/// What sums of rounded terms can have suffered, told from the size of the error.
std::string sum_lesson(const Findings& findings, std::string_view terms) {
  if (!std::isfinite(findings.comparison.error_norm)) return "";
  if (all_integers(findings.got) && !all_integers(findings.target.want))
    return "Every entry of the answer is an integer although the right ones are not: an int or an integer "
           "initial value holds the sum.";
  constexpr long double kSinglePrecision = 0x1p29L;  // eps of float over eps of double
  if (findings.comparison.worst_ratio <= kSinglePrecision)
    return fmt::format(
        "The error is {:.1e} times what rounding {} in double can cause, and no more than rounding in float "
        "would: a single-precision accumulator is one way to get it.",
        static_cast<double>(findings.comparison.worst_ratio), terms);
  return fmt::format("No order of summing {} in double rounds by this much: other numbers were summed.",
                     terms);
}

}  // namespace

Truth product(const Question& question) {
  return product_of(matrix_argument(question, 0), matrix_argument(question, 1));
}

std::vector<Confusion> product_confusions(const Question& question) {
  const Dense a = matrix_argument(question, 0), b = matrix_argument(question, 1);
  std::vector<Confusion> result;
  // Two long thin factors have a small AB and a huge BA, which nobody returned by mistake.
  constexpr std::size_t kMostEntries = 1u << 18;
  if (b.columns == a.rows && b.rows * a.columns <= kMostEntries)
    result.push_back({"BA, the product in the other order", product_of(b, a)});
  if (a.columns == b.columns) result.push_back({"AB', with B transposed", product_of(a, transpose(b))});
  if (a.rows == b.rows) result.push_back({"A'B, with A transposed", product_of(transpose(a), b)});
  if (a.rows == b.rows && a.columns == b.columns) {
    Dense magnitude = entrywise(a, b);
    for (long double& entry : magnitude.entries) entry = std::fabs(entry);
    result.push_back(
        {"the entrywise product of A and B", computed(entrywise(a, b), std::move(magnitude), 1)});
  }
  return result;
}

std::string product_lesson(const Findings& findings) {
  const Comparison& comparison = findings.comparison;
  // Normwise small, entrywise not: the signature of recombining blocks instead of summing products.
  const Dense a = matrix_argument(findings.question, 0), b = matrix_argument(findings.question, 1);
  const long double normwise = 16 * static_cast<long double>(a.columns) * kEps * frobenius(a) * frobenius(b);
  if (comparison.worst_ratio > 1 && comparison.error_norm <= normwise)
    return "The error is small beside ||A|| ||B|| but not beside (|A||B|)_ij: inner products are accurate in "
           "every entry, while Strassen-like schemes, which add and subtract blocks, are accurate only in "
           "the norm (Higham, section 23.2).";
  return sum_lesson(findings, "inner products");
}

Truth trace(const Question& question) {
  return sum_where(matrix_argument(question, 0), [](std::size_t i, std::size_t j) { return i == j; });
}

std::vector<Confusion> trace_confusions(const Question& question) {
  const Dense a = matrix_argument(question, 0);
  return {{"the sum of the other diagonal",
           sum_where(a, [n = a.rows](std::size_t i, std::size_t j) { return i + j + 1 == n; })},
          {"the sum of every entry", sum_where(a, [](std::size_t, std::size_t) { return true; })}};
}

std::string trace_lesson(const Findings& findings) { return sum_lesson(findings, "the diagonal"); }

Truth transposed(const Question& question) {
  return {{matrix(transpose(matrix_argument(question, 0)))}, {}, 1};
}

std::vector<Confusion> transpose_confusions(const Question& question) {
  Dense reshaped = matrix_argument(question, 0);
  std::swap(reshaped.rows, reshaped.columns);
  return {
      {"A's entries in their old order, poured into the new shape", {{matrix(std::move(reshaped))}, {}, 1}}};
}

std::string transpose_lesson(const Findings&) {
  return "Entry (i, j) of the transpose is entry (j, i) of A, moved and never computed: it has the very same "
         "bits, NaN, Inf and denormals included.";
}

Truth hadamard(const Question& question) {
  return {{matrix(entrywise(matrix_argument(question, 0), matrix_argument(question, 1)))}, {}, 1};
}

std::vector<Confusion> hadamard_confusions(const Question& question) {
  const Dense a = matrix_argument(question, 0), b = matrix_argument(question, 1);
  std::vector<Confusion> result;
  if (a.columns == b.rows) result.push_back({"the matrix product AB", product_of(a, b)});
  Dense sum(a.rows, a.columns);
  for (std::size_t k = 0; k < sum.entries.size(); ++k) {
    const double x = static_cast<double>(a.entries[k]), y = static_cast<double>(b.entries[k]);
    sum.entries[k] = x + y;
  }
  result.push_back({"A + B, the entrywise sum", {{matrix(std::move(sum))}, {}, 1}});
  return result;
}

std::string hadamard_lesson(const Findings& findings) {
  const long double relative = findings.comparison.worst ? findings.comparison.worst->relative : 0;
  if (relative > 0 && relative <= 4 * kEps)
    return "Each entry is a_ij b_ij rounded once; a detour through logarithms, powers or another type rounds "
           "again.";
  return "Entry (i, j) is a_ij b_ij, one multiplication and one rounding: nothing else enters it.";
}

Truth rank(const Question& question) {
  const Dense a = matrix_argument(question, 0);
  const std::vector<long double> sigma = singular_values(a);
  if (sigma.empty()) return {{scalar(0)}, {}, 1};
  const long double tolerance = static_cast<long double>(std::max(a.rows, a.columns)) * kEps * sigma.front();
  const auto above = [&](long double value) { return value > tolerance; };
  return {{scalar(static_cast<long double>(std::count_if(sigma.begin(), sigma.end(), above)))}, {}, 1};
}

std::string rank_lesson(const Findings& findings) {
  if (!findings.comparison.worst) return "";
  const Mismatch& worst = *findings.comparison.worst;
  const Dense a = matrix_argument(findings.question, 0);
  const std::vector<long double> sigma = singular_values(a);
  if (sigma.empty() || sigma.front() == 0) return "A matrix that is empty or zero has rank 0.";
  if (worst.got < 0 || worst.got > static_cast<long double>(sigma.size()))
    return "A rank is between 0 and min(m, n).";
  // sigma_k, k counted from 1, where the two ranks part: the last that one of them includes.
  const auto k = static_cast<std::size_t>(std::fmax(worst.got, worst.want));
  if (k > sigma.size()) return "";
  const std::string compared = fmt::format("sigma_{}/sigma_1 = {:.1e} is {} max(m,n) eps = {:.1e}", k,
                                           static_cast<double>(sigma[k - 1] / sigma.front()),
                                           worst.got > worst.want ? "below" : "above",
                                           static_cast<double>(std::max(a.rows, a.columns)) * 0x1p-52);
  if (worst.got > worst.want)
    return "A larger rank than sigma > max(m,n) eps sigma_1 allows: " + compared +
           ". A pivot that should be zero survives elimination as rounding, and elimination need not show a "
           "small singular value at all.";
  return "A smaller rank than sigma > max(m,n) eps sigma_1 gives: " + compared +
         ". An absolute threshold drops it when A is small, and A'A squares it.";
}

}  // namespace mathjudge::compare
