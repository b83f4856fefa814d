// The way in: checks sizes and constants, runs the parser, and words the errors.
// Everything the text can do wrong is found here or in the parser, before anything is evaluated.
#include "functions/formula.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "functions/parser.hpp"

namespace mathjudge::functions {
namespace {

constexpr std::size_t kMostCharacters = std::size_t{64} * 1024;
constexpr std::size_t kMostInstructions = 50'000;

bool is_name(const std::string& name) {
  const std::vector<Token> tokens = tokenize(name);
  return tokens.size() == 2 && tokens[0].kind == TokenKind::Name && tokens[0].text == name;
}

struct ToConstant {
  const std::string& name;

  Constant operator()(double value) const { return {name, 0, 1, 1, {value}}; }
  Constant operator()(const std::vector<double>& vector) const {
    return {name, 1, static_cast<std::int32_t>(vector.size()), 1, vector};
  }
  Constant operator()(const std::vector<std::vector<double>>& matrix) const {
    const std::size_t columns = matrix.empty() ? 0 : matrix[0].size();
    Constant constant{
        name, 2, static_cast<std::int32_t>(matrix.size()), static_cast<std::int32_t>(columns), {}};
    for (const auto& row : matrix) constant.entries.insert(constant.entries.end(), row.begin(), row.end());
    return constant;
  }
};

bool is_ragged(const ConstantValue& value) {
  const auto* matrix = std::get_if<std::vector<std::vector<double>>>(&value);
  return matrix != nullptr && std::any_of(matrix->begin(), matrix->end(),
                                          [&](const auto& row) { return row.size() != (*matrix)[0].size(); });
}

support::Result<std::vector<Constant>> tables(const Constants& constants) {
  std::vector<Constant> result;
  for (const auto& [name, value] : constants) {
    if (!is_name(name) || is_reserved(name))
      return support::Error{fmt::format("formula: a constant cannot be called '{}'", name),
                            "use a C++ identifier that means nothing else in a formula"};
    if (is_ragged(value))
      return support::Error{fmt::format("formula: the rows of constant '{}' differ in length", name), ""};
    result.push_back(std::visit(ToConstant{name}, value));
  }
  return result;
}

}  // namespace

support::Result<Program> compile_formula(std::string_view text, Inputs inputs, const Constants& constants) {
  if (text.size() > kMostCharacters)
    return support::Error{
        fmt::format("formula: {} characters; at most {} are accepted", text.size(), kMostCharacters),
        "write the repetition as a loop"};
  auto named = tables(constants);
  if (!named) return named.error();
  auto program = Parser(text, inputs, *named).run();
  if (!program) return program;
  if (program->code.size() > kMostInstructions)
    return support::Error{fmt::format("formula: it compiles to {} instructions; at most {} are accepted",
                                      program->code.size(), kMostInstructions),
                          "write the repetition as a loop"};
  program->inputs = inputs.count;
  program->univariate = inputs.univariate;
  program->constants = std::move(*named);
  program->source = text;
  return program;
}

}  // namespace mathjudge::functions
