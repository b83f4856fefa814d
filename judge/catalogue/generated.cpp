// Generator objects: finds the table row, reads its parameters by their kinds, checks what it would
// cost, and builds.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "catalogue/arguments.hpp"
#include "catalogue/generators.hpp"

namespace mathjudge::catalogue {
namespace {

using values::Matrix;
using values::Vector;

template <class T>
constexpr const char* kNoun = "";
template <>
constexpr const char* kNoun<Vector> = "vector";
template <>
constexpr const char* kNoun<Matrix> = "matrix";

template <class T>
const Generator<T>& find_generator(const Node& name) {
  std::vector<std::string> names;
  for (const Generator<T>& row : generators<T>()) names.push_back(row.name);
  return generators<T>()[name.one_of(names, fmt::format("the name of a {} generator", kNoun<T>))];
}

constexpr double kMost = std::numeric_limits<double>::max();

}  // namespace

template <class T>
T ArgumentReader::operand(const Node& node) {
  if constexpr (std::is_same_v<T, Vector>) return vector(node);
  if constexpr (std::is_same_v<T, Matrix>) return matrix(node);
}

template <class T>
T ArgumentReader::generated(const Node& node) {
  const Node name = node.member("generator");
  const Generator<T>& row = find_generator<T>(name);
  if (node.diagnosis().failed()) return {};
  std::vector<std::string> known{"generator"};
  for (const GeneratorParameter& parameter : row.parameters) known.push_back(parameter.name);
  node.allow_only(known);

  GeneratorArguments arguments;
  for (const auto& [parameter, kind] : row.parameters) {
    switch (kind) {
      case ParameterKind::Count:
        arguments.set(parameter, integer(node.member(parameter), 0, kLargestCount));
        break;
      case ParameterKind::Integer:
        arguments.set(parameter, integer(node.member(parameter), std::numeric_limits<int>::min(),
                                         std::numeric_limits<int>::max()));
        break;
      case ParameterKind::Number:
        arguments.set(parameter, node.member(parameter).finite(-kMost, kMost));
        break;
      case ParameterKind::AnyNumber:
        arguments.set(parameter, node.member(parameter).number());
        break;
      case ParameterKind::Seed:
        arguments.set(parameter, seed(node));
        break;
      case ParameterKind::Numbers:
        arguments.set(parameter, vector(node.member(parameter)));
        break;
      case ParameterKind::Operand:
        arguments.set(parameter, operand<T>(node.member(parameter)));
        break;
    }
  }
  if (node.diagnosis().failed()) return {};
  const std::string complaint = row.complaint == nullptr ? "" : row.complaint(arguments);
  if (!complaint.empty()) {
    node.complain(fmt::format("the generator \"{}\" cannot do this: {}", row.name, complaint));
    return {};
  }
  const Extent extent = row.extent(arguments);
  return afford(node, extent.rows, extent.columns) ? row.build(arguments) : T();
}

template Vector ArgumentReader::generated<Vector>(const Node&);
template Matrix ArgumentReader::generated<Matrix>(const Node&);

}  // namespace mathjudge::catalogue
