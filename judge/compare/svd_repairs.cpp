// One function and one table row per slip.
#include "compare/svd_repairs.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace mathjudge::compare {
namespace {

Dense leading_columns(const Dense& a, std::size_t count) {
  Dense result(a.rows, count);
  for (std::size_t i = 0; i < a.rows; ++i) std::copy_n(a.row(i), count, result.row(i));
  return result;
}

bool has_thin_shape(const Dense& a, const Factors& f) {
  const std::size_t r = f.s.size();
  return r == std::min(a.rows, a.columns) && f.u.rows == a.rows && f.u.columns == r && f.vt.rows == r &&
         f.vt.columns == a.columns;
}

bool transpose_third(const Dense&, Factors& f) {
  f.vt = transpose(f.vt);
  return true;
}

bool transpose_first(const Dense&, Factors& f) {
  f.u = transpose(f.u);
  return true;
}

bool exchange_roles(const Dense&, Factors& f) {
  f = {transpose(f.vt), f.s, transpose(f.u)};
  return true;
}

bool cut_to_thin(const Dense& a, Factors& f) {
  const std::size_t r = std::min(a.rows, a.columns);
  if (f.u.columns < r || f.vt.rows < r || f.s.size() < r || (f.u.columns == r && f.vt.rows == r))
    return false;
  f = {leading_columns(f.u, r),
       {f.s.begin(), f.s.begin() + static_cast<std::ptrdiff_t>(r)},
       transpose(leading_columns(transpose(f.vt), r))};
  return true;
}

bool sort_descending(const Dense& a, Factors& f) {
  if (!has_thin_shape(a, f)) return false;
  std::vector<std::size_t> order(f.s.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return f.s[i] > f.s[j]; });
  Factors sorted = f;
  for (std::size_t k = 0; k < order.size(); ++k) {
    sorted.s[k] = f.s[order[k]];
    for (std::size_t i = 0; i < f.u.rows; ++i) sorted.u.at(i, k) = f.u.at(i, order[k]);
    std::copy_n(f.vt.row(order[k]), f.vt.columns, sorted.vt.row(k));
  }
  f = std::move(sorted);
  return true;
}

bool take_absolute_values(const Dense& a, Factors& f) {
  if (!has_thin_shape(a, f)) return false;
  for (std::size_t k = 0; k < f.s.size(); ++k)
    if (f.s[k] < 0) {
      f.s[k] = -f.s[k];
      for (std::size_t j = 0; j < f.vt.columns; ++j) f.vt.at(k, j) = -f.vt.at(k, j);
    }
  return true;
}

/// Gives each row of Vt the sign that makes u_k' A v_k positive.
bool pair_signs(const Dense& a, Factors& f) {
  if (!has_thin_shape(a, f)) return false;
  const Dense image = multiply(a, transpose(f.vt));
  for (std::size_t k = 0; k < f.s.size(); ++k) {
    long double product = 0;
    for (std::size_t i = 0; i < a.rows; ++i) product += f.u.at(i, k) * image.at(i, k);
    if (product < 0)
      for (std::size_t j = 0; j < f.vt.columns; ++j) f.vt.at(k, j) = -f.vt.at(k, j);
  }
  return true;
}

bool take_square_roots(const Dense&, Factors& f) {
  for (long double& value : f.s) value = std::sqrt(std::fabs(value));
  return true;
}

constexpr SvdRepair kRepairs[] = {
    {"a right decomposition whose third part is V instead of its transpose", transpose_third},
    {"a right decomposition whose first part is the transpose of U", transpose_first},
    {"a right decomposition of the transpose of A", exchange_roles},
    {"a right decomposition of full instead of thin shape", cut_to_thin},
    {"a right decomposition in another order than largest first", sort_descending},
    {"a right decomposition with the sign in the singular values instead of the vectors",
     take_absolute_values},
    {"a right decomposition but for signs: columns of U and rows of Vt that do not belong together",
     pair_signs},
    {"a right decomposition with sigma^2, the eigenvalues of A'A, in place of sigma", take_square_roots},
};

}  // namespace

std::span<const SvdRepair> svd_repairs() { return kRepairs; }

}  // namespace mathjudge::compare
