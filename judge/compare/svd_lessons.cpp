// Lessons are drawn from sizes alone, so each says no more than what the sizes show.
#include "compare/svd_lessons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mathjudge::compare {
namespace {

double shown(long double x) { return static_cast<double>(x); }

long double condition(const SvdFindings& findings) {
  const long double lowest = findings.sigma.back();
  return lowest > 0 ? findings.sigma.front() / lowest : std::numeric_limits<long double>::infinity();
}

/// Square roots of the eigenvalues of A'A are off by sqrt(eps) sigma_1 where sigma_i is that small itself.
std::string gram_mark(const SvdFindings& findings) {
  const std::vector<long double>&s = findings.got.s, &sigma = findings.sigma;
  std::size_t worst = 0;
  for (std::size_t i = 1; i < s.size(); ++i)
    if (std::fabs(s[i] - sigma[i]) > std::fabs(s[worst] - sigma[worst])) worst = i;
  const long double unit = 0x1p-26L * sigma.front(), error = std::fabs(s[worst] - sigma[worst]);
  if (!(sigma[worst] < 100 * unit) || !(error > 1e-3L * unit) || !(error < 100 * unit)) return "";
  return fmt::format(
      " s[{}] is off by {:.1e}, about sqrt(eps) sigma_1: the mark of eigenvalues of A'A, which squares the "
      "condition number.",
      worst, shown(error));
}

/// Errors between 1e-9 and 1e-5 in everything that is well conditioned.
std::string single_precision_mark(const SvdFindings& findings) {
  const long double error = findings.ratios.worst() * findings.size * kEps;
  if (!(error > 1e-9L) || !(error < 1e-5L)) return "";
  return fmt::format(
      " No ratio is worse than {:.1e}: of the size of single precision, or of an iteration that stops early.",
      shown(error));
}

std::string short_vector(std::string_view name, const Dense& vectors) {
  for (std::size_t i = 0; i < vectors.rows; ++i) {
    const long double length = std::sqrt(dot(vectors.row(i), vectors.row(i), vectors.columns));
    if (length < 0.5L)
      return fmt::format(
          "{} {} has length {:.1e}, not 1. Where sigma_i is zero, A v_i / sigma_i says nothing: complete the "
          "basis with any unit vector orthogonal to the others.",
          name, i, shown(length));
  }
  return "";
}

/// `vectors` holds what should be orthonormal in its rows.
std::string orthogonality(std::string_view factor, std::string_view vector_name, const Dense& vectors,
                          long double ratio, const SvdFindings& findings) {
  if (std::string text = short_vector(vector_name, vectors); !text.empty()) return text + gram_mark(findings);
  const long double departure = ratio * findings.size * kEps, kappa = condition(findings);
  std::string text =
      fmt::format("{0} is not orthogonal: ||{0}'{0} - I|| = {1:.1e}", factor, shown(departure));
  if (findings.ratios.reconstruction <= findings.threshold) text += ", although U diag(s) Vt gives A back";
  // A'A perturbs sigma_i^2 by eps sigma_1^2, and so the vectors of sigma_i by (sigma_1/sigma_i)^2 eps.
  if (kappa > 10 && std::isfinite(kappa) && departure <= 100 * kappa * kappa * kEps)
    return text + fmt::format(
                      ". Forming A'A does this: it squares the condition number ({:.1e}), and A v_i / "
                      "sigma_i divides the rounding of large parts by a small sigma_i.",
                      shown(kappa));
  return text + ". That is more than rounding, and more than squaring the condition number explains.";
}

std::string of_u(const SvdFindings& findings) {
  return orthogonality("U", "Column", transpose(findings.got.u), findings.ratios.orthogonal_u, findings);
}

std::string of_vt(const SvdFindings& findings) {
  return orthogonality("V", "Row of Vt", findings.got.vt, findings.ratios.orthogonal_vt, findings);
}

std::string of_order(const SvdFindings&) {
  return "Singular values are lengths of semi-axes, never negative, and come largest first with their "
         "columns of U and rows of Vt.";
}

std::string of_values(const SvdFindings& findings) {
  if (findings.ratios.reconstruction <= findings.threshold)
    return "A is reproduced, but by factors that are not orthogonal, and then s need not be the singular "
           "values." +
           gram_mark(findings);
  const std::string mark = gram_mark(findings);
  return "By Weyl's inequality a backward stable method finds every sigma_i to a few N eps sigma_1, whatever "
         "the condition number." +
         (mark.empty() ? single_precision_mark(findings) : mark);
}

std::string of_reconstruction(const SvdFindings& findings) {
  const SvdRatios& r = findings.ratios;
  const long double tau = findings.threshold;
  if (r.orthogonal_u <= tau && r.orthogonal_vt <= tau && r.singular_values <= tau)
    return "U and V are orthogonal and s holds the singular values, but the columns of U and the rows of Vt "
           "do not belong together: sign, order and basis are free only in pairs (A v_i = sigma_i u_i).";
  const std::string mark = gram_mark(findings);
  return "U diag(s) Vt does not give A back." + (mark.empty() ? single_precision_mark(findings) : mark);
}

struct LessonRow {
  std::string_view ratio;
  std::string (*teach)(const SvdFindings&);
};
constexpr LessonRow kRows[] = {
    {"reconstruction", of_reconstruction}, {"orthogonal_u", of_u},         {"orthogonal_vt", of_vt},
    {"sorted_nonnegative", of_order},      {"singular_values", of_values},
};

}  // namespace

std::string svd_lesson(std::string_view ratio, const SvdFindings& findings) {
  for (const LessonRow& row : kRows)
    if (row.ratio == ratio) return row.teach(findings);
  return "";
}

}  // namespace mathjudge::compare
