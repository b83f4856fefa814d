// Reads "cases": arguments, what is expected of each call, and the limits that it runs under.
// Expected numbers are kept in long double as written, beside their rounding to double.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "catalogue/sections.hpp"

namespace mathjudge::catalogue {
namespace {

constexpr double kMost = std::numeric_limits<double>::max();
constexpr std::int64_t kMostCalls = 10;

template <class Name, std::size_t... I>
std::vector<std::string> names_of(std::index_sequence<I...>) {
  return {std::string(name_of(static_cast<Name>(I)))...};
}

/// The exception types that a contract may recommend: those of <stdexcept>.
const std::vector<std::string>& exception_types() {
  static const std::vector<std::string> kTypes = {
      "std::invalid_argument", "std::domain_error", "std::out_of_range",   "std::length_error",
      "std::logic_error",      "std::range_error",  "std::overflow_error", "std::underflow_error",
      "std::runtime_error",    "std::exception"};
  return kTypes;
}

void append_numbers(const Node& node, std::vector<long double>& flat) {
  if (const auto* array = node.json().as<Json::Array>()) {
    for (const Json& element : *array) append_numbers(node.item(element, 0), flat);
  } else {
    flat.push_back(to_real<long double>(node.json()).value_or(0));  // value() has complained if it is none
  }
}

/// The entries of a value that was not written as numbers: generated, or a truth value.
std::vector<long double> entries_of(const values::Value& value) {
  struct Flattener {
    std::vector<long double> operator()(const values::Vector& x) const { return {x.begin(), x.end()}; }
    std::vector<long double> operator()(const values::IntVector& x) const { return {x.begin(), x.end()}; }
    std::vector<long double> operator()(const values::Matrix& a) const {
      std::vector<long double> flat;
      for (const values::Vector& row : a) flat.insert(flat.end(), row.begin(), row.end());
      return flat;
    }
    std::vector<long double> operator()(double x) const { return {x}; }
    std::vector<long double> operator()(std::int64_t x) const { return {static_cast<long double>(x)}; }
    std::vector<long double> operator()(std::uint64_t x) const { return {static_cast<long double>(x)}; }
    std::vector<long double> operator()(bool x) const { return {x ? 1.0L : 0.0L}; }
    std::vector<long double> operator()(const values::Callback&) const { return {}; }
    std::vector<long double> operator()(const values::Stream&) const { return {}; }
    std::vector<long double> operator()(const values::Stages&) const { return {}; }
  };
  return std::visit(Flattener{}, value);
}

class CaseReader {
 public:
  CaseReader(const std::vector<Function>& functions, const Limits& limits, const Budget& budget)
      : functions_(functions), limits_(limits), arguments_(budget) {}

  Case read(const Node& node) {
    node.allow_only({"name", "tier", "category", "why", "explanation", "function", "arguments", "expected",
                     "throws", "calls", "then", "condition", "facts", "minimisers", "limits"});
    Case result;
    const Node name = node.member("name");
    result.name = name.slug();
    if (!names_.insert(result.name).second) name.complain("another case has this name");
    result.tier = static_cast<Tier>(
        node.member("tier").one_of(names_of<Tier>(std::make_index_sequence<3>()), "a tier"));
    result.category = static_cast<Category>(
        node.member("category")
            .one_of(names_of<Category>(std::make_index_sequence<kCategoryCount>()), "a category"));
    result.why = node.member("why").text();
    if (const auto explanation = node.find("explanation")) {
      result.explanation = explanation->text();
    } else if (result.tier == Tier::Example) {
      node.complain("the member \"explanation\" is missing: people see examples, with their reasoning");
    }
    result.function = read_function_choice(node, functions_);
    result.limits = limits_;
    if (const auto limits = node.find("limits")) result.limits = read_limits(*limits, limits_);
    read_facts(node, result);
    read_calls(node, result);
    return result;
  }

 private:
  void read_facts(const Node& node, Case& result) {
    if (const auto condition = node.find("condition")) {
      result.condition = condition->finite(1, std::numeric_limits<double>::infinity());
    }
    if (const auto facts = node.find("facts")) {
      for (const auto& [name, value] : facts->members()) result.facts[name] = value.finite(-kMost, kMost);
    }
    if (const auto minimisers = node.find("minimisers")) {
      for (const Node& point : minimisers->items(1)) result.minimisers.push_back(arguments_.vector(point));
    }
  }

