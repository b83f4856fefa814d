// The layout of the cache: <directory>/v1/{records by kind}/<digest>, libraries/<digest>.so,
// headers/<digest>/. A digest only names a file; the key inside decides.
#include "compile/cache.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>

#include "compile/files.hpp"

namespace mathjudge::compile {
namespace {

namespace fs = std::filesystem;

// Raised whenever the layout or the meaning of a record changes: old entries are then never read.
constexpr const char* kLayout = "v1";
constexpr const char* kLibraries = "libraries";
constexpr const char* kHeaders = "headers";
constexpr const char* kKinds[] = {"toolchains", "recipes", kLibraries, kHeaders, "work"};

constexpr std::size_t kMaxLibraries = 1000;
constexpr std::uint64_t kMaxLibraryBytes = 256ull << 20;
constexpr std::size_t kMaxHeaders = 24;
constexpr std::uint64_t kMaxHeaderBytes = 2ull << 30;
// Whatever was used within this time may be in use by another judge.
constexpr auto kInUse = std::chrono::minutes(10);

std::string why_unusable(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory.parent_path(), error);
  if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) return std::strerror(errno);
  struct stat info {};
  if (::stat(directory.c_str(), &info) != 0) return std::strerror(errno);
  if (!S_ISDIR(info.st_mode)) return "it is not a directory";
  if (info.st_uid != ::geteuid()) return "it belongs to another user";
  if ((info.st_mode & 022) != 0) return "other users may write to it";
  for (const char* kind : kKinds) {
    if (::mkdir((directory / kind).c_str(), 0700) != 0 && errno != EEXIST) return std::strerror(errno);
  }
  if (::access((directory / "work").c_str(), W_OK) != 0) return std::strerror(errno);
  return "";
}

struct Used {
  fs::path path;
  fs::file_time_type when;
  std::uint64_t bytes = 0;
};

std::uint64_t size_below(const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return fs::file_size(path, error);
  std::uint64_t total = 0;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    const std::uint64_t size = entry.is_regular_file(error) ? entry.file_size(error) : 0;
    if (!error) total += size;
  }
  return total;
}

std::vector<Used> by_age(const fs::path& directory) {
  std::vector<Used> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const auto when = entry.last_write_time(error);
    if (!error) found.push_back({entry.path(), when, size_below(entry.path())});
  }
  std::sort(found.begin(), found.end(), [](const Used& a, const Used& b) { return a.when < b.when; });
  return found;
}

void trim(const fs::path& directory, std::size_t max_count, std::uint64_t max_bytes, const fs::path& keep) {
  const std::vector<Used> found = by_age(directory);
  std::size_t count = found.size();
  std::uint64_t bytes = 0;
  for (const Used& used : found) bytes += used.bytes;
  const auto in_use_since = fs::file_time_type::clock::now() - kInUse;
  std::error_code ignored;
  for (const Used& used : found) {
    if ((count <= max_count && bytes <= max_bytes) || used.when > in_use_since) return;
    if (used.path == keep) continue;
    fs::remove_all(used.path, ignored);
    --count;
    bytes -= used.bytes;
  }
}

// Moves `from`, which holds `content`, to `to`, whose name says what it holds. A whole file that is there
// already stays: another judge may have allowed its workers that very file, not just its name.
bool place_file(const fs::path& from, const fs::path& to, const std::string& content) {
  if (::link(from.c_str(), to.c_str()) == 0 || (errno == EEXIST && read_file(to) == content))
    return ::unlink(from.c_str()) == 0;
  return ::rename(from.c_str(), to.c_str()) == 0 || write_atomically(to, content);
}

}  // namespace

support::Result<Cache> Cache::open(const fs::path& directory, std::string& warning) {
  if (!directory.empty()) {
    std::error_code error;
    const fs::path root = fs::absolute(directory, error) / kLayout;
    const std::string why = why_unusable(root);
    if (why.empty()) return Cache(root, std::nullopt);
    warning = "the cache " + directory.string() + " cannot be used (" + why + "); compiling without it";
  }
  auto own = support::TempDir::create(support::default_temp_parent());
  if (!own) return own.error();
  const fs::path root = own->path() / kLayout;
  const std::string why = why_unusable(root);
  if (!why.empty()) return support::Error{"cannot use " + root.string() + ": " + why, "Set TMPDIR."};
  return Cache(root, *std::move(own));
}

fs::path Cache::file_for(std::string_view kind, std::string_view key) const {
  return root_ / kind / digest(key);
}

void Cache::mark_used(const fs::path& path) const { ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0); }

std::optional<Record> Cache::load(std::string_view kind, std::string_view key) const {
  const fs::path file = file_for(kind, key);
  const auto bytes = read_file(file);
  if (!bytes) return std::nullopt;
  auto record = decode(*bytes);
  if (!record || record->empty() || record->front() != key) return std::nullopt;
  record->erase(record->begin());
  mark_used(file);
  return record;
}

bool Cache::store(std::string_view kind, std::string_view key, Record record) const {
  record.insert(record.begin(), std::string(key));
  return write_atomically(file_for(kind, key), encode(record));
}

void Cache::drop(std::string_view kind, std::string_view key) const { ::unlink(file_for(kind, key).c_str()); }

std::optional<fs::path> Cache::adopt_library(const fs::path& file) const {
  const auto content = read_file(file);
  if (!content) return std::nullopt;
  const std::uint64_t sum = checksum(*content);
  const fs::path place = root_ / kLibraries / (digest(*content) + ".so");
  if (!place_file(file, place, *content)) return std::nullopt;
  // Looking through a full directory takes a millisecond or two: not on every run.
  if (sum % 16 == 0) trim(root_ / kLibraries, 2 * kMaxLibraries, kMaxLibraryBytes, place);
  return place;
}

fs::path Cache::header_directory(std::string_view key) const {
  fs::path directory = root_ / kHeaders / digest(key);
  ::mkdir(directory.c_str(), 0700);
  return directory;
}

void Cache::trim_headers(const fs::path& keep) const {
  trim(root_ / kHeaders, kMaxHeaders, kMaxHeaderBytes, keep);
}

}  // namespace mathjudge::compile
