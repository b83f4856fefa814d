// Small pieces that every child's set-up is made of. All are async-signal-safe and report an errno or 0.
#pragma once

#include <initializer_list>

namespace mathjudge::sandbox {

/// The process dies with the thread that forked it; fails when the parent has gone already.
int die_with_parent(int expected_parent);

/// A session of its own: no terminal, and Ctrl-C goes elsewhere.
int start_session();

/// Default dispositions for all signals, none blocked.
int reset_signals();

/// Neither this process nor what it executes can gain privileges; seccomp and Landlock ask for it.
int give_up_new_privileges();

/// Closes every descriptor from 3 up but those listed (in any order; negative ones are ignored).
int close_all_but(std::initializer_list<int> kept);

/// Makes `fd` available as `target`, inherited across exec.
int place_descriptor(int fd, int target);

}  // namespace mathjudge::sandbox
