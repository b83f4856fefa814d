// A problem as the rest of the judge sees it: typed, validated, complete.
// Only load.cpp builds these, from problems/<topic>/<id>.json; everything here is immutable data.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "values/value.hpp"

namespace mathjudge::catalogue {

struct Parameter {
  std::string name;
  values::Type type;
};

/// How a contract spells a type in C++, with the aliases of mathjudge.hpp: "double", "Matrix".
std::string_view spelling_of(values::Type type);

/// How the answers of one function are compared: the row of compare/'s table to use, and its
/// parameters, validated by the schema. `why` is the source of the tolerance.
struct Judging {
  std::string comparator;  ///< "exact", "elementwise", "residual", "optimum", "statistical"
  std::string truth;  ///< elementwise/exact: name of the judge's own evaluation ("product"); may be empty
  std::string bound;  ///< elementwise: "shadow", "running", "absolute_relative", ...
  std::vector<std::string> ratios;         ///< residual/statistical: names of the checks, in order
  double threshold = 0;                    ///< tau, or K for elementwise bounds
  std::map<std::string, double> settings;  ///< further named numbers ("absolute", "relative", ...)
  bool bound_is_theorem = false;           ///< exempt from the calibration margin; said so in `why`
  std::string why;
};

/// One function that a solution must provide.
struct Function {
  std::string name;
  std::vector<Parameter> parameters;
  std::vector<Parameter> returns;  ///< one entry, or the parts of a pair or tuple
  Judging judging;
  bool takes_generic_function() const;    ///< a template over the functor: automatic differentiation
  std::string declaration() const;        ///< "Matrix matrix_inverse(const Matrix& a)", as shown to people
  std::string plain_declaration() const;  ///< the same with std types only
};

enum class Tier { Example, Hidden, Stretch };
enum class Category { Basic, Shape, Edge, Error, Scale, IllConditioned, Structure, Random, Budget };
inline constexpr int kCategoryCount = 9;
std::string_view name_of(Tier tier);
std::string_view name_of(Category category);  ///< "ill-conditioned"

struct Limits {
  double cpu_seconds = 2.0;
  double wall_seconds = 6.0;
  std::uint64_t memory_bytes = 512ull << 20;  ///< what the solution may use beyond the bare runner
  std::uint64_t stack_bytes = 8ull << 20;
};

/// Parts that are expected, in the order of Function::returns; a part without a stored value is
/// judged by a property or by the judge's own evaluation. Stored numbers keep more digits than double.
struct Returns {
  std::vector<std::optional<std::vector<long double>>> stored;  ///< flattened row by row
  std::vector<std::optional<values::Value>> stored_shape;  ///< the same rounded to double, with its shape
};
struct Throws {
  std::string recommended;  ///< "std::invalid_argument"
};
using Expectation = std::variant<Returns, Throws>;

/// One call of the case: its arguments in parameter order and what is expected of it.
struct Call {
  std::vector<values::Value> arguments;
  Expectation expectation;
};

struct Case {
  std::string name;  ///< unique within the problem: "hilbert-5"
  Tier tier;
  Category category;
  std::string why;           ///< the reason the case exists, in a few words
  std::string explanation;   ///< examples: the worked reasoning
  std::size_t function = 0;  ///< index into Problem::functions
  std::vector<Call> calls;   ///< all made in one worker, in this order; usually the same call twice
  Limits limits;
  std::optional<double> condition;  ///< kappa, when the spec states it
  std::map<std::string, double>
      facts;  ///< further stated numbers a comparator needs ("textbook_gradient_calls")
  std::vector<values::Vector> minimisers;  ///< optimum: the set of minimisers, when finite and known
};

/// Sizes and inputs for the timing section; inputs are made anew for every timed call.
struct Timing {
  std::size_t function = 0;
  std::vector<int> sizes;
  std::string arguments_json;  ///< generator specs with "n" where the size goes; see arguments_for()
};

struct Reference {
  std::string variant;  ///< "textbook", "optimized"
  std::string summary;
  std::string complexity;
  std::filesystem::path file;
};

struct FollowUp {
  std::string question;
  std::string answer;
};

struct Problem {
  std::string id, title, topic, difficulty, teaches;
  std::vector<std::string> statement;  ///< paragraphs
  std::vector<std::string> conventions;
  std::vector<Function> functions;
  std::vector<Case> cases;
  std::optional<Timing> timing;
  std::string complexity;
  std::vector<std::string> numerical_notes, hints;
  std::vector<FollowUp> follow_ups;
  std::vector<std::string> numpy;  ///< lines of Python
  std::vector<Reference> references;
  std::filesystem::path file;
};

inline constexpr const char* kTopics[] = {"matrix-operations", "eigenvalues-svd", "calculus-gradients",
                                          "optimization", "probability-statistics"};

}  // namespace mathjudge::catalogue
