// Partial derivatives up to the fourth order, by dual numbers nested four deep.
// Each level differentiates in one coordinate; the order of the levels does not matter.
#include <stdexcept>

#include "functions/derivatives.hpp"

namespace mathjudge::functions {
namespace {

template <int order>
struct Nested {
  using Type = Dual<typename Nested<order - 1>::Type>;
};
template <>
struct Nested<0> {
  using Type = long double;
};

// The variable's value with the unit tangent of each level whose coordinate it is.
template <int order>
typename Nested<order>::Type variable(long double value, std::size_t index,
                                      std::span<const std::size_t> coordinates) {
  if constexpr (order == 0) {
    return value;
  } else {
    using Inner = typename Nested<order - 1>::Type;
    return {variable<order - 1>(value, index, coordinates), Inner(coordinates[order - 1] == index ? 1 : 0)};
  }
}

// The component that has been differentiated at every level.
template <int order>
long double highest(const typename Nested<order>::Type& nested) {
  if constexpr (order == 0)
    return nested;
  else
    return highest<order - 1>(nested.tangent);
}

template <int order>
std::vector<long double> partial_of_order(const Program& program, const std::vector<long double>& x,
                                          std::span<const std::size_t> coordinates) {
  std::vector<typename Nested<order>::Type> point;
  for (std::size_t i = 0; i < x.size(); ++i) point.push_back(variable<order>(x[i], i, coordinates));
  std::vector<long double> result;
  for (const auto& output : evaluate(program, point)) result.push_back(highest<order>(output));
  return result;
}

}  // namespace

std::vector<long double> partial(const Program& program, const std::vector<long double>& x,
                                 std::span<const std::size_t> coordinates) {
  for (const std::size_t coordinate : coordinates) {
    if (coordinate >= x.size())
      throw std::out_of_range("partial derivative in a coordinate that x does not have");
  }
  switch (coordinates.size()) {
    case 0:
      return evaluate(program, x);
    case 1:
      return partial_of_order<1>(program, x, coordinates);
    case 2:
      return partial_of_order<2>(program, x, coordinates);
    case 3:
      return partial_of_order<3>(program, x, coordinates);
    case 4:
      return partial_of_order<4>(program, x, coordinates);
    default:
      throw std::invalid_argument("partial derivatives of more than the fourth order");
  }
}

}  // namespace mathjudge::functions
