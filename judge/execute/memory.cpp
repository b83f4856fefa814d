// memfd_create, seals, mmap.
#include "execute/memory.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "support/system_error.hpp"

namespace mathjudge::execute {

support::Result<support::Fd> memory_file(const char* name, std::size_t bytes) {
  support::Fd file(memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!file || ftruncate(file.get(), static_cast<off_t>(bytes)) != 0)
    return support::system_failure(std::string("make the memory file for ") + name);
  return file;
}

support::Status seal_contents(const support::Fd& file) {
  if (fcntl(file.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
    return support::system_failure("seal a memory file");
  return support::Done{};
}

support::Status seal_size(const support::Fd& file) {
  if (fcntl(file.get(), F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
    return support::system_failure("seal a memory file");
  return support::Done{};
}

support::Result<Mapping> Mapping::of(const support::Fd& file, std::size_t bytes, Mode mode) {
  const int protection = mode == Mode::Read ? PROT_READ : PROT_READ | PROT_WRITE;
  void* const memory = mmap(nullptr, bytes, protection, MAP_SHARED, file.get(), 0);
  if (memory == MAP_FAILED) return support::system_failure("map a memory file");
  return Mapping(static_cast<std::uint64_t*>(memory), bytes);
}

Mapping::Mapping(Mapping&& other) noexcept
    : words_(std::exchange(other.words_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}

Mapping& Mapping::operator=(Mapping&& other) noexcept {
  std::swap(words_, other.words_);
  std::swap(bytes_, other.bytes_);
  return *this;
}

Mapping::~Mapping() {
  if (words_) munmap(words_, bytes_);
}

std::string read_text(const support::Fd& file, std::size_t limit) {
  struct stat info {};
  if (fstat(file.get(), &info) != 0 || info.st_size <= 0) return "";
  std::string text(std::min(limit, static_cast<std::size_t>(info.st_size)), '\0');
  std::size_t length = 0;
  while (length < text.size()) {
    const ssize_t count =
        pread(file.get(), text.data() + length, text.size() - length, static_cast<off_t>(length));
    if (count <= 0) break;
    length += static_cast<std::size_t>(count);
  }
  text.resize(length);
  return text;
}

}  // namespace mathjudge::execute
