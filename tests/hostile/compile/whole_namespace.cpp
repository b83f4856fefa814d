// expect: accepted
// what: using namespace std
#include <stdexcept>
#include <vector>

using namespace std;
static vector<int> data, size, begin, end;

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
