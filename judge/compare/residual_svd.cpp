// Judges a thin singular value decomposition by what defines it, so that signs and the choice of basis
// within equal singular values are free: LAPACK's TESTING ratios of dbdt01, dort01 and dsvdt1, in
// Frobenius norms and with N = max(m, n).
#include <algorithm>
#include <cmath>

#include "compare/entries.hpp"
#include "compare/linear_algebra.hpp"
#include "compare/residual_families.hpp"
#include "compare/svd_lessons.hpp"
#include "compare/svd_repairs.hpp"

namespace mathjudge::compare {
namespace {

class SvdJudge : public Comparator {
 public:
  explicit SvdJudge(const Question& question)
      : question_(question), a_(matrix_argument(question, 0)), norm_(frobenius(a_)) {
    const auto stored = stored_part(question, 1);
    sigma_ = stored ? stored->numbers.entries : singular_values(a_);
    largest_ = sigma_.empty() ? 0 : sigma_.front();
    size_ = static_cast<long double>(std::max(a_.rows, a_.columns));
  }

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    const Target right = target();
    Measurements result;
    if (!sigma_.empty() && sigma_.back() > 0)
      result.condition = static_cast<double>(largest_ / sigma_.back());
    if (check_shapes(question_, got, right.want, result) && check_finite(got, right.want, result)) {
      const Factors factors{got[0].numbers, got[1].numbers.entries, got[2].numbers};
      const SvdRatios ratios = measure(factors);
      add_checks(factors, ratios, result);
      add_errors(ratios, result);
      const Comparison values = compare_entries(got, right);
      result.worst = values.worst;
      result.extent.out = values.out;
    }
    if (!result.passed()) result.pattern = find_repair(got);
    return result;
  }

 private:
  double threshold() const { return question_.function.judging.threshold; }

  /// Only the singular values have one right answer; U and Vt have a shape.
  Target target() const {
    const std::size_t r = sigma_.size();
    constexpr long double kAnything = std::numeric_limits<long double>::infinity();
    const long double bound = threshold() * size_ * (kEps * largest_ + kSmallestDouble);
    return {{matrix(Dense(a_.rows, r)), vector(sigma_), matrix(Dense(r, a_.columns))},
            {std::vector<long double>(a_.rows * r, kAnything), std::vector<long double>(r, bound),
             std::vector<long double>(r * a_.columns, kAnything)}};
  }

  SvdRatios measure(const Factors& f) const {
    SvdRatios ratios;
    if (a_.entries.empty()) return ratios;
    const Dense product = multiply(scale_columns(f.u, f.s), f.vt);
    ratios.reconstruction = frobenius_distance(a_, product) / (size_ * (kEps * norm_ + kSmallestDouble));
    ratios.orthogonal_u = departure_from_orthonormal_columns(f.u) / (size_ * kEps);
    ratios.orthogonal_vt = departure_from_orthonormal_columns(transpose(f.vt)) / (size_ * kEps);
    for (std::size_t i = 0; i < f.s.size(); ++i) {
      if (f.s[i] < 0 || (i > 0 && f.s[i] > f.s[i - 1])) ++ratios.disorder;
      ratios.singular_values = std::fmax(ratios.singular_values, std::fabs(f.s[i] - sigma_[i]));
    }
    ratios.singular_values /= size_ * (kEps * largest_ + kSmallestDouble);
    return ratios;
  }

  bool accepts(const Factors& f) const {
    const std::size_t r = sigma_.size();
    if (f.u.rows != a_.rows || f.u.columns != r || f.s.size() != r || f.vt.rows != r ||
        f.vt.columns != a_.columns)
      return false;
    return all_finite(f.u) && all_finite(f.vt) && all_finite(vector(f.s).numbers) &&
           measure(f).within(threshold());
  }

  void add_checks(const Factors& f, const SvdRatios& ratios, Measurements& result) const {
    for (const std::string& name : question_.function.judging.ratios) {
      Check check = this->check(name, ratios);
      if (!check.passed()) check.teaches = svd_lesson(name, {f, ratios, sigma_, size_, threshold()});
      result.checks.push_back(std::move(check));
    }
  }

  Check check(std::string_view name, const SvdRatios& r) const {
    const auto ratio = [&](std::string formula, long double measured) {
      return Check{std::move(formula), static_cast<double>(measured), threshold(), ""};
    };
    if (name == "reconstruction") return ratio("||A - U diag(s) Vt|| / (N eps ||A||)", r.reconstruction);
    if (name == "orthogonal_u") return ratio("||U'U - I|| / (N eps)", r.orthogonal_u);
    if (name == "orthogonal_vt") return ratio("||Vt Vt' - I|| / (N eps)", r.orthogonal_vt);
    if (name == "singular_values") return ratio("max |s_i - sigma_i| / (N eps sigma_1)", r.singular_values);
    return {"singular values that are negative or larger than the one before",
            static_cast<double>(r.disorder), 0, "", false};
  }

  void add_errors(const SvdRatios& ratios, Measurements& result) const {
    if (!(norm_ > 0)) return;
    result.backward_error = static_cast<double>(ratios.reconstruction * size_ * kEps);
    result.forward_error = static_cast<double>(ratios.singular_values * size_ * kEps);
    // Every ratio is relative to N eps with condition number 1: singular values, U'U and V'V are well
    // conditioned.
    result.digits_lost = std::max(0.0, static_cast<double>(std::log10(ratios.worst())));
  }

  /// What a single repair shows to be the only thing wrong, if anything.
  std::string find_repair(const std::vector<Part>& got) const {
    if (got.size() != 3 || got[0].ragged || got[2].ragged) return "";
    const Factors factors{got[0].numbers, got[1].numbers.entries, got[2].numbers};
    for (const SvdRepair& repair : svd_repairs()) {
      Factors repaired = factors;
      if (repair.apply(a_, repaired) && accepts(repaired)) return std::string(repair.diagnosis);
    }
    return "";
  }

  const Question question_;
  Dense a_;
  long double norm_ = 0, largest_ = 0, size_ = 0;
  std::vector<long double> sigma_;
};

}  // namespace

std::unique_ptr<Comparator> prepare_svd(const Question& question) {
  return std::make_unique<SvdJudge>(question);
}

}  // namespace mathjudge::compare
