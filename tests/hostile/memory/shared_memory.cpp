// expect: rule-broken
// says: shmget
// what: makes System V shared memory
#include <stdexcept>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  ::shmget(IPC_PRIVATE, 1 << 20, IPC_CREAT | 0600);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
