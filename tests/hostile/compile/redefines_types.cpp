// expect: accepted
// what: macros and names that a harness might use
#include <stdexcept>
#include <vector>

#define int long long
#define double_t nothing
struct Call {}; struct Entry {}; struct Matrix {}; struct Vector {}; struct Value {};
namespace mathjudge_user { int x; }
int entries[3];

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
