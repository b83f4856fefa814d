// How contracts are spelled in C++, and the names of tiers and categories.
// Declarations are made here once; messages, `show`, stubs and generated code all quote them.
#include "catalogue/problem.hpp"

#include <fmt/format.h>

#include <array>

namespace mathjudge::catalogue {
namespace {

using values::Type;

/// How a type is written in a contract, with the aliases of mathjudge.hpp and with std types alone.
struct Spelling {
  Type type;
  const char* alias;
  const char* plain;
  bool by_reference;
};

constexpr Spelling kSpellings[] = {
    {Type::Double, "double", "double", false},
    {Type::Int, "int", "int", false},
    {Type::UnsignedInt64, "std::uint64_t", "std::uint64_t", false},
    {Type::Bool, "bool", "bool", false},
    {Type::Vector, "Vector", "std::vector<double>", true},
    {Type::Matrix, "Matrix", "std::vector<std::vector<double>>", true},
    {Type::IntVector, "std::vector<int>", "std::vector<int>", true},
    {Type::ScalarFunction, "ScalarFunction", "std::function<double(const std::vector<double>&)>", true},
    {Type::VectorFunction, "VectorFunction", "std::function<std::vector<double>(const std::vector<double>&)>",
     true},
    {Type::MatrixFunction, "MatrixFunction",
     "std::function<std::vector<std::vector<double>>(const std::vector<double>&)>", true},
    {Type::UnivariateFunction, "UnivariateFunction", "std::function<double(double)>", true},
    {Type::UniformStream, "UniformStream", "std::function<double()>", true},
    {Type::Stages, "std::vector<std::pair<VectorFunction, MatrixFunction>>",
     "std::vector<std::pair<std::function<std::vector<double>(const std::vector<double>&)>, "
     "std::function<std::vector<std::vector<double>>(const std::vector<double>&)>>>",
     true},
    {Type::GenericFunction, "F", "F", true},
};

const Spelling& row_of(Type type) {
  for (const Spelling& spelling : kSpellings) {
    if (spelling.type == type) return spelling;
  }
  return kSpellings[0];  // unreachable: the table is complete, and a test says so
}

std::string returned(const Function& function, const char* Spelling::*spell) {
  std::vector<std::string> parts;
  for (const Parameter& part : function.returns) parts.emplace_back(row_of(part.type).*spell);
  if (parts.size() == 1) return parts.front();
  return fmt::format("std::{}<{}>", parts.size() == 2 ? "pair" : "tuple", fmt::join(parts, ", "));
}

std::string declare(const Function& function, const char* Spelling::*spell) {
  std::vector<std::string> parameters;
  for (const Parameter& parameter : function.parameters) {
    const Spelling& spelling = row_of(parameter.type);
    parameters.push_back(spelling.by_reference ? fmt::format("const {}& {}", spelling.*spell, parameter.name)
                                               : fmt::format("{} {}", spelling.*spell, parameter.name));
  }
  return fmt::format("{}{} {}({})", function.takes_generic_function() ? "template <class F> " : "",
                     returned(function, spell), function.name, fmt::join(parameters, ", "));
}

}  // namespace

std::string_view spelling_of(Type type) { return row_of(type).alias; }

bool Function::takes_generic_function() const {
  for (const Parameter& parameter : parameters) {
    if (parameter.type == Type::GenericFunction) return true;
  }
  return false;
}

std::string Function::declaration() const { return declare(*this, &Spelling::alias); }

std::string Function::plain_declaration() const { return declare(*this, &Spelling::plain); }

std::string_view name_of(Tier tier) {
  constexpr std::array<std::string_view, 3> kNames{"example", "hidden", "stretch"};
  return kNames.at(static_cast<std::size_t>(tier));
}

std::string_view name_of(Category category) {
  constexpr std::array<std::string_view, kCategoryCount> kNames{
      "basic", "shape", "edge", "error", "scale", "ill-conditioned", "structure", "random", "budget"};
  return kNames.at(static_cast<std::size_t>(category));
}

}  // namespace mathjudge::catalogue
