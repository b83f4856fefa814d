// The table of slips: each row recomputes the variances as that slip would.
#include "compare/pca_confusions.hpp"

#include <algorithm>
#include <cmath>

#include "compare/linear_algebra.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;

void subtract_column_means(Dense& y) {
  for (std::size_t j = 0; j < y.columns; ++j) {
    long double sum = 0;
    for (std::size_t i = 0; i < y.rows; ++i) sum += y.at(i, j);
    const long double mean = sum / static_cast<long double>(y.rows);
    for (std::size_t i = 0; i < y.rows; ++i) y.at(i, j) -= mean;
  }
}

Numbers of_uncentred(const Dense& x, const Numbers&) { return variances(x); }

Numbers with_division_by_n(const Dense& x, const Numbers& right) {
  Numbers result = right;
  const auto n = static_cast<long double>(x.rows);
  for (long double& value : result) value *= (n - 1) / n;
  return result;
}

Numbers of_standardised(const Dense& x, const Numbers&) {
  Dense y = without_column_means(x);
  for (std::size_t j = 0; j < y.columns; ++j) {
    long double square = 0;
    for (std::size_t i = 0; i < y.rows; ++i) square += y.at(i, j) * y.at(i, j);
    if (square == 0) continue;
    const long double deviation = std::sqrt(square / static_cast<long double>(y.rows - 1));
    for (std::size_t i = 0; i < y.rows; ++i) y.at(i, j) /= deviation;
  }
  return variances(y);
}

Numbers roots(const Dense&, const Numbers& right) {
  Numbers result = right;
  for (long double& value : result) value = std::sqrt(value);
  return result;
}

Numbers smallest_first(const Dense& x, const Numbers& right) {
  Numbers result = right;
  result.resize(std::max(right.size(), x.columns));
  std::reverse(result.begin(), result.end());
  return result;
}

struct Slip {
  std::string_view diagnosis;
  Numbers (*variances)(const Dense& x, const Numbers& right);
};
constexpr Slip kSlips[] = {
    {"the variances divided by n instead of n - 1", with_division_by_n},
    {"the variances of data whose mean was not subtracted", of_uncentred},
    {"the variances of standardised data (the correlation matrix)", of_standardised},
    {"standard deviations instead of variances", roots},
    {"the variances from the smallest up", smallest_first},
};

/// Whether the first `count` agree to nine digits of the largest of all.
bool agree(const Numbers& a, const Numbers& b, std::size_t count) {
  constexpr long double kNineDigits = 1e-9L;
  if (a.size() < count || b.size() < count) return false;
  long double largest = 0, difference = 0;
  for (std::size_t i = 0; i < count; ++i) {
    largest = std::fmax(largest, std::fabs(b[i]));
    difference = std::fmax(difference, std::fabs(a[i] - b[i]));
  }
  return difference <= kNineDigits * largest;
}

}  // namespace

Dense without_column_means(const Dense& x) {
  Dense y = x;
  subtract_column_means(y);
  subtract_column_means(y);
  return y;
}

std::vector<long double> variances(const Dense& y) {
  Numbers result = singular_values(y);
  for (long double& value : result) value *= value / static_cast<long double>(y.rows - 1);
  return result;
}

std::string_view pca_confusion(const Dense& x, const Numbers& right, const Numbers& got) {
  for (const Slip& slip : kSlips) {
    const Numbers wrong = slip.variances(x, right);
    if (agree(got, wrong, got.size()) && !agree(right, wrong, got.size())) return slip.diagnosis;
  }
  return {};
}

}  // namespace mathjudge::compare
