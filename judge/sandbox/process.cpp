// System calls that need a loop or a check around them.
#include "sandbox/process.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>

namespace mathjudge::sandbox {

int die_with_parent(int expected_parent) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return errno;
  return getppid() == expected_parent ? 0 : ESRCH;
}

int start_session() { return setsid() >= 0 || errno == EPERM ? 0 : errno; }

int start_process_group() { return setpgid(0, 0) == 0 ? 0 : errno; }

int reset_signals() {
  struct sigaction usual {};
  usual.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal)
    (void)sigaction(signal, &usual, nullptr);  // KILL, STOP and the C library's own refuse
  sigset_t none;
  sigemptyset(&none);
  return sigprocmask(SIG_SETMASK, &none, nullptr) == 0 ? 0 : errno;
}

int give_up_new_privileges() { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno; }

int close_all_but(std::initializer_list<int> kept) {
  std::array<int, 16> sorted{};
  if (kept.size() > sorted.size()) return EINVAL;
  const auto end = std::copy(kept.begin(), kept.end(), sorted.begin());
  std::sort(sorted.begin(), end);
  unsigned first = 3;
  for (auto fd = sorted.begin(); fd != end; ++fd) {
    if (*fd < static_cast<int>(first)) continue;
    const auto number = static_cast<unsigned>(*fd);
    if (number > first && syscall(SYS_close_range, first, number - 1, 0) != 0) return errno;
    first = number + 1;
  }
  return syscall(SYS_close_range, first, ~0U, 0) == 0 ? 0 : errno;
}

int place_descriptor(int fd, int target) {
  if (fd == target) return fcntl(fd, F_SETFD, 0) == 0 ? 0 : errno;
  return dup2(fd, target) == target ? 0 : errno;
}

void open_missing_standard_streams() {
  for (const int stream : {0, 1, 2})
    if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", O_RDWR) != stream) return;  // the lowest free number
}

pid_t pid_in_proc(int pidfd) {
  std::ifstream info("/proc/self/fdinfo/" + std::to_string(pidfd));
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("Pid:")) return static_cast<pid_t>(std::strtol(line.c_str() + 4, nullptr, 10));
  return -1;
}

std::uint64_t resident_bytes(pid_t pid) {
  std::ifstream statm("/proc/" + std::to_string(pid) + "/statm");
  std::uint64_t size = 0, resident = 0;
  statm >> size >> resident;
  return statm ? resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

std::vector<char*> exec_pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (const std::string& text : texts) result.push_back(const_cast<char*>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

}  // namespace mathjudge::sandbox
