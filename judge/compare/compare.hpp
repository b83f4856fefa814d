// Decides how right an answer is. Pure functions from (question, answer) to measurements; the
// verdict follows from the measurements, and every threshold carries its source.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalogue/load.hpp"
#include "catalogue/problem.hpp"
#include "values/value.hpp"

namespace mathjudge::compare {

/// One call, as it was asked.
struct Question {
  const catalogue::Function& function;
  const catalogue::Case& the_case;
  const catalogue::Call& call;
};

/// What the worker counted while the solution ran: a claim, used for budgets only.
struct Usage {
  std::vector<std::uint64_t>
      callback_calls;       ///< per callback argument, in parameter order (stages: f0, J0, f1, J1, ...)
  std::uint64_t draws = 0;  ///< uniforms taken from a stream
};

/// What the solution returned, decoded and validated against the declared types, not yet judged.
struct Answer {
  std::vector<values::Value> parts;
  Usage usage;
};

/// One ratio held against its threshold; passes only if measured <= threshold, so NaN fails.
struct Check {
  std::string formula;  ///< "||AX - I|| / (n eps ||A|| ||X||)"
  double measured = 0;
  double threshold = 0;
  std::string teaches;  ///< when it failed: what that means in mathematical terms; one or two sentences
  /// A matter of degree, held to the calibration margins; false for shapes, counts, budgets, exact equality
  /// and tests whose threshold is a probability.
  bool calibrated = true;
  bool passed() const { return measured <= threshold; }
};

/// The entry furthest outside its bound.
struct Mismatch {
  std::size_t part = 0;            ///< which return value
  std::vector<std::size_t> index;  ///< {} scalar, {i} vector, {i, j} matrix
  long double got = 0, want = 0;
  long double absolute = 0, relative = 0;
  long double bound = 0;  ///< what |got - want| was allowed to be
};

struct Extent {
  std::size_t entries = 0, out = 0, not_finite = 0;
  std::string shape_got, shape_want;  ///< of the first part whose shape differs, else equal
  bool shapes_agree = true;
};

struct Measurements {
  std::vector<Check> checks;  ///< never empty; shape problems are a failed check of their own
  std::optional<Mismatch> worst;
  Extent extent;
  std::optional<double> condition;                      ///< kappa used
  std::optional<double> backward_error, forward_error;  ///< relative
  std::optional<double> digits_lost;  ///< max(0, log10(forward error / (c_n kappa eps))), kappa <= 1e10
  std::string pattern;                ///< "the transpose of the right answer": only when it really equals it
  std::vector<std::string> notes;
  bool passed() const;         ///< every check passed
  double worst_ratio() const;  ///< max measured/threshold; +Inf for NaN, a wrong shape or an exact mismatch
  /// The same over the calibrated checks alone: what a correct solution uses of its bounds.
  double calibrated_ratio() const {
    double ratio = 0;
    for (const Check& check : checks)
      if (check.calibrated && check.threshold > 0 && check.measured > ratio * check.threshold)
        ratio = check.measured / check.threshold;
    return ratio;
  }
};

class Comparator;

/// Judges any number of answers to one call: evaluates the right answer (cubic in long double for
/// matrices) once, in the constructor. `question` refers to parts of a Problem that must outlive it.
/// compare() may be called from several threads.
class CallJudge {
 public:
  explicit CallJudge(const Question& question);
  CallJudge(CallJudge&&) noexcept;
  CallJudge& operator=(CallJudge&&) noexcept;
  ~CallJudge();
  /// The call must expect a return. Submissions' faults are measurements; nothing is thrown.
  Measurements compare(const Answer& answer) const;

 private:
  std::unique_ptr<const Comparator> comparator_;
};

/// The same for a single answer.
Measurements compare(const Question& question, const Answer& answer);

/// A short description of the input for messages: "A 5x5, condition number 4.8e+05".
std::string describe_input(const Question& question);

/// Everything Judging may name, for catalogue::check_vocabulary() and the tests.
const catalogue::Vocabulary& vocabulary();

}  // namespace mathjudge::compare
