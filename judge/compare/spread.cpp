// Vector callbacks over the scalars of a spread: here once, because reverse mode compiles slowly.
#include "compare/spread.hpp"

#include "functions/derivatives.hpp"

namespace mathjudge::compare {

template <class S>
std::vector<S> field_at(const values::Callback& field, const std::vector<S>& x) {
  return field.derivative == values::Derivative::Gradient ? functions::gradient(field.program, x)
                                                          : functions::values(field.program, x);
}

template std::vector<long double> field_at(const values::Callback&, const std::vector<long double>&);
template std::vector<functions::Rounded> field_at(const values::Callback&,
                                                  const std::vector<functions::Rounded>&);

}  // namespace mathjudge::compare
