// The table of comparators, and what follows from measurements whoever made them.
#include "compare/compare.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <utility>

#include "compare/bounds.hpp"
#include "compare/comparator.hpp"
#include "compare/truths.hpp"

namespace mathjudge::compare {
namespace {

struct ComparatorRow {
  std::string_view name;
  Prepare prepare;
};
constexpr ComparatorRow kRows[] = {
    {"exact", prepare_exact},
    {"elementwise", prepare_elementwise},
    {"residual", prepare_residual},
    {"optimum", prepare_optimum},
    {"statistical", prepare_statistical},
    {"spectrum", prepare_spectrum},
    {"finite_difference", prepare_finite_difference},
};

class Refusal : public Comparator {
 public:
  explicit Refusal(std::string what) : what_(std::move(what)) {}
  Measurements compare(const Answer&) const override {
    Measurements result;
    result.checks.push_back(
        {"the spec can be judged", 1, 0, "The spec asks for " + what_ + ", which does not exist."});
    return result;
  }

 private:
  std::string what_;
};

template <class Rows>
std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.emplace_back(row.name);
  return names;
}

catalogue::Vocabulary make_vocabulary() {
  catalogue::Vocabulary result{names_of(kRows), names_of(truth_rows()), names_of(bound_rows()), {}};
  for (const ResidualFamily& family : residual_families())
    result.ratios.insert(result.ratios.end(), family.ratios.begin(), family.ratios.end());
  for (const auto checks : {optimum_checks(), statistical_checks()})
    result.ratios.insert(result.ratios.end(), checks.begin(), checks.end());
  return result;
}

std::unique_ptr<Comparator> prepare(const Question& question) {
  const std::string& name = question.function.judging.comparator;
  try {
    for (const ComparatorRow& row : kRows)
      if (row.name == name) return row.prepare(question);
  } catch (const std::exception&) {  // arguments of other types than the truth or the ratios are about
    return refuse("a '" + name + "' comparison that these arguments do not fit");
  }
  return refuse("the comparator '" + name + "'");
}

double ratio_of(const Check& check) {
  if (check.measured == 0) return 0;
  const double ratio = check.measured / check.threshold;
  return std::isnan(ratio) ? std::numeric_limits<double>::infinity() : ratio;
}

}  // namespace

std::unique_ptr<Comparator> refuse(std::string what) { return std::make_unique<Refusal>(std::move(what)); }

bool Measurements::passed() const {
  return !checks.empty() &&
         std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.passed(); });
}

double Measurements::worst_ratio() const {
  double largest = checks.empty() ? std::numeric_limits<double>::infinity() : 0;
  for (const Check& check : checks) largest = std::max(largest, ratio_of(check));
  return largest;
}

CallJudge::CallJudge(const Question& question) : comparator_(prepare(question)) {}
CallJudge::CallJudge(CallJudge&&) noexcept = default;
CallJudge& CallJudge::operator=(CallJudge&&) noexcept = default;
CallJudge::~CallJudge() = default;

Measurements CallJudge::compare(const Answer& answer) const { return comparator_->compare(answer); }

Measurements compare(const Question& question, const Answer& answer) {
  return CallJudge(question).compare(answer);
}

const catalogue::Vocabulary& vocabulary() {
  static const catalogue::Vocabulary result = make_vocabulary();
  return result;
}

}  // namespace mathjudge::compare
