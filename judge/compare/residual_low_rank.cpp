// Judges a best approximation of rank k by the theorem of Eckart and Young: its distance to A is the root of
// the sum of the discarded sigma_i^2, and its own rank is at most k. Where sigma_k = sigma_{k+1} there are
// many best ones, and every one is accepted.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "compare/entries.hpp"
#include "compare/linear_algebra.hpp"
#include "compare/residual_families.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;

/// sqrt(sum of sigma_i^2 for i >= k), counted from 0; smallest first, for the sake of the small ones.
long double tail_norm(const Numbers& sigma, std::size_t k) {
  long double sum = 0;
  for (std::size_t i = sigma.size(); i > k; --i) sum += sigma[i - 1] * sigma[i - 1];
  return std::sqrt(sum);
}

class LowRankJudge : public Comparator {
 public:
  explicit LowRankJudge(const Question& question)
      : question_(question), a_(matrix_argument(question, 0)), sigma_(singular_values(a_)) {
    const auto asked = std::get<std::int64_t>(question.call.arguments.at(1));
    k_ = std::min(static_cast<std::size_t>(std::max<std::int64_t>(asked, 0)), sigma_.size());
    optimum_ = tail_norm(sigma_, k_);
    const long double largest = sigma_.empty() ? 0 : sigma_.front();
    // A rank of zero leaves nothing to round: the answer is exactly zero.
    unit_ = static_cast<long double>(std::max(a_.rows, a_.columns)) * (kEps * largest + kSmallestDouble);
  }

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    Measurements result;
    if (k_ > 0 && k_ < sigma_.size() && sigma_[k_] > 0)
      result.condition = static_cast<double>(sigma_.front() / sigma_[k_ - 1]);
    const std::vector<Part> want{matrix(Dense(a_.rows, a_.columns))};
    if (!check_shapes(question_, got, want, result) || !check_finite(got, want, result)) return result;
    if (k_ == 0) {
      add_zero_check(got, result);
      return result;
    }
    const Dense& x = got.front().numbers;
    const Numbers own = k_ < sigma_.size() ? singular_values(x) : Numbers{};
    const long double excess = frobenius_distance(a_, x) - optimum_;
    const long double beyond = own.empty() ? 0 : own[k_];
    for (const std::string& name : question_.function.judging.ratios) {
      const bool optimal = name == "optimal";
      const long double measured = std::fmax(optimal ? excess : beyond, 0.0L) / unit_;
      Check check{optimal ? "(||A - X|| - sqrt(sum_{i>k} sigma_i^2)) / (N eps sigma_1)"
                          : "sigma_{k+1}(X) / (N eps sigma_1)",
                  static_cast<double>(measured), question_.function.judging.threshold, ""};
      if (!check.passed()) check.teaches = optimal ? distance_lesson(x, excess) : rank_lesson(own);
      result.checks.push_back(std::move(check));
    }
    return result;
  }

 private:
  void add_zero_check(const std::vector<Part>& got, Measurements& result) const {
    const Comparison comparison = compare_entries(got, exact_target({matrix(Dense(a_.rows, a_.columns))}));
    result.worst = comparison.worst;
    result.extent.out = comparison.out;
    result.checks.push_back({"entries that are not zero", static_cast<double>(comparison.out), 0,
                             comparison.out > 0 ? "The only matrix of rank 0 is the zero matrix." : "",
                             false});
  }

  std::string distance_lesson(const Dense& x, long double excess) const {
    const long double distance = optimum_ + excess;
    for (std::size_t rank = 0; rank <= sigma_.size(); ++rank)
      if (rank != k_ && std::fabs(distance - tail_norm(sigma_, rank)) <= 1e-9L * distance &&
          tail_norm(sigma_, rank) != optimum_)
        return fmt::format("||A - X|| = {:.6g} is the distance of the best approximation of rank {}, not {}.",
                           static_cast<double>(distance), rank, k_);
    if (discards_the_wrong_end(x))
      return "A - X holds the largest singular values of A: the smallest were kept instead.";
    if (k_ == sigma_.size()) return "k is at least min(m, n), so nothing is discarded and X must be A.";
    return fmt::format(
        "||A - X|| = {:.17g}, while the best matrix of rank {} is at {:.17g}: X is of that rank but not the "
        "projection onto the leading singular vectors.",
        static_cast<double>(distance), k_, static_cast<double>(optimum_));
  }

  bool discards_the_wrong_end(const Dense& x) const {
    long double sum = 0;
    for (std::size_t i = 0; i + k_ < sigma_.size(); ++i) sum += sigma_[i] * sigma_[i];
    const long double worst = std::sqrt(sum);
    return std::fabs(frobenius_distance(a_, x) - worst) <= 1e-9L * worst;
  }

  std::string rank_lesson(const Numbers& own) const {
    return fmt::format(
        "X has a singular value number {} of {:.1e}: its rank exceeds {} by more than rounding.", k_ + 1,
        static_cast<double>(own[k_]), k_);
  }

  const Question question_;
  Dense a_;
  Numbers sigma_;
  std::size_t k_ = 0;  ///< at most min(m, n)
  long double optimum_ = 0, unit_ = 0;
};

}  // namespace

std::unique_ptr<Comparator> prepare_low_rank(const Question& question) {
  return std::make_unique<LowRankJudge>(question);
}

}  // namespace mathjudge::compare
