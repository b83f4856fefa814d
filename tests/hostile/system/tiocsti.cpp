// expect: accepted|rule-broken
// what: types into the terminal
#include <stdexcept>
#include <sys/ioctl.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  char c = 88;
  ::ioctl(0, TIOCSTI, &c);
  ::ioctl(1, TIOCSTI, &c);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
