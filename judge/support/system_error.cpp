// std::generic_category speaks for the C library, and unlike strerror from any thread.
#include "support/system_error.hpp"

#include <cerrno>
#include <system_error>

namespace mathjudge::support {

Error system_failure(const std::string& what) {
  return {"cannot " + what + ": " + std::generic_category().message(errno),
          errno == ENOMEM || errno == ENOSPC ? "The machine is out of memory." : ""};
}

}  // namespace mathjudge::support
