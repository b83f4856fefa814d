// expect: time-limit
// says: CPU time limit
// what: ignores every signal it can and loops
#include <csignal>
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  for (int s = 1; s < 65; ++s) ::signal(s, SIG_IGN);
  for (volatile int i = 0;; ++i) {}
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
