// Judges an inverse X of A: by its residual, or by its distance to the inverse in long double. Either
// alone is what a stable algorithm delivers (Higham, section 14.1 and 14.3: a method is stable from one
// side at best, and the forward error is bounded by kappa eps).
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "compare/linear_algebra.hpp"
#include "compare/patterns.hpp"
#include "compare/residual_families.hpp"

namespace mathjudge::compare {
namespace {

constexpr long double kInfinity = std::numeric_limits<long double>::infinity();

/// measured / scale with 0/0 = 0.
long double quotient(long double measured, long double scale) { return measured == 0 ? 0 : measured / scale; }

class InverseJudge : public Comparator {
 public:
  explicit InverseJudge(const Question& question)
      : question_(question), a_(matrix_argument(question, 0)), norm_a_(frobenius(a_)) {
    if (auto stored = stored_part(question, 0))
      inverse_ = std::move(stored->numbers);
    else
      inverse_ = inverse(a_);
    if (!inverse_) return;
    norm_inverse_ = frobenius(*inverse_);
    kappa_ = norm_a_ * norm_inverse_;
  }

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    Measurements result;
    if (inverse_ && kappa_ > 0) result.condition = static_cast<double>(kappa_);
    const Target right = target();
    if (check_shapes(question_, got, right.want, result)) {
      if (check_finite(got, right.want, result)) measure(got.front().numbers, result);
      if (!result.passed()) locate(got, right, result);
    }
    if (result.passed()) return result;
    explain_not_finite(result);
    if (inverse_) result.pattern = find_pattern(question_, got, right, {});
    return result;
  }

 private:
  struct Ratios {
    long double right = kInfinity, left = kInfinity, forward = kInfinity;  ///< right: AX - I
    long double relative_residual = kInfinity, relative_error = kInfinity;
    long double best() const { return std::fmin(std::fmin(right, left), forward); }
  };

  long double n() const { return static_cast<long double>(a_.rows); }
  double threshold() const { return question_.function.judging.threshold; }

  /// Entries within these bounds make the whole within tau in the Frobenius norm.
  Target target() const {
    const Dense want = inverse_ ? *inverse_ : Dense(a_.rows, a_.rows);
    const long double bound = inverse_ ? threshold() * (kEps * kappa_ * norm_inverse_ + kSmallestDouble) : 0;
    return {{matrix(want)}, {std::vector<long double>(want.entries.size(), bound)}};
  }

  long double residual(const Dense& first, const Dense& second) const {
    return frobenius_distance(multiply(first, second), identity(a_.rows));
  }

  Ratios ratios(const Dense& x) const {
    Ratios result;
    if (a_.rows == 0) return {0, 0, 0, 0, 0};
    if (inverse_) {
      const long double error = frobenius_distance(x, *inverse_);
      result.relative_error = quotient(error, norm_inverse_);
      // Beyond that the tolerance exceeds the inverse itself, and X = 0 would be near enough.
      if (threshold() * n() * kEps * kappa_ < 1)
        result.forward = quotient(error, n() * (kEps * kappa_ * norm_inverse_ + kSmallestDouble));
    }
    const long double norms = norm_a_ * frobenius(x);
    const long double right = residual(a_, x) / norms;
    result.right = right / (n() * kEps);
    result.relative_residual = right;
    // The other side costs another n^3 and is only needed where neither of these accepts.
    if (!(result.best() <= threshold())) {
      const long double left = residual(x, a_) / norms;
      result.left = left / (n() * kEps);
      result.relative_residual = std::fmin(right, left);
    }
    return result;
  }

  void measure(const Dense& x, Measurements& result) const {
    const Ratios found = ratios(x);
    Check check{"min(||AX - I||, ||XA - I||) / (n eps ||A|| ||X||), or ||X - A^-1|| / (n eps kappa ||A^-1||)",
                static_cast<double>(found.best()), threshold(), ""};
    if (a_.rows > 0 && std::isfinite(found.relative_residual))
      result.backward_error = static_cast<double>(found.relative_residual);
    if (inverse_) add_forward_error(found, result);
    if (!check.passed()) check.teaches = lesson(found);
    result.checks.push_back(std::move(check));
  }

  void locate(const std::vector<Part>& got, const Target& right, Measurements& result) const {
    if (!inverse_) return;
    const Comparison comparison = compare_entries(got, right);
    result.extent.out = comparison.out;
    result.worst = comparison.worst;
  }

  void add_forward_error(const Ratios& found, Measurements& result) const {
    constexpr long double kSaturated = 1e10L;
    if (!std::isfinite(found.relative_error)) return;
    result.forward_error = static_cast<double>(found.relative_error);
    if (!(kappa_ > 0) || !(kappa_ <= kSaturated)) return;
    const long double explained = n() * kappa_ * kEps;
    result.digits_lost = std::max(0.0, static_cast<double>(std::log10(found.relative_error / explained)));
  }

  std::string lesson(const Ratios& found) const {
    const long double growth = growth_without_pivoting(a_);
    const long double residual_ratio = found.relative_residual / (n() * kEps);
    if (growth > 100 && residual_ratio <= 100 * growth)
      return fmt::format(
          "Consistent with elimination without row exchanges: on this A {}, and the backward error grows by "
          "that factor. Exchange rows so that the pivot is the largest entry left in its column.",
          std::isfinite(growth)
              ? fmt::format("its entries grow by a factor of {:.1e}", static_cast<double>(growth))
              : "it meets a pivot that is exactly zero");
    const long double squared = kappa_ * kappa_ * kEps;
    if (kappa_ > 100 && found.relative_error > 1e-5L * squared && found.relative_error < 100 * squared)
      return fmt::format(
          "The relative error {:.1e} is far above kappa eps = {:.1e} and within kappa^2 eps = {:.1e}: "
          "consistent with forming A'A (normal equations), which squares the condition number.",
          static_cast<double>(found.relative_error), static_cast<double>(kappa_ * kEps),
          static_cast<double>(squared));
    if (found.relative_error > 0x1p-27L && found.relative_error < n() * kappa_ * 0x1p-23L)
      return fmt::format(
          "The relative error {:.1e} is what the condition number {:.1e} makes of rounding in single "
          "precision, or of an iteration that stops half way.",
          static_cast<double>(found.relative_error), static_cast<double>(kappa_));
    if (found.relative_residual > 1e-3L)
      return fmt::format(
          "X is not an inverse of A at all: ||AX - I|| and ||XA - I|| are at least {:.1e} of ||A|| ||X||.",
          static_cast<double>(found.relative_residual));
    return "The residual is above the rounding of any backward stable elimination, and the error above what "
           "the condition number of A explains.";
  }

  /// NaN and Inf in a failed answer: names the division by zero when A has that trap.
  void explain_not_finite(Measurements& result) const {
    if (result.extent.not_finite == 0 || std::isfinite(growth_without_pivoting(a_))) return;
    result.notes.emplace_back(
        "Elimination without row exchanges meets a pivot that is exactly zero on this A; dividing by it "
        "gives Inf and then NaN.");
  }

  const Question question_;
  Dense a_;
  long double norm_a_ = 0;
  std::optional<Dense> inverse_;  ///< in long double; nothing when elimination meets a zero pivot
  long double norm_inverse_ = 0, kappa_ = 0;
};

}  // namespace

std::unique_ptr<Comparator> prepare_inverse(const Question& question) {
  return std::make_unique<InverseJudge>(question);
}

}  // namespace mathjudge::compare
