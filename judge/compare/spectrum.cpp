// Judges all eigenvalues of a symmetric matrix, in any order. Sorted against sorted is the best assignment
// there is, and Weyl's inequality bounds each difference by ||E||_2 when the answer is the spectrum of A + E.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "compare/comparator.hpp"
#include "compare/entries.hpp"
#include "compare/linear_algebra.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;

Numbers sorted(Numbers values) {
  std::sort(values.begin(), values.end());
  return values;
}

/// Equal lengths, both sorted.
long double distance(const Numbers& a, const Numbers& b) {
  long double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::fmax(largest, std::fabs(a[i] - b[i]));
  return largest;
}

class SpectrumJudge : public Comparator {
 public:
  explicit SpectrumJudge(const Question& question) : question_(question), a_(matrix_argument(question, 0)) {
    const auto stored = stored_part(question, 0);
    want_ = stored ? sorted(stored->numbers.entries) : symmetric_eigenvalues(a_);
    if (!want_.empty()) norm_ = std::fmax(std::fabs(want_.front()), std::fabs(want_.back()));
    unit_ = static_cast<long double>(want_.size()) * (kEps * norm_ + kSmallestDouble);
  }

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    const Target right{{vector(want_)}, {Numbers(want_.size(), threshold() * unit_)}};
    Measurements result;
    if (!check_shapes(question_, got, right.want, result)) return result;
    if (!check_finite(got, right.want, result)) return result;
    const Numbers& values = got.front().numbers.entries;
    measure(sorted(values), right, result);
    if (result.worst) result.worst->index = {position_of(result.worst->got, values)};
    return result;
  }

 private:
  double threshold() const { return question_.function.judging.threshold; }

  static std::size_t position_of(long double value, const Numbers& values) {
    return static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
  }

  void measure(const Numbers& values, const Target& right, Measurements& result) const {
    const long double error = distance(values, want_);
    const long double ratio = error == 0 ? 0 : error / unit_;
    Check check{"max |lambda_i - lambda*_i| / (n eps ||A||_2), sorted", static_cast<double>(ratio),
                threshold(), ""};
    if (!check.passed()) {
      const Comparison comparison = compare_entries({vector(values)}, right);
      result.worst = comparison.worst;
      result.extent.out = comparison.out;
      check.teaches = lesson(values, error);
      result.pattern = pattern(values);
    }
    result.checks.push_back(std::move(check));
    if (!(norm_ > 0)) return;
    // The condition number of a symmetric eigenvalue is 1: error and backward error are the same thing.
    result.forward_error = static_cast<double>(error / norm_);
    result.digits_lost = ratio > 1 ? static_cast<double>(std::log10(ratio)) : 0.0;
  }

  bool near(const Numbers& a, const Numbers& b) const { return distance(a, b) <= threshold() * unit_; }

  std::string pattern(const Numbers& values) const {
    Numbers changed(want_.size());
    const auto map_is_near = [&](auto map) {
      std::transform(want_.begin(), want_.end(), changed.begin(), map);
      return near(values, sorted(changed));
    };
    if (map_is_near([](long double x) { return std::fabs(x); }))
      return "the magnitudes of the right eigenvalues, which are the singular values";
    if (map_is_near([](long double x) { return -x; })) return "the right eigenvalues with the opposite sign";
    if (map_is_near([](long double x) { return x * x; })) return "the squares of the right eigenvalues";
    for (std::size_t i = 0; i < a_.rows; ++i) changed[i] = a_.at(i, i);
    return near(values, sorted(changed)) ? "the diagonal of A itself" : "";
  }

  std::string lesson(const Numbers& values, long double error) const {
    const long double sum = std::accumulate(values.begin(), values.end(), 0.0L);
    const long double trace = std::accumulate(want_.begin(), want_.end(), 0.0L);
    const bool kept = std::fabs(sum - trace) <= static_cast<long double>(want_.size()) * threshold() * unit_;
    if (error > norm_ * 1e-4L && kept)
      return "Their sum is still the trace of A, so the iterates stayed similar to A, but they had not "
             "become diagonal. Without a shift the entry between lambda_i and lambda_j shrinks by |lambda_i "
             "/ lambda_j| per step: slowly when these are close, never when they are opposite.";
    if (error > norm_ * 1e-4L)
      return "These are not the eigenvalues of A, or not each as often as it occurs.";
    if (kept)
      return fmt::format(
          "Wrong by {:.1e} of ||A||, though the sum is the trace of A: the iteration stopped before the "
          "entries beside the diagonal were of the order of eps ||A||.",
          static_cast<double>(error / norm_));
    return fmt::format(
        "Wrong by {:.1e} of ||A||. Eigenvalues of a symmetric matrix are perfectly conditioned (Weyl: they "
        "move by at most ||E||_2), so orthogonal transformations give each to a few n eps ||A||.",
        static_cast<double>(error / norm_));
  }

  const Question question_;
  Dense a_;
  Numbers want_;  ///< smallest first
  long double norm_ = 0, unit_ = 0;
};

}  // namespace

std::unique_ptr<Comparator> prepare_spectrum(const Question& question) {
  return std::make_unique<SpectrumJudge>(question);
}

}  // namespace mathjudge::compare
