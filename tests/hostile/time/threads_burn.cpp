// expect: time-limit
// says: CPU time limit
// what: eight threads burn: all of it counts
#include <stdexcept>
#include <thread>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  std::vector<std::thread> threads;
  for (int k = 0; k < 8; ++k) threads.emplace_back([] { for (volatile int i = 0;; ++i) {} });
  for (auto& t : threads) t.join();
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
