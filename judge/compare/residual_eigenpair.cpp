// Judges the dominant eigenpair (lambda, v) of a square matrix by what defines it: v is a unit vector,
// Av = lambda v, and no eigenvalue is larger in magnitude. Sign and algorithm are free.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "compare/entries.hpp"
#include "compare/residual_families.hpp"
#include "values/random.hpp"

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;

long double norm_of(const Numbers& x) { return std::sqrt(dot(x.data(), x.data(), x.size())); }

Numbers product(const Dense& a, const Numbers& x) {
  Numbers result(a.rows);
  for (std::size_t i = 0; i < a.rows; ++i) result[i] = dot(a.row(i), x.data(), a.columns);
  return result;
}

/// ||Av - lambda v||.
long double residual(const Dense& a, long double lambda, const Numbers& v) {
  Numbers r = product(a, v);
  for (std::size_t i = 0; i < r.size(); ++i) r[i] -= lambda * v[i];
  return norm_of(r);
}

/// Nothing for the zero vector.
bool normalise(Numbers& x) {
  const long double norm = norm_of(x);
  if (!(norm > 0)) return false;
  for (long double& entry : x) entry /= norm;
  return true;
}

/// By the power method from a random start. The contract keeps |lambda_2 / lambda_1| <= 0.9, and then 600
/// steps shrink everything else by 0.9^600 = 1e-27, below the rounding of long double.
long double dominant_eigenvalue(const Dense& a) {
  constexpr int kSteps = 600;
  values::Random random(7);
  Numbers v(a.rows);
  for (long double& entry : v) entry = static_cast<long double>(random.uniform(-1, 1));
  for (int step = 0; step < kSteps; ++step) {
    v = product(a, v);
    if (!normalise(v)) return 0;
  }
  const Numbers image = product(a, v);
  return dot(v.data(), image.data(), v.size());
}

/// What one answer measures, in the units of the checks.
struct Ratios {
  long double length = 0, residual = 0, value = 0;
};

class EigenpairJudge : public Comparator {
 public:
  explicit EigenpairJudge(const Question& question)
      : question_(question), a_(matrix_argument(question, 0)), norm_(frobenius(a_)) {
    const auto stored = stored_part(question, 0);
    dominant_ = stored ? stored->numbers.entries.front() : dominant_eigenvalue(a_);
  }

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    const std::vector<Part> want{scalar(dominant_), vector(Numbers(a_.rows))};
    Measurements result;
    if (!check_shapes(question_, got, want, result) || !check_finite(got, want, result)) return result;
    const long double lambda = got[0].numbers.entries.front();
    const Ratios ratios = measure(lambda, got[1].numbers.entries);
    for (const std::string& name : question_.function.judging.ratios) {
      Check check = this->check(name, ratios);
      if (!check.passed()) check.teaches = lesson(name, lambda, got[1].numbers.entries, ratios);
      result.checks.push_back(std::move(check));
    }
    if (ratios.value > value_threshold()) {
      result.worst = Mismatch{0,
                              {},
                              lambda,
                              dominant_,
                              std::fabs(lambda - dominant_),
                              ratios.value,
                              value_threshold() * std::fabs(dominant_)};
      result.extent.out = 1;
    }
    if (norm_ > 0) result.backward_error = static_cast<double>(ratios.residual);
    if (dominant_ != 0) result.forward_error = static_cast<double>(ratios.value);
    return result;
  }

 private:
  double threshold() const { return question_.function.judging.threshold; }
  double value_threshold() const {
    const auto& settings = question_.function.judging.settings;
    const auto found = settings.find("eigenvalue");
    return found == settings.end() ? threshold() : found->second;
  }

  Ratios measure(long double lambda, const Numbers& v) const {
    const auto quotient = [](long double x, long double scale) { return x == 0 ? 0 : x / scale; };
    Ratios ratios;
    ratios.length = std::fabs(norm_of(v) - 1);
    Numbers direction = v;
    // A wrong length is a fault of its own; without a direction there is nothing to measure.
    ratios.residual = normalise(direction) ? quotient(residual(a_, lambda, direction), norm_)
                                           : std::numeric_limits<long double>::infinity();
    ratios.value = quotient(std::fabs(lambda - dominant_), std::fabs(dominant_));
    return ratios;
  }

  Check check(std::string_view name, const Ratios& r) const {
    if (name == "unit_vector") return {"| ||v|| - 1 |", static_cast<double>(r.length), threshold(), ""};
    if (name == "eigenpair")
      return {"||Av - lambda v|| / ||A||", static_cast<double>(r.residual), threshold(), ""};
    return {"|lambda - lambda_1| / |lambda_1|", static_cast<double>(r.value), value_threshold(), ""};
  }

  std::string lesson(std::string_view name, long double lambda, const Numbers& v, const Ratios& r) const {
    if (name == "unit_vector")
      return fmt::format("v has the Euclidean length {:.6g}, not 1.", static_cast<double>(norm_of(v)));
    if (name == "dominant") return value_lesson(lambda, r);
    if (r.value <= value_threshold())
      return "lambda is right but v is not yet its eigenvector. On a symmetric matrix the error of lambda is "
             "the square of that of v, so lambda settles first: stop on ||Av - lambda v||, not on the change "
             "of lambda.";
    if (has_wrong_sign(lambda)) return value_lesson(lambda, r);
    return "v is not an eigenvector with the eigenvalue lambda: the iteration ended before Av = lambda v.";
  }

  bool has_wrong_sign(long double lambda) const {
    return dominant_ != 0 && std::fabs(lambda + dominant_) <= value_threshold() * std::fabs(dominant_);
  }

  std::string value_lesson(long double lambda, const Ratios& r) const {
    if (dominant_ == 0) return "Every eigenvalue of this matrix is zero.";
    if (has_wrong_sign(lambda))
      return "The magnitude is right, the sign is not: ||Av|| is |lambda|. The Rayleigh quotient v'Av / v'v "
             "has the sign.";
    if (r.residual <= threshold())
      return fmt::format(
          "({:.6g}, v) is an eigenpair, but not the dominant one. A start that is orthogonal to the dominant "
          "eigenvector never finds it except by rounding; a random start avoids that with probability one.",
          static_cast<double>(lambda));
    return "This is not the eigenvalue of largest magnitude.";
  }

  const Question question_;
  Dense a_;
  long double norm_ = 0, dominant_ = 0;
};

}  // namespace

std::unique_ptr<Comparator> prepare_eigenpair(const Question& question) {
  return std::make_unique<EigenpairJudge>(question);
}

}  // namespace mathjudge::compare
