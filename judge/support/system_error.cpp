// std::generic_category speaks for the C library, and unlike strerror from any thread.
#include "support/system_error.hpp"

#include <cerrno>
#include <system_error>

namespace mathjudge::support {

Error system_failure(const std::string& what) {
  const int error = errno;  // before anything below can change it
  return {"cannot " + what + ": " + std::generic_category().message(error),
          error == ENOMEM || error == ENOSPC ? "The machine is out of memory." : ""};
}

}  // namespace mathjudge::support
