// The signal handler and the new-handler.
#include "runner/crash.hpp"

#include <signal.h>
#include <ucontext.h>

#include <array>
#include <cerrno>
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <memory>
#include <new>

namespace mathjudge::runner {
namespace {

struct Watch {
  AnswerHeader* header = nullptr;
  std::uintptr_t stack_top = 0, stack_low = 0;
};
Watch watch;

alignas(64) std::array<std::byte, 1 << 16> alternate_stack;

std::uintptr_t stack_pointer(const ucontext_t& context) {
#if defined(__x86_64__)
  return static_cast<std::uintptr_t>(context.uc_mcontext.gregs[REG_RSP]);
#elif defined(__aarch64__)
  return static_cast<std::uintptr_t>(context.uc_mcontext.sp);
#else
#error "name the stack pointer of this architecture"
#endif
}

// The kernel refuses to grow the stack to `stack_low` and below. The fault is one of the stack when it lies
// there, and not far below the stack pointer (a red zone, a call that pushes its return address).
bool overflowed(std::uintptr_t address, std::uintptr_t pointer) {
  constexpr std::uintptr_t kPage = 4096, kBelowPointer = 65536;
  return pointer < watch.stack_top && address < watch.stack_low + 2 * kPage &&
         address + kBelowPointer >= pointer;
}

void on_crash(int signal, siginfo_t* info, void* context) {
  const bool refused = errno == ENOMEM;  // malloc leaves this behind when it returns null
  if (info->si_code > 0) {
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    const std::uintptr_t pointer = stack_pointer(*static_cast<ucontext_t*>(context));
    if (overflowed(address, pointer)) watch.header->stack_overflow = 1;
    if (refused) watch.header->allocation_refused = 1;
  } else {
    raise(signal);  // sent, not caused: returning would not cause it again
  }
}

void on_refusal() {
  if (watch.header) watch.header->allocation_refused = 1;
  std::set_new_handler(nullptr);  // operator new tries once more, then throws
}

}  // namespace

int note_crashes(AnswerHeader* header, std::uintptr_t stack_top, std::uint64_t stack_bytes) {
  watch = {header, stack_top, stack_top - stack_bytes};
  stack_t stack{};
  stack.ss_sp = alternate_stack.data();
  stack.ss_size = alternate_stack.size();
  if (sigaltstack(&stack, nullptr) != 0) return errno;
  struct sigaction action {};
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGSEGV, SIGBUS})
    if (sigaction(signal, &action, nullptr) != 0) return errno;
  return 0;
}

void note_refused_allocations(AnswerHeader* header) {
  watch.header = header;
  std::set_new_handler(on_refusal);
}

std::uintptr_t find_stack_top() {
  const std::unique_ptr<std::FILE, decltype([](std::FILE* file) { std::fclose(file); })> maps(
      std::fopen("/proc/self/maps", "re"));
  std::array<char, 512> line{};
  while (maps && std::fgets(line.data(), line.size(), maps.get())) {
    std::uintptr_t begin = 0, end = 0;
    if (std::strstr(line.data(), "[stack]") &&
        std::sscanf(line.data(), "%" SCNxPTR "-%" SCNxPTR, &begin, &end) == 2)
      return end;
  }
  // Without /proc: within a few pages, which only blurs the wording at the very edge.
  return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
}

}  // namespace mathjudge::runner
