// Describes an input by what it is allowed to reveal: sizes, magnitudes and conditioning.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "compare/compare.hpp"
#include "compare/entries.hpp"
#include "compare/linear_algebra.hpp"

namespace mathjudge::compare {
namespace {

constexpr std::size_t kLargestConditioned = 64;  // the cost is cubic

/// Whether the judgement of this function depends on the condition number of its argument.
bool conditioning_matters(const catalogue::Judging& judging) {
  if (!judging.ratios.empty() && judging.ratios.front() == "stationary")
    return false;  // a singular P is harmless
  return judging.comparator == "residual" || judging.truth == "rank";
}

std::string magnitudes(const Dense& numbers) {
  long double smallest = 0, largest = 0;
  bool finite = true;
  for (const long double entry : numbers.entries) {
    finite = finite && std::isfinite(entry);
    const long double size = std::isfinite(entry) ? std::fabs(entry) : 0;
    largest = std::max(largest, size);
    if (size > 0) smallest = smallest > 0 ? std::min(smallest, size) : size;
  }
  std::string text;
  if (largest > 1e4L || (largest > 0 && smallest < 1e-4L))
    text = fmt::format(", magnitudes {:.0e} to {:.0e}", static_cast<double>(smallest),
                       static_cast<double>(largest));
  if (!finite) text += ", with NaN or Inf";
  return text;
}

std::string condition_number(const Dense& a) {
  if (a.entries.empty() || std::max(a.rows, a.columns) > kLargestConditioned || !all_finite(a)) return "";
  const std::vector<long double> sigma = singular_values(a);
  if (!(sigma.front() > 0)) return "";
  const long double condition = sigma.front() / sigma.back();
  constexpr long double kSingular = 0x1p60L;  // sigma_min is at the rounding of the judge's own evaluation
  if (!(condition < kSingular)) return ", singular";
  return fmt::format(", condition number {:.1e}", static_cast<double>(condition));
}

/// "A" for a matrix called a, as the mathematics writes it.
std::string display_name(const catalogue::Parameter& parameter) {
  if (parameter.type != values::Type::Matrix || parameter.name.size() != 1) return parameter.name;
  return {static_cast<char>(std::toupper(static_cast<unsigned char>(parameter.name.front())))};
}

std::string describe(const catalogue::Parameter& parameter, const values::Value& value, bool conditioned) {
  const auto part = to_part(value);
  if (!part || part->rank == Rank::Scalar) return "";
  std::string text = display_name(parameter) + " " + shape_of(*part) + magnitudes(part->numbers);
  if (conditioned && part->rank == Rank::Matrix && !part->ragged) text += condition_number(part->numbers);
  return text;
}

std::string describe_callback(const catalogue::Parameter& parameter, const values::Value& value) {
  const auto* callback = std::get_if<values::Callback>(&value);
  if (!callback || callback->program.univariate || callback->program.inputs <= 0) return "";
  const int inputs = callback->program.inputs;
  return fmt::format("{} of {} variable{}", parameter.name, inputs, inputs == 1 ? "" : "s");
}

}  // namespace

std::string describe_input(const Question& question) {
  const bool conditioned = conditioning_matters(question.function.judging);
  const auto& parameters = question.function.parameters;
  std::vector<std::string> pieces;
  bool has_callback = false;
  for (std::size_t i = 0; i < parameters.size() && i < question.call.arguments.size(); ++i) {
    const values::Value& value = question.call.arguments[i];
    std::string piece = describe(parameters[i], value, conditioned);
    if (piece.empty() && !has_callback) {  // the others are its derivatives
      piece = describe_callback(parameters[i], value);
      has_callback = !piece.empty();
    }
    if (!piece.empty()) pieces.push_back(std::move(piece));
  }
  return fmt::format("{}", fmt::join(pieces, "; "));
}

}  // namespace mathjudge::compare
