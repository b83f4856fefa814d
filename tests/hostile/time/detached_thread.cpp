// expect: accepted
// what: a detached thread goes on after the answer
#include <stdexcept>
#include <thread>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  std::thread([] { for (volatile int i = 0;; ++i) {} }).detach();
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
