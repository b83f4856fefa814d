// expect: accepted
// One pass over values that are shifted by the first of them, which keeps the cancellation harmless; the
// points as (1 - u) a + u b; callables as templates, long n, a tuple as the answer.

#include <cmath>
#include <stdexcept>
#include <tuple>

template <class F, class Stream>
std::tuple<double, double> monte_carlo_integrate(F&& f, double a, double b, long n, Stream&& uniform) {
  if (n <= 1) throw std::domain_error("two points are needed");
  double first = 0, sum = 0, squares = 0;
  for (long i = 0; i < n; ++i) {
    const double u = uniform();
    if (a == b) continue;
    const double y = f((1 - u) * a + u * b);
    if (i == 0) first = y;
    sum += y - first;
    squares += (y - first) * (y - first);
  }
  if (a == b) return {0.0, 0.0};
  const double count = static_cast<double>(n);
  double variance = (squares - sum * sum / count) / (count - 1);
  if (variance < 0) variance = 0;
  return {(b - a) * (first + sum / count), std::fabs(b - a) * std::sqrt(variance) / std::sqrt(count)};
}
