// What every kind of comparator is inside the judge: prepared once for a call, then asked about answers.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "compare/compare.hpp"

namespace mathjudge::compare {

/// Holds what depends on the call alone (the judge's own answer, norms, bounds). Immutable once
/// prepared, so one may be asked from several threads.
class Comparator {
 public:
  virtual ~Comparator() = default;
  virtual Measurements compare(const Answer& answer) const = 0;
};
using Prepare = std::unique_ptr<Comparator> (*)(const Question& question);

// One per kind; `question` and what it refers to outlive the result.
std::unique_ptr<Comparator> prepare_exact(const Question& question);
std::unique_ptr<Comparator> prepare_elementwise(const Question& question);
std::unique_ptr<Comparator> prepare_residual(const Question& question);
std::unique_ptr<Comparator> prepare_finite_difference(const Question& question);
std::unique_ptr<Comparator> prepare_optimum(const Question& question);
std::unique_ptr<Comparator> prepare_statistical(const Question& question);
std::unique_ptr<Comparator> prepare_spectrum(const Question& question);

/// The families of ratios that `residual` chooses from by the names in Judging::ratios.
struct ResidualFamily {
  std::span<const std::string_view> ratios;
  Prepare prepare;
};
std::span<const ResidualFamily> residual_families();
std::span<const std::string_view> optimum_checks();
std::span<const std::string_view> statistical_checks();

/// A comparator that fails every answer and says why: for a spec that names what does not exist.
std::unique_ptr<Comparator> refuse(std::string what);

}  // namespace mathjudge::compare
