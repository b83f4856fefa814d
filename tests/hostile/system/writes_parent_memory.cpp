// expect: rule-broken
// says: process_vm_writev
// what: process_vm_writev into its parent
#include <stdexcept>
#include <sys/uio.h>
#include <unistd.h>
#include <vector>

double matrix_trace(const std::vector<std::vector<double>>& a) {
  char byte = 0;
  iovec local{&byte, 1}, remote{reinterpret_cast<void*>(0x400000), 1};
  ::process_vm_writev(::getppid(), &local, 1, &remote, 1, 0);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].size() != a.size()) throw std::invalid_argument("not square");
    sum += a[i][i];
  }
  return sum;
}
