// expect: rule-broken
// says: fork|clone|vfork
// what: std::system
#include <cstdlib>
#include <stdexcept>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  static_cast<void>(std::system("echo 6"));
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
