// expect: rule-broken
// says: socket
// what: a socket of family AF_NETLINK
#include <stdexcept>
#include <sys/socket.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  ::socket(AF_NETLINK, SOCK_DGRAM, 0);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
