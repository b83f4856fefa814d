// Temporary directories that survive nothing: removed by their owner, or by the next judge.
// A directory is recognised as abandoned by its lock file, which the kernel unlocks at any death.
#include "support/temp_dir.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace mathjudge::support {
namespace {

constexpr std::string_view kPrefix = "mathjudge-run-";
// Born under this name, renamed once locked: a sweep must not see a directory before its lock.
constexpr std::string_view kUnbornPrefix = "mathjudge-new-";
constexpr const char* kLockName = ".lock";
constexpr std::time_t kUnbornSeconds = 600;

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

Error failed(const std::string& what, const std::filesystem::path& path) {
  return {what + " " + path.string() + ": " + std::strerror(errno),
          "Set TMPDIR to a directory that can be written to."};
}

// Never follows a link, and never touches what another user owns.
bool is_own_directory(int parent, const char* name, struct stat& info) {
  return ::fstatat(parent, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(info.st_mode) &&
         info.st_uid == ::geteuid();
}

bool is_abandoned(int parent, const char* name) {
  struct stat info {};
  if (!is_own_directory(parent, name, info)) return false;
  if (starts_with(name, kUnbornPrefix)) return std::time(nullptr) - info.st_mtime > kUnbornSeconds;
  const Fd directory(::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!directory) return false;
  const Fd lock(::openat(directory.get(), kLockName, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  // Without a lock file it is no directory of ours, whatever its name.
  return lock && ::flock(lock.get(), LOCK_EX | LOCK_NB) == 0;
}

// The lock file goes last, so that a removal cut short can be finished by the next sweep.
void remove_quietly(const std::filesystem::path& path) {
  std::error_code ignored;
  for (std::filesystem::directory_iterator entry(path, ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    if (entry->path().filename() != kLockName) std::filesystem::remove_all(entry->path(), ignored);
  }
  std::filesystem::remove_all(path, ignored);
}

// The directories that live owners hold, for a process that must end without unwinding its stack.
struct Live {
  std::mutex mutex;
  std::vector<std::filesystem::path> paths;
};
Live& live() {
  static Live instance;
  return instance;
}

void remember(const std::filesystem::path& path) {
  const std::lock_guard lock(live().mutex);
  live().paths.push_back(path);
}

void remove_owned(const std::filesystem::path& path) {
  remove_quietly(path);
  const std::lock_guard lock(live().mutex);
  std::erase(live().paths, path);
}

}  // namespace

void remove_all_temp_dirs() {
  const std::lock_guard lock(live().mutex);
  for (const std::filesystem::path& path : live().paths) remove_quietly(path);
}

std::filesystem::path default_temp_parent() {
  const char* chosen = std::getenv("TMPDIR");
  std::error_code error;
  if (chosen != nullptr && chosen[0] == '/' && std::filesystem::is_directory(chosen, error)) return chosen;
  return "/tmp";
}

int sweep_abandoned(const std::filesystem::path& parent) {
  const std::unique_ptr<DIR, int (*)(DIR*)> listing(::opendir(parent.c_str()), &::closedir);
  if (!listing) return 0;
  std::vector<std::string> abandoned;
  while (const dirent* entry = ::readdir(listing.get())) {
    const bool named_so = starts_with(entry->d_name, kPrefix) || starts_with(entry->d_name, kUnbornPrefix);
    if (named_so && is_abandoned(::dirfd(listing.get()), entry->d_name))
      abandoned.emplace_back(entry->d_name);
  }
  for (const std::string& name : abandoned) remove_quietly(parent / name);
  return static_cast<int>(abandoned.size());
}

Result<TempDir> TempDir::create(const std::filesystem::path& parent) {
  sweep_abandoned(parent);
  std::string unborn = (parent / (std::string(kUnbornPrefix) + "XXXXXX")).string();
  if (::mkdtemp(unborn.data()) == nullptr) return failed("cannot make a temporary directory in", parent);
  Fd lock(::open((unborn + "/" + kLockName).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!lock || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    const Error error = failed("cannot lock the temporary directory", unborn);
    remove_quietly(unborn);
    return error;
  }
  // The random suffix keeps the final name as unique as the first one; a clash shows as an error.
  const std::filesystem::path path = parent / (std::string(kPrefix) + unborn.substr(unborn.size() - 6));
  if (::rename(unborn.c_str(), path.c_str()) != 0) {
    const Error error = failed("cannot name the temporary directory", path);
    remove_quietly(unborn);
    return error;
  }
  remember(path);
  return TempDir(path, std::move(lock));
}

TempDir::TempDir(std::filesystem::path path, Fd lock) : path_(std::move(path)), lock_(std::move(lock)) {}

TempDir::TempDir(TempDir&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::move(other.lock_)) {}

TempDir& TempDir::operator=(TempDir&& other) noexcept {
  if (this != &other) {
    if (!path_.empty()) remove_owned(path_);
    path_ = std::exchange(other.path_, {});
    lock_ = std::move(other.lock_);
  }
  return *this;
}

TempDir::~TempDir() {
  if (!path_.empty()) remove_owned(path_);
}

}  // namespace mathjudge::support
