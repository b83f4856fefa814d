// The kernel's Landlock interface up to ABI 6 (Linux 6.12), declared here: Debian 12's headers stop at 2.
#include "sandbox/landlock.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

#include "support/system_error.hpp"

namespace mathjudge::sandbox {
namespace {

// linux/landlock.h
constexpr std::uint32_t kCreateRulesetVersion = 1;
constexpr int kRulePathBeneath = 1;

constexpr std::uint64_t kExecute = 1 << 0, kWriteFile = 1 << 1, kReadFile = 1 << 2, kReadDir = 1 << 3,
                        kRemoveDir = 1 << 4, kRemoveFile = 1 << 5, kMakeDir = 1 << 7, kMakeReg = 1 << 8,
                        kMakeSym = 1 << 12, kRefer = 1 << 13, kTruncate = 1 << 14;
constexpr std::uint64_t kFileRights = kExecute | kWriteFile | kReadFile | kTruncate;
constexpr std::uint64_t kReadRights = kExecute | kReadFile | kReadDir;
constexpr std::uint64_t kWriteRights =
    kReadRights | kWriteFile | kRemoveDir | kRemoveFile | kMakeDir | kMakeReg | kMakeSym | kRefer | kTruncate;

struct RulesetAttributes {
  std::uint64_t handled_access_fs;
  std::uint64_t handled_access_net;
  std::uint64_t scoped;
};

struct [[gnu::packed]] PathBeneath {
  std::uint64_t allowed_access;
  std::int32_t parent_fd;
};

/// What each ABI can handle; a kernel refuses bits and attribute sizes that it does not know.
struct Generation {
  int abi;
  RulesetAttributes handled;
  std::size_t size;
};
constexpr Generation kGenerations[] = {
    {6, {0xffff, 0x3, 0x3}, 24},  // scopes: abstract unix sockets, signals
    {5, {0xffff, 0x3, 0}, 16},    // ioctl on devices
    {4, {0x7fff, 0x3, 0}, 16},    // TCP bind and connect
    {3, {0x7fff, 0, 0}, 8},       // truncate
    {2, {0x3fff, 0, 0}, 8},       // rename and link across directories
    {1, {0x1fff, 0, 0}, 8},
};

const Generation* generation() {
  const int abi = landlock_abi();
  for (const Generation& candidate : kGenerations)
    if (candidate.abi <= abi) return &candidate;
  return nullptr;
}

support::Error failure(const std::string& what) { return support::system_failure(what + " (Landlock)"); }

support::Status add(int ruleset, const PathRule& rule, std::uint64_t handled) {
  const support::Fd path(open(rule.path.c_str(), O_PATH | O_CLOEXEC));
  if (!path) {
    if (errno == ENOENT || errno == ENOTDIR || errno == EACCES) return support::Done{};
    return failure("open " + rule.path.string());
  }
  struct stat status {};
  if (fstat(path.get(), &status) != 0) return failure("examine " + rule.path.string());
  std::uint64_t rights = rule.access == Access::Read ? kReadRights : kWriteRights;
  if (!S_ISDIR(status.st_mode)) rights &= kFileRights;
  const PathBeneath attributes{rights & handled, path.get()};
  if (syscall(SYS_landlock_add_rule, ruleset, kRulePathBeneath, &attributes, 0) != 0)
    return failure("allow " + rule.path.string());
  return support::Done{};
}

}  // namespace

int landlock_abi() {
  const long abi = syscall(SYS_landlock_create_ruleset, nullptr, 0, kCreateRulesetVersion);
  return abi < 0 ? 0 : static_cast<int>(abi);
}

support::Result<LandlockRules> LandlockRules::build(const std::vector<PathRule>& rules) {
  const Generation* const known = generation();
  if (!known) return support::Error{"this kernel has no Landlock", ""};
  const long fd = syscall(SYS_landlock_create_ruleset, &known->handled, known->size, 0);
  if (fd < 0) return failure("create a rule set");
  support::Fd ruleset(static_cast<int>(fd));
  for (const PathRule& rule : rules)
    if (auto added = add(ruleset.get(), rule, known->handled.handled_access_fs); !added) return added.error();
  return LandlockRules(std::move(ruleset));
}

int LandlockRules::restrict_self() const {
  return syscall(SYS_landlock_restrict_self, fd_.get(), 0) == 0 ? 0 : errno;
}

}  // namespace mathjudge::sandbox
