// A thread waits for the signals: unlike a handler it may do whatever cleaning up needs.
#include "commands/interrupt.hpp"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <system_error>
#include <thread>

#include "support/temp_dir.hpp"

namespace mathjudge::commands {
namespace {

/// Children die with this process (PR_SET_PDEATHSIG); what they would leave behind is removed here.
void answer(const sigset_t& signals) {
  int number = 0;
  if (sigwait(&signals, &number) != 0) return;
  support::remove_all_temp_dirs();
  constexpr char kClean[] = "\r\x1b[K";
  if (isatty(STDOUT_FILENO) == 1 && write(STDOUT_FILENO, kClean, sizeof kClean - 1) < 0) _exit(128 + number);
  _exit(128 + number);
}

}  // namespace

void handle_interrupts() {
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);  // a file that may not grow any further is a write error, too
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, number);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  try {
    std::thread([signals] { answer(signals); }).detach();
  } catch (const std::system_error&) {
    // No thread to be had: the signals end the program at once, and the next one removes what it leaves.
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  }
}

}  // namespace mathjudge::commands