  void read_calls(const Node& node, Case& result) {
    if (node.diagnosis().failed()) return;  // the function may be unknown
    const Function& function = functions_[result.function];
    const std::size_t before = arguments_.spent();
    const Call first = read_call(node, function);
    const bool throws = std::holds_alternative<Throws>(first.expectation);
    // A call that throws ends its case, so there is nothing to repeat.
    const std::int64_t usual = result.tier == Tier::Hidden && !throws ? 2 : 1;
    const auto calls = node.find("calls"), then = node.find("then");
    const std::int64_t count = calls ? calls->integer(1, kMostCalls) : usual;
    if (throws && count > 1) calls->complain("a call that throws ends its case, so it cannot be repeated");
    if (throws && then) then->complain("a call that throws ends its case, so nothing can follow it");
    const auto copies = static_cast<std::size_t>(count);
    if (!arguments_.spend(node, (copies - 1) * (arguments_.spent() - before))) return;
    result.calls.assign(copies, first);
    if (!then) return;
    then->allow_only({"arguments", "expected", "throws"});
    result.calls.push_back(read_call(*then, function));
  }

  Call read_call(const Node& node, const Function& function) {
    return {arguments_.read_all(node.member("arguments"), function.parameters),
            read_expectation(node, function)};
  }

  Expectation read_expectation(const Node& node, const Function& function) {
    const auto expected = node.find("expected"), throws = node.find("throws");
    if (throws) {
      if (expected)
        throws->complain("a call either returns something or throws: give \"expected\" or \"throws\"");
      return Throws{exception_types()[throws->one_of(exception_types(), "a standard exception type")]};
    }
    const bool must_be_stored = needs_stored(function.judging);
    if (!expected && must_be_stored) {
      node.complain(fmt::format("neither \"expected\" nor \"throws\", but {} is compared with stored values",
                                function.name),
                    "store the expected value, or name a \"truth\" in the judging");
    }
    Returns returns;
    returns.stored.resize(function.returns.size());
    returns.stored_shape.resize(function.returns.size());
    if (expected) read_expected(*expected, function.returns, must_be_stored, returns);
    return returns;
  }

  /// Whether answers can be compared with nothing but stored values.
  static bool needs_stored(const Judging& judging) {
    const bool compares_values = judging.comparator == "exact" || judging.comparator == "elementwise";
    return compares_values && (judging.truth.empty() || judging.truth == "stored");
  }

  void read_expected(const Node& node, const std::vector<Parameter>& parts, bool all, Returns& returns) {
    std::vector<std::string> names;
    for (const Parameter& part : parts) names.push_back(part.name);
    node.allow_only(names);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto found = all ? node.member(parts[i].name) : node.find(parts[i].name);
      if (!found) continue;
      const std::size_t before = arguments_.spent();
      const values::Value value = arguments_.read(*found, parts[i].type);
      // The same again in long double, twice as large.
      if (!arguments_.spend(*found, 2 * (arguments_.spent() - before))) return;
      std::vector<long double> flat;
      if (found->is<Json::Object>() || found->is<bool>()) {
        flat = entries_of(value);
      } else {
        append_numbers(*found, flat);
      }
      returns.stored[i] = std::move(flat);
      returns.stored_shape[i] = value;
    }
  }

  const std::vector<Function>& functions_;
  Limits limits_;
  ArgumentReader arguments_;
  std::set<std::string> names_;
};

}  // namespace

Limits read_limits(const Node& node, const Limits& defaults) {
  node.allow_only({"cpu_seconds", "wall_seconds", "memory_mebibytes", "stack_mebibytes"});
  Limits limits = defaults;
  if (const auto cpu = node.find("cpu_seconds")) {
    limits.cpu_seconds = cpu->finite(0.01, 60);
    limits.wall_seconds = 3 * limits.cpu_seconds;
  }
  const auto mebibytes = [](const Node& amount, std::int64_t most) {
    return static_cast<std::uint64_t>(amount.integer(1, most)) << 20;
  };
  if (const auto wall = node.find("wall_seconds")) limits.wall_seconds = wall->finite(0.01, 300);
  if (const auto memory = node.find("memory_mebibytes")) limits.memory_bytes = mebibytes(*memory, 65536);
  if (const auto stack = node.find("stack_mebibytes")) limits.stack_bytes = mebibytes(*stack, 1024);
  return limits;
}

std::vector<Case> read_cases(const Node& node, const std::vector<Function>& functions, const Limits& limits,
                             const Budget& budget) {
  CaseReader reader(functions, limits, budget);
  std::vector<Case> cases;
  for (const Node& item : node.items(1)) {
    cases.push_back(reader.read(item));
    if (node.diagnosis().failed()) return cases;
  }
  const auto hidden = [](const Case& one) { return one.tier == Tier::Hidden; };
  if (std::none_of(cases.begin(), cases.end(), hidden)) {
    node.complain("no case has the tier \"hidden\", so nothing would decide the verdict");
  }
  return cases;
}

}  // namespace mathjudge::catalogue
