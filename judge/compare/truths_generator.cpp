// The generator in 64-bit integers, the transformation in long double.
#include "compare/truths_generator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

namespace mathjudge::compare {
namespace {

using Numbers = std::vector<long double>;

/// Multiplier and increment of Knuth's MMIX (The Art of Computer Programming 2, 3.3.4, table 1, line 26).
constexpr std::uint64_t kMultiplier = 6364136223846793005u, kIncrement = 1442695040888963407u;

std::uint64_t step(std::uint64_t state) { return kMultiplier * state + kIncrement; }

long double upper_53_bits(std::uint64_t state) { return static_cast<long double>(state >> 11) * 0x1p-53L; }
long double lower_53_bits(std::uint64_t state) {
  return static_cast<long double>(state & ((std::uint64_t{1} << 53) - 1)) * 0x1p-53L;
}
long double all_bits_rounded(std::uint64_t state) {
  return static_cast<long double>(static_cast<double>(state)) * 0x1p-64L;
}
long double upper_32_bits(std::uint64_t state) { return static_cast<long double>(state >> 32) * 0x1p-32L; }
long double signed_shift(std::uint64_t state) {
  return static_cast<long double>(static_cast<std::int64_t>(state) >> 11) * 0x1p-53L;
}

std::size_t count_of(const Question& question) {
  const auto n = std::get<std::int64_t>(question.call.arguments.at(1));
  return n > 0 ? static_cast<std::size_t>(n) : 0;
}

std::uint64_t seed_of(const Question& question) {
  return std::get<std::uint64_t>(question.call.arguments.at(0));
}

/// n uniforms, the first one after a step.
Numbers uniforms(std::uint64_t state, std::size_t n, long double (*output)(std::uint64_t) = upper_53_bits) {
  Numbers result(n);
  for (long double& u : result) u = output(state = step(state));
  return result;
}

/// The same with the first output before the first step.
Numbers uniforms_unstepped(std::uint64_t state, std::size_t n) {
  Numbers result(n);
  for (long double& u : result) {
    u = upper_53_bits(state);
    state = step(state);
  }
  return result;
}

Truth exactly(Numbers numbers) { return {{vector(std::move(numbers))}, {}, 1}; }

/// How a pair of uniforms becomes two normals; the defaults are right.
struct Recipe {
  long double turn = 2 * std::numbers::pi_v<long double>;
  bool sine_first = false, second_discarded = false, logarithm_of_u = false, uniforms_exchanged = false;
};

Truth normals(const Question& question, long double stddev, const Recipe& recipe) {
  const std::size_t n = count_of(question), each = recipe.second_discarded ? 1 : 2;
  const long double mean = std::get<double>(question.call.arguments.at(2));
  const Numbers u = uniforms(seed_of(question), (n + each - 1) / each * 2);
  Numbers values, magnitudes;
  for (std::size_t pair = 0; values.size() < n; ++pair) {
    long double first = u[2 * pair], second = u[2 * pair + 1];
    if (recipe.uniforms_exchanged) std::swap(first, second);
    const long double r = std::sqrt(-2 * (recipe.logarithm_of_u ? std::log(first) : std::log1p(-first)));
    long double z[] = {r * std::cos(recipe.turn * second), r * std::sin(recipe.turn * second)};
    if (recipe.sine_first) std::swap(z[0], z[1]);
    for (std::size_t k = 0; k < each && values.size() < n; ++k) {
      values.push_back(mean + stddev * z[k]);
      magnitudes.push_back(std::fabs(mean) + stddev * r);
    }
  }
  return {{vector(std::move(values))}, {std::move(magnitudes)}, 1};
}

long double stddev_of(const Question& question) { return std::get<double>(question.call.arguments.at(3)); }

/// Whether every entry is right but some of pairs whose u1 is next to 0 or to 1.
bool wrong_only_at_the_ends(const Findings& findings) {
  const Numbers &got = findings.got.front().numbers.entries,
                &want = findings.target.want.front().numbers.entries,
                &bounds = findings.target.bounds.front();
  if (got.size() != want.size()) return false;
  const Numbers u = uniforms(seed_of(findings.question), got.size() + got.size() % 2);
  for (std::size_t i = 0; i < got.size(); ++i) {
    const long double first = u[i - i % 2];
    const bool at_an_end = std::fmin(first, 1 - first) < 1e-6L;
    if (!at_an_end && !(std::fabs(got[i] - want[i]) <= bounds[i])) return false;
  }
  return true;
}

}  // namespace

Truth congruential(const Question& question) {
  return exactly(uniforms(seed_of(question), count_of(question)));
}

std::vector<Confusion> congruential_confusions(const Question& question) {
  const std::uint64_t seed = seed_of(question);
  const std::size_t n = count_of(question);
  return {
      {"the sequence with the seed itself as its first state, before a step",
       exactly(uniforms_unstepped(seed, n))},
      {"the low 53 bits of each state", exactly(uniforms(seed, n, lower_53_bits))},
      {"all 64 bits of each state, rounded to a double", exactly(uniforms(seed, n, all_bits_rounded))},
      {"the upper 32 bits of each state", exactly(uniforms(seed, n, upper_32_bits))},
      {"the states read as signed integers", exactly(uniforms(seed, n, signed_shift))},
      {"the sequence of the seed cut to 32 bits", exactly(uniforms(seed & 0xffffffffu, n))},
      {"the sequence of the seed rounded to a double",
       exactly(uniforms(
           static_cast<std::uint64_t>(std::fmin(static_cast<double>(seed), 0x1.fffffffffffffp63)), n))},
  };
}

std::string congruential_lesson(const Findings& findings) {
  const Numbers& got = findings.got.front().numbers.entries;
  for (const long double u : got)
    if (!(u >= 0 && u < 1))
      return "An entry is outside of [0, 1): the state is an unsigned 64-bit integer, and the shift to the "
             "right by 11 leaves 53 bits, which 2^-53 turns into a number below 1.";
  const Numbers& want = findings.target.want.front().numbers.entries;
  if (std::equal(got.begin(), got.end(), want.begin(), want.end(),
                 [](long double a, long double b) { return std::fabs(a - b) < 0x1p-30L; }))
    return "The states are right, the last bits of the numbers are not: u is (state >> 11) 2^-53, with all "
           "of the 53 bits that the shift leaves, and neither rounded nor divided by anything but 2^53.";
  const auto& worst = findings.comparison.worst;
  const std::size_t first = worst && !worst->index.empty() ? worst->index.front() : 0;
  if (first > 0 && got.front() == want.front())
    return "The sequence starts right and then leaves the prescribed one: compare multiplier and increment "
           "digit by digit, and keep the whole 64-bit state between steps, with arithmetic modulo 2^64 as "
           "std::uint64_t does it.";
  return "The generator is prescribed to the bit: state <- 6364136223846793005 state + 1442695040888963407 "
         "modulo 2^64, then u = (state >> 11) 2^-53, beginning after the first step.";
}

Truth box_muller(const Question& question) { return normals(question, stddev_of(question), {}); }

std::vector<Confusion> box_muller_confusions(const Question& question) {
  const long double stddev = stddev_of(question);
  std::vector<Confusion> result{
      {"the numbers with sine before cosine", normals(question, stddev, {.sine_first = true})},
      {"the numbers with the angle pi u2 in place of 2 pi u2",
       normals(question, stddev, {.turn = std::numbers::pi_v<long double>})},
      {"the numbers with the second of each pair discarded",
       normals(question, stddev, {.second_discarded = true})},
      {"the numbers with log(u1) in place of log(1 - u1)",
       normals(question, stddev, {.logarithm_of_u = true})},
      {"the numbers with u1 and u2 exchanged", normals(question, stddev, {.uniforms_exchanged = true})},
      {"the numbers with stddev taken for a variance", normals(question, std::sqrt(stddev), {})},
      {"the numbers with stddev squared", normals(question, stddev * stddev, {})},
      {"standard normal numbers, without mean and stddev", normals(question, 1, {})}};
  const long double mean = std::get<double>(question.call.arguments.at(2));
  for (long double& entry : result.back().truth.parts.front().numbers.entries) entry -= mean;
  return result;
}

std::string box_muller_lesson(const Findings& findings) {
  if (wrong_only_at_the_ends(findings))
    return "Only pairs with u1 next to 0 or to 1 are off: r = sqrt(-2 log(1 - u1)) is cut off there, or "
           "formed in a way that loses digits. 1 - u1 itself is exact; what is rounded before it, or "
           "squared, is not.";
  if (findings.comparison.worst_ratio < 1e9L)
    return fmt::format(
        "The numbers agree to about {:.0e} of |mean| + stddev r, as with pi or a logarithm in fewer digits "
        "than double has, or with a sine from 1 - cos^2, which cancels.",
        static_cast<double>(findings.comparison.worst_ratio) * 1e-12);
  return "Every pair (u1, u2) of successive uniforms gives r = sqrt(-2 log(1 - u1)) and two numbers, mean + "
         "stddev r cos(2 pi u2) and then mean + stddev r sin(2 pi u2). These are other numbers.";
}

}  // namespace mathjudge::compare
