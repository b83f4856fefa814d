// Judges a stationary distribution by what defines it: pi P = pi, entries that sum to 1, none negative. An
// irreducible chain has exactly one, so nothing needs to be compared with it.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "compare/entries.hpp"
#include "compare/residual_families.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;

/// pi P, a row vector.
Numbers step(const Numbers& pi, const Dense& p) {
  Numbers result(p.columns);
  for (std::size_t i = 0; i < p.rows; ++i)
    for (std::size_t j = 0; j < p.columns; ++j) result[j] += pi[i] * p.at(i, j);
  return result;
}

long double distance(const Numbers& x, const Numbers& y) {
  long double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += std::fabs(x[i] - y[i]);
  return sum;
}

/// For messages: states are censored from the last one on, with sums in place of differences, so nothing
/// cancels (Grassmann, Taksar and Heyman, Operations Research 33, 1985). NaN for a reducible chain.
Numbers stationary(Dense p) {
  const std::size_t n = p.rows;
  for (std::size_t k = n; k-- > 1;) {
    const long double leaving = std::accumulate(p.row(k), p.row(k) + k, 0.0L);
    for (std::size_t i = 0; i < k; ++i) {
      p.at(i, k) /= leaving;
      for (std::size_t j = 0; j < k; ++j) p.at(i, j) += p.at(i, k) * p.at(k, j);
    }
  }
  Numbers pi(n);
  long double total = 0;
  for (std::size_t k = 0; k < n; ++k) {
    pi[k] = k == 0 ? 1 : 0;
    for (std::size_t i = 0; i < k; ++i) pi[k] += pi[i] * p.at(i, k);
    total += pi[k];
  }
  for (long double& entry : pi) entry /= total;
  return pi;
}

class StationaryJudge : public Comparator {
 public:
  explicit StationaryJudge(const Question& question) : question_(question), p_(matrix_argument(question, 0)) {
    const auto stored = stored_part(question, 0);
    want_ = stored ? stored->numbers.entries : stationary(p_);
  }

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer), want{vector(want_)};
    Measurements result;
    if (!check_shapes(question_, got, want, result) || !check_finite(got, want, result)) return result;
    const Numbers& pi = got.front().numbers.entries;
    for (const std::string& name : question_.function.judging.ratios) {
      Check check = this->check(name, pi);
      if (!check.passed()) check.teaches = lesson(name, pi);
      result.checks.push_back(std::move(check));
    }
    result.backward_error = static_cast<double>(distance(step(pi, p_), pi));
    result.forward_error = static_cast<double>(distance(pi, want_));
    if (!result.passed()) locate(pi, result);
    return result;
  }

 private:
  long double unit() const { return static_cast<long double>(p_.rows) * kEps; }
  double threshold() const { return question_.function.judging.threshold; }

  Check check(std::string_view name, const Numbers& pi) const {
    if (name == "stationary")
      return {"||pi P - pi||_1 / (n eps)", static_cast<double>(distance(step(pi, p_), pi) / unit()),
              threshold(), ""};
    if (name == "sums_to_one")
      return {"|sum pi - 1| / (n eps)",
              static_cast<double>(std::fabs(std::accumulate(pi.begin(), pi.end(), 0.0L) - 1) / unit()),
              threshold(), ""};
    const long double least = *std::min_element(pi.begin(), pi.end());
    return {"max(-pi_i) / (n eps)", static_cast<double>(std::fmax(-least, 0) / unit()), 1, ""};
  }

  std::string lesson(std::string_view name, const Numbers& pi) const {
    const long double sum = std::accumulate(pi.begin(), pi.end(), 0.0L);
    if (name == "sums_to_one")
      return fmt::format("The entries sum to {:.6g}: probabilities sum to 1.", static_cast<double>(sum));
    if (name != "stationary") return "A probability is negative by more than rounding.";
    const Numbers once = step(pi, p_);
    if (const Numbers twice = step(once, p_); distance(twice, pi) <= 1e-6L * distance(once, pi))
      return "Two steps of the chain lead back to this vector, one does not: the chain has period 2, and "
             "powers of P alternate for ever. The stationary distribution does not need them to converge.";
    const auto [low, high] = std::minmax_element(pi.begin(), pi.end());
    if (*high - *low <= 1e-6L * *high)
      return "Every state has the same probability. P times a column of ones is that column, whatever the "
             "chain: that is the right eigenvector. The stationary distribution is the left one, pi P = pi.";
    if (distance(once, pi) < 1e-3L * std::fabs(sum))
      return fmt::format(
          "One step of the chain still moves {:.1e}, as when an iteration ends before it has converged, or "
          "small rates are taken for zero. A chain that mixes slowly needs as many steps as its rates are "
          "small; solving pi (P - I) = 0 takes n^3 operations always.",
          static_cast<double>(distance(once, pi)));
    return "pi is not left alone by a step of the chain: entry j of pi P sums pi_i P_ij over the states i "
           "that it comes from.";
  }

  /// The entry that is furthest from the stationary distribution, as an illustration: the residual decides.
  void locate(const Numbers& pi, Measurements& result) const {
    std::size_t worst = 0;
    for (std::size_t i = 0; i < pi.size(); ++i)
      if (std::fabs(pi[i] - want_[i]) > std::fabs(pi[worst] - want_[worst])) worst = i;
    const long double absolute = std::fabs(pi[worst] - want_[worst]);
    if (absolute > 0)
      result.worst = Mismatch{
          0, {worst}, pi[worst], want_[worst], absolute, absolute / want_[worst], threshold() * unit()};
  }

  const Question question_;
  Dense p_;
  Numbers want_;
};

}  // namespace

std::unique_ptr<Comparator> prepare_stationary(const Question& question) {
  return std::make_unique<StationaryJudge>(question);
}

}  // namespace mathjudge::compare
