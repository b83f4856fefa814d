// The table of truths. The matrix operations are here; those that evaluate formulas have their own files.
#include "compare/truths.hpp"

#include <algorithm>

#include "compare/truths_agreement.hpp"
#include "compare/truths_composition.hpp"
#include "compare/truths_descent.hpp"
#include "compare/truths_formula.hpp"
#include "compare/truths_generator.hpp"
#include "compare/truths_matrix.hpp"
#include "compare/truths_monte_carlo.hpp"
#include "compare/truths_posterior.hpp"

namespace mathjudge::compare {
namespace {

constexpr TruthRow kRows[] = {
    {"product", "|C - AB|_ij", "k eps (|A||B|)_ij", product, product_confusions, product_lesson},
    {"trace", "|t - sum a_ii|", "n eps sum |a_ii|", trace, trace_confusions, trace_lesson},
    {"transpose", "|B - A'|_ij", "0", transposed, transpose_confusions, transpose_lesson},
    {"hadamard", "|C - A o B|_ij", "0", hadamard, hadamard_confusions, hadamard_lesson},
    {"rank", "|r - rank A|", "0", rank, nullptr, rank_lesson},
    {"gradient", "|g - grad f|_i", "running error bound of df/dx_i", gradient, nullptr, gradient_lesson},
    {"agreement", "|got - want|", "0", agreement, nullptr, agreement_lesson},
    {"composition", "|got - want|", "running error bound of the composition", composition,
     composition_confusions, composition_lesson, composition_budget},
    {"importance", "|estimate - mu|", "(16 + 4 max|log w| + 2n) eps sum w|v| / sum w", importance,
     importance_confusions, importance_lesson},
    {"monte_carlo", "|got - want|", "rounding of n values, of x and of their sums", monte_carlo,
     monte_carlo_confusions, monte_carlo_lesson, monte_carlo_budget},
    {"posterior", "|p_k - posterior_k|", "10 eps (1 + S_k + max S) posterior_k + 4 DBL_MIN", posterior,
     posterior_confusions, posterior_lesson},
    {"congruential", "|got - u_i|", "0", congruential, congruential_confusions, congruential_lesson},
    {"box_muller", "|got - want|", "|mean| + stddev r", box_muller, box_muller_confusions, box_muller_lesson},
    {"gradient_descent", "|got - want|", "spread of 34 roundings + u max|x_i|", gradient_descent,
     gradient_descent_confusions, gradient_descent_lesson, one_call_per_step},
    {"adam", "|got - want|", "spread of 34 roundings + u max|x_i|", adam, adam_confusions, adam_lesson,
     one_call_per_step},
};

}  // namespace

std::span<const TruthRow> truth_rows() { return kRows; }

const TruthRow* find_truth(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kRows), std::end(kRows), [&](const TruthRow& row) { return row.name == name; });
  return found == std::end(kRows) ? nullptr : found;
}

}  // namespace mathjudge::compare
