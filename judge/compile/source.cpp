// Reads a solution's file. It is opened without blocking and asked what it is before anything is
// read, so that a FIFO, a device or a gigabyte cannot hold the judge up.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "compile/compile.hpp"
#include "support/fd.hpp"
#include "support/text.hpp"

namespace mathjudge::compile {
namespace {

using support::Error;

constexpr std::size_t kMaxSourceBytes = 4u << 20;

Error unreadable(const std::string& name, int error) {
  if (error == ENOENT)
    return {"there is no file " + name,
            name.starts_with("/") ? "Check the path." : "Check the path; it is relative to this directory."};
  if (error == EACCES) return {name + " may not be read", "Check its permissions."};
  if (error == ENXIO)
    return {name + " is not a regular file", "Name a file that holds the solution's source."};
  return {"cannot read " + name + ": " + std::strerror(error), ""};
}

std::string kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a directory";
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

// At most one byte more than allowed: the file may have grown since it was measured.
support::Result<std::string> read_bounded(int fd, const std::string& name) {
  std::string text;
  char buffer[64 * 1024];
  while (text.size() <= kMaxSourceBytes) {
    const ssize_t got = ::read(fd, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(name, errno);
    if (got == 0) break;
    text.append(buffer, static_cast<std::size_t>(got));
  }
  return text;
}

}  // namespace

support::Result<std::string> read_source(const std::filesystem::path& file) {
  const std::string name = support::printable(file.string(), 300);
  const support::Fd fd(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!fd) return unreadable(name, errno);
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return unreadable(name, errno);
  if (!S_ISREG(info.st_mode))
    return Error{name + " is " + kind_of(info.st_mode), "Name the file that holds the solution's source."};
  const Error too_large{name + " is larger than " + std::to_string(kMaxSourceBytes >> 20) + " MiB",
                        "A solution is a source file, written by hand."};
  if (static_cast<std::uint64_t>(info.st_size) > kMaxSourceBytes) return too_large;
  auto text = read_bounded(fd.get(), name);
  if (!text) return text;
  if (text->size() > kMaxSourceBytes) return too_large;
  if (text->find_first_not_of(" \t\r\n") == std::string::npos)
    return Error{name + " is empty",
                 "Write the solution first; `mathjudge show PROBLEM` gives its signature."};
  if (text->find('\0') != std::string::npos)
    return Error{name + " is a binary file, not C++ source",
                 "Name the .cpp file, not what was compiled from it."};
  return text;
}

}  // namespace mathjudge::compile
