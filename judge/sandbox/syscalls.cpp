// The tables of system calls.
#include "sandbox/syscalls.hpp"

#include <fcntl.h>
#include <linux/prctl.h>
#include <sched.h>

#include <cerrno>

namespace mathjudge::sandbox {
namespace {

constexpr Condition kAlways{};

constexpr Condition equals(std::uint8_t argument, std::uint64_t value) {
  return {Condition::Kind::Equals, argument, 0, value};
}
constexpr Condition has_exactly(std::uint8_t argument, std::uint64_t mask, std::uint64_t value) {
  return {Condition::Kind::HasExactly, argument, mask, value};
}
constexpr Condition own_pid(std::uint8_t argument) { return {Condition::Kind::IsOwnPid, argument, 0, 0}; }

constexpr SyscallRow allow(const char* name, const char* why) {
  return {name, Answer::Allow, 0, kAlways, why};
}
constexpr SyscallRow allow_if(const char* name, Condition condition, const char* why) {
  return {name, Answer::Allow, 0, condition, why};
}
constexpr SyscallRow fail(const char* name, int error, const char* why) {
  return {name, Answer::Fail, error, kAlways, why};
}
constexpr SyscallRow fail_if(const char* name, Condition condition, int error, const char* why) {
  return {name, Answer::Fail, error, condition, why};
}

constexpr std::uint64_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC;

// Threads share the process and what limits it; the namespace flags must be absent.
constexpr std::uint64_t kNewNamespace = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                        CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_VFORK;
constexpr Condition kThreadOnly =
    has_exactly(0, CLONE_THREAD | CLONE_VM | kNewNamespace, CLONE_THREAD | CLONE_VM);

constexpr SyscallRow kWorker[] = {
    // Memory.
    allow("brk", "malloc"),
    allow("mmap", "malloc, libraries; bounded by the address-space limit"),
    allow("munmap", "malloc"),
    allow("mremap", "realloc of large blocks"),
    allow("mprotect", "libraries, thread stacks"),
    allow("madvise", "malloc, thread stacks"),
    fail("mlock", EPERM, "numeric libraries try, and go on without"),
    fail("mlockall", EPERM, "numeric libraries try, and go on without"),
    fail("munlock", EPERM, "counterpart of mlock"),
    fail("mbind", ENOSYS, "numeric libraries ask where memory lies"),
    fail("get_mempolicy", ENOSYS, "numeric libraries ask where memory lies"),
    fail("set_mempolicy", ENOSYS, "numeric libraries ask where memory lies"),
    // Threads.
    allow_if("clone", kThreadOnly, "threads of this process; not processes"),
    fail("clone3", ENOSYS, "its flags lie in memory, out of the filter's sight; glibc falls back to clone"),
    allow("futex", "mutexes, condition variables, joins"),
    fail("futex_waitv", ENOSYS, "newer form of futex"),
    allow("set_robust_list", "thread start"),
    allow("get_robust_list", "harmless"),
    allow("rseq", "thread start"),
    allow("set_tid_address", "thread start"),
    allow("sched_yield", "spinning threads"),
    allow("sched_getaffinity", "hardware_concurrency"),
    fail("sched_setaffinity", EPERM, "pinning is the judge's, and thread pools go on without"),
    allow("sched_getparam", "asked for at thread start"),
    allow("sched_getscheduler", "asked for at thread start"),
    allow("sched_get_priority_max", "asked for at thread start"),
    allow("sched_get_priority_min", "asked for at thread start"),
    fail("sched_setscheduler", EPERM, "thread pools try, and go on without"),
    fail("setpriority", EPERM, "thread pools try, and go on without"),
    fail("membarrier", ENOSYS, "an optimisation that libraries probe for"),
    allow("exit", "end of a thread"),
    allow("exit_group", "end of the process"),
    // Signals, to nobody but the process itself.
    allow("rt_sigaction", "abort, handlers of its own"),
    allow("rt_sigprocmask", "abort, thread start"),
    allow("rt_sigreturn", "return from a handler"),
    allow("rt_sigpending", "harmless"),
    allow("rt_sigtimedwait", "waits for its own signals; the wall clock runs"),
    allow("rt_sigsuspend", "waits for its own signals; the wall clock runs"),
    allow("sigaltstack", "detection of stack overflow"),
    allow("pause", "the wall clock runs"),
    allow_if("kill", own_pid(0), "raise"),
    allow_if("tgkill", own_pid(0), "raise, abort, pthread_kill"),
    allow("restart_syscall", "a sleep that was stopped and continued"),
    // Time, and who am I.
    allow("clock_gettime", "clocks, where the vDSO cannot answer"),
    allow("clock_getres", "clocks"),
    allow("gettimeofday", "clocks"),
    allow("time", "clocks"),
    allow("times", "clocks"),
    allow("getrusage", "clocks"),
    allow("nanosleep", "sleeping; the wall clock runs"),
    allow("clock_nanosleep", "sleeping; the wall clock runs"),
    allow("getpid", "harmless"),
    allow("gettid", "raise"),
    allow("getppid", "harmless"),
    allow("getuid", "harmless"),
    allow("geteuid", "harmless"),
    allow("getgid", "harmless"),
    allow("getegid", "harmless"),
    allow("getpgrp", "harmless"),
    allow("getpriority", "harmless"),
    allow("uname", "harmless"),
    allow("sysinfo", "sort and qsort ask for the memory size"),
    allow("getcpu", "harmless"),
    allow("getrandom", "std::random_device"),
    allow("getrlimit", "stack sizes of threads"),
    allow_if("prlimit64", equals(2, 0), "reads a limit; setting one is not allowed"),
    allow_if("prctl", equals(0, PR_SET_NAME), "thread names"),
    allow_if("prctl", equals(0, PR_GET_NAME), "thread names"),
    allow_if("prctl", equals(0, PR_SET_VMA), "malloc names its memory in newer C libraries"),
    // Files: Landlock decides which may be opened (only libraries can be); writing has no place at all.
    allow_if("openat", has_exactly(2, kWriting, 0), "loading libraries"),
    fail_if("openat", has_exactly(2, O_WRONLY, O_WRONLY), EACCES, "a debugging file that cannot be opened"),
    fail_if("openat", has_exactly(2, O_RDWR, O_RDWR), EACCES, "a debugging file that cannot be opened"),
    fail_if("openat", has_exactly(2, O_CREAT, O_CREAT), EACCES, "a debugging file that cannot be opened"),
    allow_if("open", has_exactly(1, kWriting, 0), "loading libraries"),
    fail_if("open", has_exactly(1, O_WRONLY, O_WRONLY), EACCES, "a debugging file that cannot be opened"),
    fail_if("open", has_exactly(1, O_RDWR, O_RDWR), EACCES, "a debugging file that cannot be opened"),
    fail_if("open", has_exactly(1, O_CREAT, O_CREAT), EACCES, "a debugging file that cannot be opened"),
    fail("openat2", ENOSYS, "its flags lie in memory, out of the filter's sight"),
    allow("close", "loading libraries"),
    allow("read", "loading libraries"),
    allow("pread64", "loading libraries"),
    allow("readv", "harmless"),
    allow("write", "standard output and error, bounded"),
    allow("writev", "standard output and error, bounded"),
    allow("pwrite64", "standard output and error, bounded"),
    allow("lseek", "stdio"),
    allow("fstat", "stdio, loading libraries"),
    allow("newfstatat", "fstat in newer C libraries"),
    fail("stat", EACCES, "nothing to see"),
    fail("lstat", EACCES, "nothing to see"),
    fail("statx", ENOSYS, "nothing to see; callers fall back to fstat"),
    fail("access", EACCES, "nothing to see; the loader asks"),
    fail("faccessat", EACCES, "nothing to see"),
    fail("faccessat2", EACCES, "nothing to see"),
    fail("readlink", EACCES, "nothing to see"),
    fail("readlinkat", EACCES, "nothing to see"),
    fail("getdents64", EACCES, "nothing to see"),
    fail("getcwd", EACCES, "nothing to see"),
    fail("chdir", EACCES, "nowhere to go"),
    fail("statfs", EACCES, "allocators look for huge pages"),
    fail("fstatfs", EACCES, "allocators look for huge pages"),
    fail("fsync", EINVAL, "standard output is no file of its own"),
    fail("fdatasync", EINVAL, "standard output is no file of its own"),
    fail("ioctl", ENOTTY, "isatty, and nothing else: no terminal is there"),
    allow_if("fcntl", equals(1, F_GETFL), "stdio"),
    allow_if("fcntl", equals(1, F_GETFD), "stdio"),
    allow_if("fcntl", equals(1, F_SETFD), "stdio"),
    allow("dup", "of 0, 1 and 2: nothing else is open"),
    allow("poll", "sleeping; the wall clock runs"),
    allow("select", "sleeping; the wall clock runs"),
    fail("arch_prctl", EINVAL, "probes for processor features"),
    // The worker itself, between the filter and the solution.
    allow_if("sendmsg", equals(0, kSetupDescriptor),
             "hands out the listener; closed before the solution runs"),
};

constexpr SyscallRow kSanitizer[] = {
    fail("personality", EPERM, "the run-time looks at address randomisation"),
    fail("ptrace", EPERM, "the leak checker, which is off, looks for a tracer"),
    fail("process_vm_readv", EPERM, "the run-time reads memory cautiously while it writes a report"),
    allow("pipe", "the run-time asks the kernel whether an address can be read, through a pipe to itself"),
    allow("pipe2", "the run-time asks the kernel whether an address can be read, through a pipe to itself"),
    allow("readlink", "the run-time asks for the name of the program"),
    allow("readlinkat", "the run-time asks for the name of the program"),
    allow("prctl", "the run-time names its memory and asks whether it is dumpable"),
    fail("socket", EPERM, "the system log, which is not there"),
    allow("mincore", "the run-time asks which pages are in memory"),
    fail("fork", EPERM, "an external symboliser, which is not there"),
    fail("sched_setparam", EPERM, "the run-time's threads"),
};

constexpr SyscallRow kCompilerDenied[] = {
    fail("socket", EPERM, "no network, no local daemons"),
    fail("socketpair", EPERM, "no network, no local daemons"),
    fail("connect", EPERM, "no network, no local daemons"),
    fail("bind", EPERM, "no network, no local daemons"),
    fail("ptrace", EPERM, "looks into no other process"),
    fail("process_vm_readv", EPERM, "looks into no other process"),
    fail("process_vm_writev", EPERM, "changes no other process"),
    fail("process_madvise", EPERM, "changes no other process"),
    fail("pidfd_getfd", EPERM, "takes no other process's descriptors"),
    fail("kcmp", EPERM, "looks into no other process"),
    fail("io_uring_setup", ENOSYS, "carries out calls unseen by the filter"),
    fail("io_uring_enter", ENOSYS, "carries out calls unseen by the filter"),
    fail("io_uring_register", ENOSYS, "carries out calls unseen by the filter"),
    fail("keyctl", ENOSYS, "no keys"),
    fail("add_key", ENOSYS, "no keys"),
    fail("request_key", ENOSYS, "no keys"),
    fail("bpf", EPERM, "loads nothing into the kernel"),
    fail("perf_event_open", EPERM, "measures nobody"),
    fail("userfaultfd", EPERM, "a tool of kernel exploits"),
    fail("mount", EPERM, "the file system stays as it is"),
    fail("umount2", EPERM, "the file system stays as it is"),
    fail("pivot_root", EPERM, "the file system stays as it is"),
    fail("chroot", EPERM, "the file system stays as it is"),
    fail("open_tree", EPERM, "the file system stays as it is"),
    fail("move_mount", EPERM, "the file system stays as it is"),
    fail("fsopen", EPERM, "the file system stays as it is"),
    fail("fsconfig", EPERM, "the file system stays as it is"),
    fail("fsmount", EPERM, "the file system stays as it is"),
    fail("fspick", EPERM, "the file system stays as it is"),
    fail("mount_setattr", EPERM, "the file system stays as it is"),
    fail("unshare", EPERM, "no namespaces of its own"),
    fail("setns", EPERM, "no namespaces of others"),
    fail("name_to_handle_at", EPERM, "opens files by name only"),
    fail("open_by_handle_at", EPERM, "opens files by name only"),
    fail("init_module", EPERM, "loads nothing into the kernel"),
    fail("finit_module", EPERM, "loads nothing into the kernel"),
    fail("delete_module", EPERM, "loads nothing into the kernel"),
    fail("kexec_load", EPERM, "loads nothing into the kernel"),
    fail("reboot", EPERM, "not a compiler's business"),
    fail("swapon", EPERM, "not a compiler's business"),
    fail("swapoff", EPERM, "not a compiler's business"),
    fail("acct", EPERM, "not a compiler's business"),
    fail("quotactl", EPERM, "not a compiler's business"),
    fail("syslog", EPERM, "not a compiler's business"),
    fail("shmget", EPERM, "no memory that outlives it"),
    fail("msgget", EPERM, "no queues that outlive it"),
    fail("semget", EPERM, "no semaphores that outlive it"),
    fail("mq_open", EPERM, "no queues that outlive it"),
    fail("mknod", EPERM, "no devices and pipes in the file system"),
    fail("mknodat", EPERM, "no devices and pipes in the file system"),
};

}  // namespace

std::span<const SyscallRow> worker_syscalls() { return kWorker; }
std::span<const SyscallRow> sanitizer_syscalls() { return kSanitizer; }
std::span<const SyscallRow> compiler_denied_syscalls() { return kCompilerDenied; }

}  // namespace mathjudge::sandbox
