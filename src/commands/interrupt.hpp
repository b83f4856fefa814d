// Ctrl-C and its kin at any moment: prompt, clean, exit code 130.
#pragma once

namespace mathjudge::commands {

/// Blocks SIGINT, SIGTERM and SIGHUP and starts the thread that answers them; ignores SIGPIPE and SIGXFSZ,
/// so that output to a closed pipe or beyond a limit ends in a write error instead of leaving things behind.
/// Call once, before other threads.
void handle_interrupts();

}  // namespace mathjudge::commands
