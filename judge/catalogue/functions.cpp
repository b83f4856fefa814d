// Reads "functions": the contract of each one and how its answers are judged.
// The names that judgings use are compare/'s vocabulary: here they are checked for form alone, and
// against that vocabulary by check_vocabulary().
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "catalogue/load.hpp"
#include "catalogue/sections.hpp"
#include "support/text.hpp"

namespace mathjudge::catalogue {
namespace {

using values::Type;

constexpr double kMost = std::numeric_limits<double>::max();
constexpr std::size_t kMostParts = 8;

constexpr Type kAllTypes[] = {Type::Double,
                              Type::Int,
                              Type::UnsignedInt64,
                              Type::Bool,
                              Type::Vector,
                              Type::Matrix,
                              Type::IntVector,
                              Type::ScalarFunction,
                              Type::VectorFunction,
                              Type::MatrixFunction,
                              Type::UnivariateFunction,
                              Type::UniformStream,
                              Type::Stages,
                              Type::GenericFunction};

/// What a function may return: data, no callables.
constexpr Type kReturnable[] = {Type::Double, Type::Int,    Type::UnsignedInt64, Type::Bool,
                                Type::Vector, Type::Matrix, Type::IntVector};

template <std::size_t N>
std::vector<Parameter> read_parameters(const Node& node, const Type (&types)[N], std::size_t at_least) {
  std::vector<std::string> names;
  for (const Type type : types) names.emplace_back(name_of(type));
  std::vector<Parameter> parameters;
  for (const Node& item : node.items(at_least, kMostParts)) {
    item.allow_only({"name", "type"});
    const Node name = item.member("name");
    Parameter parameter{name.identifier(), types[item.member("type").one_of(names, "the name of a type")]};
    const auto same = [&](const Parameter& other) { return other.name == parameter.name; };
    if (std::any_of(parameters.begin(), parameters.end(), same)) name.complain("this name was given before");
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

Judging read_judging(const Node& node) {
  node.allow_only(
      {"comparator", "truth", "bound", "ratios", "threshold", "settings", "bound_is_theorem", "why"});
  Judging judging;
  judging.comparator = node.member("comparator").name();
  if (const auto truth = node.find("truth")) judging.truth = truth->name();
  if (const auto bound = node.find("bound")) judging.bound = bound->name();
  if (const auto ratios = node.find("ratios")) {
    for (const Node& ratio : ratios->items(1)) judging.ratios.push_back(ratio.name());
  }
  if (const auto threshold = node.find("threshold")) judging.threshold = threshold->finite(0, kMost);
  if (const auto settings = node.find("settings")) {
    for (const auto& [name, value] : settings->members())
      judging.settings[name] = value.finite(-kMost, kMost);
  }
  if (const auto theorem = node.find("bound_is_theorem")) judging.bound_is_theorem = theorem->boolean();
  judging.why = node.member("why").text();
  return judging;
}

}  // namespace

std::vector<Function> read_functions(const Node& node) {
  std::vector<Function> functions;
  for (const Node& item : node.items(1, kMostParts)) {
    item.allow_only({"name", "parameters", "returns", "judging"});
    const Node name = item.member("name");
    Function function{name.identifier(), read_parameters(item.member("parameters"), kAllTypes, 0),
                      read_parameters(item.member("returns"), kReturnable, 1),
                      read_judging(item.member("judging"))};
    const auto same = [&](const Function& other) { return other.name == function.name; };
    if (std::any_of(functions.begin(), functions.end(), same)) name.complain("this name was given before");
    functions.push_back(std::move(function));
  }
  return functions;
}

std::size_t read_function_choice(const Node& node, const std::vector<Function>& functions) {
  const auto choice = node.find("function");
  if (!choice) {
    if (functions.size() > 1) node.complain("the member \"function\" is missing: this problem has several");
    return 0;
  }
  std::vector<std::string> names;
  for (const Function& function : functions) names.push_back(function.name);
  return choice->one_of(names, "the name of one of the problem's functions");
}

support::Status check_vocabulary(const Problem& problem, const Vocabulary& vocabulary) {
  support::Status status = support::Done{};
  const auto check = [&](std::size_t function, const std::string& where, const std::string& name,
                         const std::vector<std::string>& known) {
    if (!status || name.empty() || std::find(known.begin(), known.end(), name) != known.end()) return;
    std::string advice = support::did_you_mean(name, known);
    if (advice.empty()) advice = fmt::format("known: {}", fmt::join(known, ", "));
    status =
        support::Error{fmt::format("{}: /functions/{}/judging/{}: the comparators know no \"{}\"",
                                   support::printable(problem.file.string(), 300), function, where, name),
                       advice};
  };
  for (std::size_t i = 0; i < problem.functions.size(); ++i) {
    const Judging& judging = problem.functions[i].judging;
    check(i, "comparator", judging.comparator, vocabulary.comparators);
    check(i, "truth", judging.truth, vocabulary.truths);
    check(i, "bound", judging.bound, vocabulary.bounds);
    for (std::size_t r = 0; r < judging.ratios.size(); ++r) {
      check(i, fmt::format("ratios/{}", r), judging.ratios[r], vocabulary.ratios);
    }
  }
  return status;
}

}  // namespace mathjudge::catalogue
