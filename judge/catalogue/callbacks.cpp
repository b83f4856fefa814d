// Callback arguments: formulas compiled to programs, with the constants they name, and whichever
// derivative of the formula the callback yields.
#include <fmt/format.h>

#include "catalogue/arguments.hpp"
#include "catalogue/generators.hpp"
#include "functions/formula.hpp"

namespace mathjudge::catalogue {
namespace {

using values::Derivative;
using values::Type;

/// Which derivative of which kind of formula is a callback of which type.
struct Form {
  Type type;
  Derivative derivative;
  bool scalar_valued;  ///< `return e;` as opposed to `return {e};`
};

constexpr Form kForms[] = {
    {Type::ScalarFunction, Derivative::Value, true},     {Type::GenericFunction, Derivative::Value, true},
    {Type::UnivariateFunction, Derivative::Value, true}, {Type::VectorFunction, Derivative::Value, false},
    {Type::VectorFunction, Derivative::Gradient, true},  {Type::MatrixFunction, Derivative::Jacobian, false},
    {Type::MatrixFunction, Derivative::Hessian, true},
};

const std::vector<std::string> kDerivatives = {"value", "gradient", "jacobian", "hessian"};

const char* value_noun(bool scalar_valued) {
  return scalar_valued ? "`return e;`, one value" : "`return {e, ...};`, a vector";
}

/// Complains unless `type` has a form with this derivative and this kind of formula.
void check_form(const Node& node, Type type, const values::Callback& callback) {
  std::string expected;
  for (const Form& form : kForms) {
    if (form.type != type) continue;
    if (form.derivative == callback.derivative && form.scalar_valued == callback.program.scalar_valued)
      return;
    expected +=
        fmt::format("{}the {} of a formula that ends in {}", expected.empty() ? "" : ", or ",
                    kDerivatives[static_cast<std::size_t>(form.derivative)], value_noun(form.scalar_valued));
  }
  node.complain(fmt::format("this is the {} of a formula that ends in {}, but a {} is {}",
                            kDerivatives[static_cast<std::size_t>(callback.derivative)],
                            value_noun(callback.program.scalar_valued), name_of(type), expected));
}

template <class T>
bool knows(const std::string& name) {
  for (const Generator<T>& row : generators<T>()) {
    if (row.name == name) return true;
  }
  return false;
}

/// Whether a constant is a matrix: several generators yield a vector or a matrix, as their sizes say.
bool is_matrix(const Node& node) {
  if (const auto* array = node.json().as<Json::Array>())
    return !array->empty() && array->front().as<Json::Array>();
  if (const auto operand = node.find("of")) return is_matrix(*operand);
  const auto generator = node.find("generator");
  const auto* name = generator ? generator->json().as<std::string>() : nullptr;
  if (name == nullptr || !knows<values::Matrix>(*name)) return false;
  return !knows<values::Vector>(*name) || node.find("rows");
}

/// A formula is one text, or an array of lines.
std::string read_formula(const Node& node) {
  if (!node.is<Json::Array>()) return node.text();
  std::string formula;
  for (const std::string& line : node.texts(1)) formula += line + '\n';
  return formula;
}

functions::Constants read_constants(const Node& node, ArgumentReader& reader) {
  functions::Constants constants;
  for (const auto& [name, value] : node.members()) {
    if (is_matrix(value)) {
      constants[name] = reader.matrix(value);
    } else if (value.is<Json::Array>() || value.is<Json::Object>()) {
      constants[name] = reader.vector(value);
    } else {
      constants[name] = value.number();
    }
  }
  return constants;
}

}  // namespace

values::Callback ArgumentReader::callback(const Node& node, Type type) {
  node.allow_only({"formula", "inputs", "constants", "derivative"});
  values::Callback callback;
  functions::Inputs inputs = functions::kUnivariate;
  if (type == Type::UnivariateFunction) {
    if (const auto count = node.find("inputs")) (void)integer(*count, 1, 1);
  } else {
    inputs = {integer(node.member("inputs"), 0, kLargestCount), false};
  }
  if (const auto derivative = node.find("derivative")) {
    callback.derivative = static_cast<Derivative>(derivative->one_of(kDerivatives, "a derivative"));
  }
  functions::Constants constants;
  if (const auto named = node.find("constants")) constants = read_constants(*named, *this);
  const Node formula = node.member("formula");
  const std::string text = read_formula(formula);
  if (node.diagnosis().failed()) return callback;
  auto program = functions::compile_formula(text, inputs, constants);
  if (!program) {
    formula.complain(program.error().what, program.error().advice);
    return callback;
  }
  callback.program = *std::move(program);
  check_form(node, type, callback);
  return callback;
}

values::Stages ArgumentReader::stages(const Node& node) {
  values::Stages stages;
  for (const Node& item : node.items()) {
    item.allow_only({"function", "jacobian"});
    stages.push_back({callback(item.member("function"), Type::VectorFunction),
                      callback(item.member("jacobian"), Type::MatrixFunction)});
  }
  return stages;
}

}  // namespace mathjudge::catalogue
