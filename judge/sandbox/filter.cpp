// libseccomp compiles the tables to BPF; the children load the result with plain system calls.
#include "sandbox/filter.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <system_error>

#include "sandbox/syscalls.hpp"

namespace mathjudge::sandbox {
namespace {

// Stands for the pid that is known only after the fork; no pid is this large.
constexpr std::uint32_t kOwnPid = 0x7fedcba9;

using Context = std::unique_ptr<void, decltype([](scmp_filter_ctx context) { seccomp_release(context); })>;

support::Error failure(const std::string& what, int error) {
  return {"cannot compile the seccomp filter: " + what + ": " + std::generic_category().message(error), ""};
}

std::uint32_t action_of(const SyscallRow& row) {
  return row.answer == Answer::Allow ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(static_cast<std::uint32_t>(row.error));
}

int add_row(scmp_filter_ctx context, const SyscallRow& row) {
  const int call = seccomp_syscall_resolve_name(row.name);
  if (call == __NR_SCMP_ERROR) return 0;  // newer than this libseccomp: not allowed, then
  const Condition& condition = row.condition;
  const unsigned argument = condition.argument;
  const std::uint32_t action = action_of(row);
  switch (condition.kind) {
    case Condition::Kind::None:
      return seccomp_rule_add(context, action, call, 0);
    case Condition::Kind::Equals:
      return seccomp_rule_add(context, action, call, 1, SCMP_CMP(argument, SCMP_CMP_EQ, condition.value));
    case Condition::Kind::HasExactly:
      return seccomp_rule_add(context, action, call, 1,
                              SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, condition.mask, condition.value));
    case Condition::Kind::IsOwnPid:
      return seccomp_rule_add(context, action, call, 1, SCMP_CMP(argument, SCMP_CMP_EQ, kOwnPid));
  }
  return -EINVAL;
}

support::Status add_rows(scmp_filter_ctx context, std::span<const SyscallRow> rows) {
  for (const SyscallRow& row : rows)
    if (const int error = add_row(context, row); error && error != -EEXIST) return failure(row.name, -error);
  return support::Done{};
}

support::Result<std::vector<sock_filter>> compile(scmp_filter_ctx context) {
  const support::Fd file(memfd_create("filter", MFD_CLOEXEC));
  if (!file) return failure("memfd_create", errno);
  if (const int error = seccomp_export_bpf(context, file.get())) return failure("export", -error);
  const off_t size = lseek(file.get(), 0, SEEK_END);
  std::vector<sock_filter> program(static_cast<std::size_t>(size) / sizeof(sock_filter));
  if (pread(file.get(), program.data(), static_cast<std::size_t>(size), 0) != size)
    return failure("read back", errno);
  return program;
}

bool is_jump_on(const sock_filter& instruction, std::uint32_t constant) {
  return BPF_CLASS(instruction.code) == BPF_JMP && BPF_OP(instruction.code) == BPF_JEQ &&
         instruction.k == constant;
}

bool is_return_of(const sock_filter& instruction, std::uint32_t action) {
  return BPF_CLASS(instruction.code) == BPF_RET && instruction.k == action;
}

}  // namespace

support::Result<Filter> Filter::build(Profile profile) {
  const bool worker = profile != Profile::Compiler;
  const std::uint32_t otherwise = worker ? SCMP_ACT_NOTIFY : SCMP_ACT_ALLOW;
  const Context context(seccomp_init(otherwise));
  if (!context) return failure("seccomp_init", ENOMEM);
  // A call by the conventions of another architecture (i386, x32) is not one that the tables speak of.
  const std::uint32_t foreign = worker ? SCMP_ACT_NOTIFY : SCMP_ACT_ERRNO(EPERM);
  if (const int error = seccomp_attr_set(context.get(), SCMP_FLTATR_ACT_BADARCH, foreign))
    return failure("foreign architectures", -error);
  // A balanced tree in place of a list; libseccomp before 2.5 does without.
  (void)seccomp_attr_set(context.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
  if (profile == Profile::SanitizedWorker)
    if (auto added = add_rows(context.get(), sanitizer_syscalls()); !added) return added.error();
  auto added = add_rows(context.get(), worker ? worker_syscalls() : compiler_denied_syscalls());
  if (!added) return added.error();
  auto program = compile(context.get());
  if (!program) return program.error();
  return Filter(std::move(*program));
}

void Filter::aim_at(pid_t pid) {
  for (sock_filter& instruction : program_)
    if (is_jump_on(instruction, kOwnPid)) instruction.k = static_cast<std::uint32_t>(pid);
}

void Filter::kill_instead_of_reporting() {
  for (sock_filter& instruction : program_)
    if (is_return_of(instruction, SECCOMP_RET_USER_NOTIF)) instruction.k = SECCOMP_RET_KILL_PROCESS;
}

int Filter::install(int& listener) const {
  listener = -1;
  bool reports = false;
  for (const sock_filter& instruction : program_)
    reports = reports || is_return_of(instruction, SECCOMP_RET_USER_NOTIF);
  const sock_fprog program{static_cast<unsigned short>(program_.size()),
                           const_cast<sock_filter*>(program_.data())};
  const unsigned long flags = reports ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0;
  const long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
  if (result < 0) return errno;
  if (reports) listener = static_cast<int>(result);
  return 0;
}

ReportedCall receive_report(int listener) {
  // The kernel's structure may be larger than this header's; it wants all of its own, zeroed.
  static const std::size_t size = [] {
    seccomp_notif_sizes sizes{};
    const long result = syscall(SYS_seccomp, SECCOMP_GET_NOTIF_SIZES, 0, &sizes);
    return std::max<std::size_t>(result == 0 ? sizes.seccomp_notif : 0, sizeof(seccomp_notif));
  }();
  std::vector<std::uint64_t> storage(size / sizeof(std::uint64_t) + 1, 0);
  seccomp_notif notification{};
  if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, storage.data()) != 0) return {};
  std::memcpy(&notification, storage.data(), sizeof notification);
  const std::unique_ptr<char, decltype([](char* text) { std::free(text); })> name(
      seccomp_syscall_resolve_num_arch(notification.data.arch, notification.data.nr));
  ReportedCall call{name ? name.get() : "system call " + std::to_string(notification.data.nr),
                    static_cast<pid_t>(notification.pid)};
  // As people know them: the C library's fork() is a clone, and so is what system() and popen() do.
  if (call.name == "clone") call.name = notification.data.args[0] & CLONE_VM ? "vfork" : "fork";
  return call;
}

}  // namespace mathjudge::sandbox
