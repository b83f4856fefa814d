// expect: accepted|compile-error
// says: Permission denied|accepted
// what: asks the preprocessor whether a spec exists: it may not look
#include <stdexcept>
#include <vector>

#if __has_include("@SPEC@")
#error the spec can be seen
#endif

double matrix_trace(const std::vector<std::vector<double>>& a) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
