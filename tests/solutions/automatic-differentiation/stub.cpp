// expect: wrong-answer
// the starter: compiles, returns nothing

#include <vector>

template <class F>
std::vector<double> autodiff_gradient(const F& f, const std::vector<double>& x) {
  (void)f, (void)x;
  return {};
}
