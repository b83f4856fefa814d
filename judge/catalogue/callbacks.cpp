// Callback arguments: formulas compiled to programs.
#include "catalogue/arguments.hpp"

namespace mathjudge::catalogue {

values::Callback ArgumentReader::callback(const Node& node, values::Type) {
  node.complain("callbacks are not read yet");
  return {};
}

values::Stages ArgumentReader::stages(const Node& node) {
  node.complain("stages are not read yet");
  return {};
}

}  // namespace mathjudge::catalogue
