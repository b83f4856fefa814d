// Answers that are compared entry by entry: exactly, or within a bound per entry.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

#include "compare/bounds.hpp"
#include "compare/comparator.hpp"
#include "compare/patterns.hpp"
#include "compare/truths.hpp"

namespace mathjudge::compare {
namespace {

using Bounds = std::vector<std::vector<long double>>;

Bounds times(Bounds bounds, long double factor) {
  for (auto& part : bounds)
    for (long double& bound : part) bound *= factor;
  return bounds;
}

/// The truth that the spec names, with the numbers that the case stores in place of the judge's own.
Truth right_answer(const Question& question, const TruthRow* row) {
  Truth truth = row ? row->evaluate(question) : Truth{};
  const std::size_t parts = std::max<std::size_t>(1, question.function.returns.size());
  truth.parts.resize(parts);
  for (std::size_t part = 0; part < parts; ++part)
    if (auto stored = stored_part(question, part)) truth.parts[part] = std::move(*stored);
  return truth;
}

std::string lesson(const TruthRow* row, const Findings& findings) {
  return row && row->teach ? row->teach(findings) : "";
}

class Exact : public Comparator {
 public:
  explicit Exact(const Question& question)
      : question_(question),
        row_(find_truth(question.function.judging.truth)),
        right_(exact_target(right_answer(question, row_).parts)) {}

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    Measurements result;
    if (check_shapes(question_, got, right_.want, result)) {
      check_finite(got, right_.want, result);
      const Comparison comparison = compare_entries(got, right_);
      Check check{"entries that differ from the right answer", static_cast<double>(comparison.out), 0, "",
                  false};
      if (!check.passed()) check.teaches = lesson(row_, {question_, got, right_, comparison});
      result.checks.push_back(std::move(check));
      result.extent.out = comparison.out;
      result.worst = comparison.worst;
    }
    if (!result.passed()) result.pattern = find_pattern(question_, got, right_, confusions());
    return result;
  }

 private:
  /// A wrong answer that is computed, not copied, is recognised within the rounding of computing it.
  std::vector<NamedTarget> confusions() const {
    std::vector<NamedTarget> targets;
    if (!row_ || !row_->confusions) return targets;
    for (Confusion& confusion : row_->confusions(question_)) {
      Target target = exact_target(std::move(confusion.truth.parts));
      if (!confusion.truth.magnitudes.empty())
        target.bounds = times(find_bound("shadow")->bounds(question_.function.judging, confusion.truth), 4);
      targets.push_back({std::move(confusion.name), std::move(target)});
    }
    return targets;
  }

  const Question question_;
  const TruthRow* row_;
  Target right_;
};

class Elementwise : public Comparator {
 public:
  Elementwise(const Question& question, const BoundRow& bound)
      : question_(question), row_(find_truth(question.function.judging.truth)), bound_(bound) {
    truth_ = right_answer(question, row_);
    right_ = target_of(truth_);
  }

  Measurements compare(const Answer& answer) const override {
    const std::vector<Part> got = to_parts(answer);
    Measurements result;
    const bool comparable = check_shapes(question_, got, right_.want, result);
    const Target& right = comparable ? target_for(got) : right_;
    if (comparable) {
      const bool finite = check_finite(got, right.want, result);
      const Comparison comparison = compare_entries(got, right);
      Check entries = check(got, right, comparison);
      if (!finite && !entries.teaches.empty()) result.checks.back().teaches = entries.teaches;
      result.checks.push_back(std::move(entries));
      result.extent.out = comparison.out;
      result.worst = comparison.worst;
      add_errors(comparison, result);
    }
    if (!result.passed()) result.pattern = find_pattern(question_, got, right, confusions());
    if (row_ && row_->budget) row_->budget(question_, answer.usage, result);
    return result;
  }

 private:
  const catalogue::Judging& judging() const { return question_.function.judging; }

  Target target_of(const Truth& truth) const {
    return {truth.parts, times(bound_.bounds(judging(), truth), judging().threshold)};
  }

  /// The target to judge by: the wider one, evaluated when it is first needed, unless the answer is well
  /// within the other.
  const Target& target_for(const std::vector<Part>& got) const {
    constexpr long double kWellWithin = 0.08L;
    if (!truth_.wider || compare_entries(got, right_).worst_ratio <= kWellWithin) return right_;
    std::call_once(widened_, [this] {
      Truth truth = truth_;
      truth.magnitudes = truth_.wider();
      wider_ = target_of(truth);
    });
    return wider_;
  }

  Check check(const std::vector<Part>& got, const Target& right, const Comparison& comparison) const {
    Check result{"max " + bound_.formula(judging(), row_),
                 static_cast<double>(comparison.worst_ratio * judging().threshold), judging().threshold, ""};
    if (!result.passed()) result.teaches = lesson(row_, {question_, got, right, comparison});
    return result;
  }

  /// Relative error in the Frobenius norm, and how far it is above what the bounds explain.
  void add_errors(const Comparison& comparison, Measurements& result) const {
    if (!(comparison.want_norm > 0) || !std::isfinite(comparison.error_norm)) return;
    result.forward_error = static_cast<double>(comparison.error_norm / comparison.want_norm);
    if (truth_.magnitudes.empty() || !(comparison.bound_norm > 0)) return;
    const long double kappa =
        comparison.bound_norm / (judging().threshold * truth_.terms * kEps * comparison.want_norm);
    constexpr long double kSaturated = 1e10L;
    if (!(kappa <= kSaturated)) return;
    result.digits_lost =
        std::max(0.0, static_cast<double>(std::log10(comparison.error_norm / comparison.bound_norm)));
  }

  std::vector<NamedTarget> confusions() const {
    std::vector<NamedTarget> targets;
    if (!row_ || !row_->confusions) return targets;
    for (Confusion& confusion : row_->confusions(question_))
      targets.push_back({std::move(confusion.name), target_of(confusion.truth)});
    return targets;
  }

  const Question question_;
  const TruthRow* row_;
  const BoundRow& bound_;
  Truth truth_;
  Target right_;
  mutable std::once_flag widened_;
  mutable Target wider_;
};

/// What the spec lacks for an answer to be compared with anything; empty when it lacks nothing.
std::string missing(const Question& question) {
  const std::string& name = question.function.judging.truth;
  if (!name.empty()) return find_truth(name) ? "" : "the truth '" + name + "'";
  for (std::size_t part = 0; part < std::max<std::size_t>(1, question.function.returns.size()); ++part)
    if (!stored_part(question, part)) return "an expected value, or a truth that evaluates it,";
  return "";
}

}  // namespace

std::unique_ptr<Comparator> prepare_exact(const Question& question) {
  if (std::string what = missing(question); !what.empty()) return refuse(std::move(what));
  return std::make_unique<Exact>(question);
}

std::unique_ptr<Comparator> prepare_elementwise(const Question& question) {
  if (std::string what = missing(question); !what.empty()) return refuse(std::move(what));
  const BoundRow* bound = find_bound(question.function.judging.bound);
  if (!bound) return refuse("the bound '" + question.function.judging.bound + "'");
  return std::make_unique<Elementwise>(question, *bound);
}

}  // namespace mathjudge::compare
