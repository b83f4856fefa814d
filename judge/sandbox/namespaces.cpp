// clone(2) with fewer and fewer namespaces until the kernel agrees.
#include "sandbox/namespaces.hpp"

#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <thread>

namespace mathjudge::sandbox {
namespace {

constexpr unsigned kUser = CLONE_NEWUSER, kPid = CLONE_NEWPID, kIpc = CLONE_NEWIPC, kNet = CLONE_NEWNET;

// From most to least; those without a user namespace are for root on machines that switch it off.
constexpr unsigned kAttempts[] = {
    kUser | kPid | kIpc | kNet, kUser | kPid | kIpc, kPid | kIpc | kNet, kPid | kIpc, kUser, 0};

constexpr unsigned kNobody = 65534;

// fork() itself is not used: it would run the handlers of pthread_atfork and lacks the flags.
long clone_process(unsigned namespaces, int* pidfd) {
  return syscall(SYS_clone, static_cast<unsigned long>(namespaces | CLONE_PIDFD | SIGCHLD), nullptr, pidfd,
                 nullptr, 0UL);
}

bool refused(int error) {
  return error == EPERM || error == EINVAL || error == ENOSPC || error == EUSERS || error == EACCES;
}

int write_once(const char* path, const char* text) {
  const int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return errno;
  const std::size_t length = std::strlen(text);
  const int error = write(fd, text, length) == static_cast<ssize_t>(length) ? 0 : errno;
  close(fd);
  return error;
}

}  // namespace

support::Result<Child> fork_isolated(Isolation isolation) {
  Child child;
  std::snprintf(child.maps.user.data(), child.maps.user.size(), "%u %u 1", kNobody, geteuid());
  std::snprintf(child.maps.group.data(), child.maps.group.size(), "%u %u 1", kNobody, getegid());
  int error = EAGAIN;
  // A machine that is short of processes for a moment is asked again, for a fifth of a second in all.
  for (int attempt = 0; attempt < 10 && error == EAGAIN; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    for (const unsigned namespaces : kAttempts) {
      if (isolation == Isolation::WithoutNetwork && (namespaces & kNet)) continue;
      int pidfd = -1;
      const long pid = clone_process(namespaces, &pidfd);
      if (pid >= 0) {
        child.pid = static_cast<pid_t>(pid);
        child.namespaces = namespaces;
        if (pid > 0) child.pidfd = support::Fd(pidfd);
        return child;
      }
      error = errno;
      if (!refused(error)) break;
    }
  }
  return support::Error{
      "cannot start a process: " + std::generic_category().message(error),
      error == EAGAIN ? "The limit on processes (ulimit -u) is reached; end some of them." : ""};
}

int take_identity(const Child& child) {
  if (!(child.namespaces & kUser)) return 0;
  // The kernel wants this before an unprivileged process may map a group.
  if (const int error = write_once("/proc/self/setgroups", "deny"); error && error != ENOENT) return error;
  if (const int error = write_once("/proc/self/uid_map", child.maps.user.data())) return error;
  return write_once("/proc/self/gid_map", child.maps.group.data());
}

int drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3]{};
  return syscall(SYS_capset, &header, none) == 0 ? 0 : errno;
}

std::vector<Protection> namespace_protections(unsigned namespaces) {
  struct Row {
    unsigned flag;
    const char* name;
    const char* held;
    const char* missing;
  };
  static constexpr Row kRows[] = {
      {kUser, "user namespace", "no capability on this machine", "not allowed on this machine"},
      {kPid, "pid namespace", "sees and signals no other process", "not allowed on this machine"},
      {kIpc, "ipc namespace", "no shared memory with other processes", "not allowed on this machine"},
      {kNet, "network namespace", "no network interface", "not allowed on this machine"},
  };
  std::vector<Protection> result;
  for (const Row& row : kRows) {
    const bool held = namespaces & row.flag;
    result.push_back({row.name, held, held ? row.held : row.missing});
  }
  return result;
}

}  // namespace mathjudge::sandbox
