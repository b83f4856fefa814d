// Judges principal components by what defines them: variances are the leading eigenvalues of the covariance
// S of the centred data, each component is a unit eigenvector of S, scores are projections of the centred
// data. Signs, and bases within equal variances, are free.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "compare/entries.hpp"
#include "compare/linear_algebra.hpp"
#include "compare/pca_confusions.hpp"
#include "compare/residual_families.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;

/// In units of the slack of each, see measure().
struct Ratios {
  long double variance = 0, eigenpair = 0, orthonormal = 0, scores = 0;
};

long double quotient(long double measured, long double scale) { return measured == 0 ? 0 : measured / scale; }

class PcaJudge : public Comparator {
 public:
  explicit PcaJudge(const Question& question)
      : question_(question), x_(matrix_argument(question, 0)), centred_(without_column_means(x_)) {
    k_ = static_cast<std::size_t>(std::get<std::int64_t>(question.call.arguments.at(1)));
    lambda_ = variances(centred_);
    lambda_.resize(std::max(lambda_.size(), k_));
    const long double largest = largest_magnitude(x_), size = order() * kEps;
    const long double leading = lambda_.empty() ? 0 : lambda_.front();
    // Centring rounds every entry by eps max|x|, which moves a covariance by eps max|x| sqrt(lambda_1) and
    // by the square of it where nothing but rounding is left; the method adds eps lambda_1.
    slack_ = size * (leading + largest * std::sqrt(leading)) + size * largest * size * largest;
    score_slack_ = size * std::sqrt(static_cast<long double>(x_.columns)) * largest;
  }

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    const Target right = target();
    Measurements result;
    if (!check_shapes(question_, got, right.want, result) || !check_finite(got, right.want, result))
      return result;
    const Dense &components = got[0].numbers, &scores = got[2].numbers;
    const Numbers& variance = got[1].numbers.entries;
    const Ratios ratios = measure(components, variance, scores);
    for (const std::string& name : question_.function.judging.ratios) {
      Check check = this->check(name, ratios);
      if (!check.passed()) check.teaches = lesson(name, variance);
      result.checks.push_back(std::move(check));
    }
    const Comparison comparison = compare_entries(got, right);
    result.worst = comparison.worst;
    result.extent.out = comparison.out;
    if (!result.passed()) result.pattern = std::string(pca_confusion(x_, lambda_, variance));
    if (lambda_.front() > 0)
      result.forward_error = static_cast<double>(ratios.variance * slack_ / lambda_.front());
    return result;
  }

 private:
  long double order() const { return static_cast<long double>(std::max(x_.rows, x_.columns)); }
  double threshold() const { return question_.function.judging.threshold; }
  /// Of the ratios that involve no eigenvalue.
  double factor_threshold() const {
    const auto& settings = question_.function.judging.settings;
    const auto found = settings.find("factors");
    return found == settings.end() ? threshold() : found->second;
  }

  /// Only the variances have one right answer.
  Target target() const {
    constexpr long double kAnything = std::numeric_limits<long double>::infinity();
    const Numbers leading(lambda_.begin(), lambda_.begin() + static_cast<std::ptrdiff_t>(k_));
    return {{matrix(Dense(k_, x_.columns)), vector(leading), matrix(Dense(x_.rows, k_))},
            {Numbers(k_ * x_.columns, kAnything), Numbers(k_, threshold() * slack_),
             Numbers(x_.rows * k_, kAnything)}};
  }

  Ratios measure(const Dense& components, const Numbers& variance, const Dense& scores) const {
    Ratios worst;
    const auto degrees = static_cast<long double>(x_.rows - 1);
    const Dense columns = transpose(centred_);
    for (std::size_t i = 0; i < k_; ++i) {
      Numbers projection(x_.rows);
      for (std::size_t r = 0; r < x_.rows; ++r) {
        projection[r] = dot(centred_.row(r), components.row(i), x_.columns);
        worst.scores = std::fmax(worst.scores, std::fabs(scores.at(r, i) - projection[r]));
      }
      long double square = 0;
      for (std::size_t j = 0; j < x_.columns; ++j) {
        const long double image = dot(columns.row(j), projection.data(), x_.rows) / degrees;
        const long double difference = image - variance[i] * components.at(i, j);
        square += difference * difference;
      }
      worst.eigenpair = std::fmax(worst.eigenpair, std::sqrt(square));
      worst.variance = std::fmax(worst.variance, std::fabs(variance[i] - lambda_[i]));
    }
    const long double departure = departure_from_orthonormal_columns(transpose(components));
    return {quotient(worst.variance, slack_), quotient(worst.eigenpair, slack_), departure / (order() * kEps),
            quotient(worst.scores, score_slack_)};
  }

  Check check(std::string_view name, const Ratios& r) const {
    if (name == "variances")
      return {"max |variance_i - lambda_i| / slack", static_cast<double>(r.variance), threshold(), ""};
    if (name == "covariance_eigenvectors")
      return {"max ||S c_i - variance_i c_i|| / slack", static_cast<double>(r.eigenpair), threshold(), ""};
    if (name == "orthonormal_components")
      return {"||C C' - I|| / (N eps)", static_cast<double>(r.orthonormal), factor_threshold(), ""};
    return {"max |score - (x - mean) c| / (N eps sqrt(d) max|x|)", static_cast<double>(r.scores),
            factor_threshold(), ""};
  }

  std::string lesson(std::string_view name, const Numbers& variance) const {
    if (name == "variances") return variance_lesson(variance);
    if (name == "covariance_eigenvectors")
      return "A row of the components is not an eigenvector of the covariance matrix with its variance as "
             "the eigenvalue.";
    if (name == "orthonormal_components")
      return "The rows of the components are not orthonormal. Where a variance is zero, dividing by its root "
             "gives no direction: complete the basis instead.";
    return "A score is the inner product of a centred sample with a component, of the very components that "
           "are returned: same mean, same signs, no division by a standard deviation.";
  }

  std::string variance_lesson(const Numbers& variance) const {
    long double largest_mean = 0;
    for (std::size_t j = 0; j < x_.columns; ++j)
      largest_mean = std::fmax(largest_mean, std::fabs(x_.at(0, j) - centred_.at(0, j)));
    long double error = 0;
    for (std::size_t i = 0; i < k_; ++i) error = std::fmax(error, std::fabs(variance[i] - lambda_[i]));
    const long double cancelled = order() * kEps * largest_mean * largest_mean;
    if (largest_mean * largest_mean > 1e3L * lambda_.front() && error <= 100 * cancelled)
      return fmt::format(
          "The error {:.1e} is of the order of eps mean^2 = {:.1e}: E[xx'] - mean mean' subtracts two large "
          "numbers that agree in most digits. Subtract the mean from the data first.",
          static_cast<double>(error), static_cast<double>(kEps * largest_mean * largest_mean));
    return "The explained variances are the largest eigenvalues of S = (X - mean)'(X - mean) / (n - 1), "
           "largest first.";
  }

  const Question question_;
  Dense x_, centred_;
  Numbers lambda_;  ///< largest first, at least k of them
  std::size_t k_ = 0;
  long double slack_ = 0, score_slack_ = 0;
};

}  // namespace

std::unique_ptr<Comparator> prepare_pca(const Question& question) {
  return std::make_unique<PcaJudge>(question);
}

}  // namespace mathjudge::compare
