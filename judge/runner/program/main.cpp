// mathjudge-runner: started by mathjudge, never by people.
#include <fcntl.h>

#include <cstdio>
#include <string_view>

#include "runner/protocol.hpp"
#include "runner/zygote.hpp"

int main(int argc, char** argv) {
  if (fcntl(mathjudge::runner::kControlDescriptor, F_GETFD) < 0) {
    std::fputs("mathjudge-runner is a part of mathjudge and is started by it\n", stderr);
    return 2;
  }
  const bool sanitized = argc > 1 && std::string_view(argv[1]) == "--sanitized";
  return mathjudge::runner::serve(mathjudge::runner::kControlDescriptor, sanitized);
}
