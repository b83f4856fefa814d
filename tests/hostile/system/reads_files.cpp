// expect: accepted
// what: looks for the specs, home, /etc and other processes: finds none
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  for (const char* path : {"@SPEC@", "/etc/passwd", "/root/.profile", "/proc/self/mem", "/proc/1/environ", "/proc/self/maps", "/home", "/dev/shm", "/tmp"}) {
    const int fd = ::open(path, O_RDONLY);
    if (fd >= 0) ::abort();
  }
  char path[64];
  std::snprintf(path, sizeof path, "/proc/%d/mem", static_cast<int>(::getppid()));
  if (::open(path, O_RDONLY) >= 0) ::abort();
  if (DIR* d = ::opendir("/proc")) { static_cast<void>(d); ::abort(); }
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
