// expect: compile-error
// what: template instantiations that multiply
#include <stdexcept>
#include <vector>

template <int N, class A, class B> struct Bomb { using T = typename Bomb<N - 1, Bomb<N, A, B>, B>::T; using U = typename Bomb<N - 1, A, Bomb<N, A, B>>::U; };
template <class A, class B> struct Bomb<0, A, B> { using T = A; using U = B; };
Bomb<40, int, long>::T the_bomb;

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
