// Lists of directories; those that a machine lacks are skipped by whoever applies them.
#include "sandbox/directories.hpp"

namespace mathjudge::sandbox {

std::vector<std::filesystem::path> system_directories() {
  // Not /usr as a whole: below /usr/share and /usr/local/share the specs may be installed.
  return {"/bin",
          "/lib",
          "/lib32",
          "/lib64",
          "/libx32",
          "/usr/bin",
          "/usr/lib",
          "/usr/lib32",
          "/usr/lib64",
          "/usr/libx32",
          "/usr/libexec",
          "/usr/include",
          "/usr/local/bin",
          "/usr/local/lib",
          "/usr/local/lib64",
          "/usr/local/include",
          "/etc/ld.so.cache"};
}

std::vector<std::filesystem::path> library_directories() {
  return {"/lib",           "/lib64",           "/usr/lib",        "/usr/lib64",
          "/usr/local/lib", "/usr/local/lib64", "/etc/ld.so.cache"};
}

}  // namespace mathjudge::sandbox
