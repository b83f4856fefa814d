// expect: accepted|rule-broken
// what: writes, links and makes FIFOs wherever it can
#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  for (const char* place : {"/tmp/mathjudge_pwned", "/dev/shm/mathjudge_pwned", "/var/tmp/mathjudge_pwned", "./mathjudge_pwned", "/mathjudge_pwned"}) {
    const int fd = ::open(place, O_CREAT | O_WRONLY, 0644);
    if (fd >= 0) ::abort();
    if (::symlink("/etc/passwd", place) == 0 || ::mkfifo(place, 0600) == 0 || ::mkdir(place, 0700) == 0) ::abort();
  }
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
