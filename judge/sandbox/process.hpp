// Small pieces that every child's set-up is made of. Those that return an int report an errno or 0 and are
// async-signal-safe.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace mathjudge::sandbox {

/// The process dies with the thread that forked it; fails when the parent has gone already.
int die_with_parent(int expected_parent);

/// A session of its own: no terminal, and Ctrl-C goes elsewhere.
int start_session();

/// A process group of its own: signals to "the group" stay inside. All that a fork of a session's leader
/// needs; a session for each would also cost the kernel a scheduling group for each.
int start_process_group();

/// Default dispositions for all signals, none blocked.
int reset_signals();

/// Neither this process nor what it executes can gain privileges; seccomp and Landlock ask for it.
int give_up_new_privileges();

/// Closes every descriptor from 3 up but those listed (in any order; negative ones are ignored).
int close_all_but(std::initializer_list<int> kept);

/// Makes `fd` available as `target`, inherited across exec.
int place_descriptor(int fd, int target);

/// In the judge, before it opens descriptors for children: what it was started without (`>&-`) is /dev/null
/// from now on, so that none of its own descriptors gets a number that a child's standard streams will take.
void open_missing_standard_streams();

/// The number under which /proc lists the process behind a pidfd, or -1. It differs from the one that a
/// parent in a pid namespace of its own knows.
pid_t pid_in_proc(int pidfd);

/// Physical memory of a process as /proc numbers it, or 0 once it is gone.
std::uint64_t resident_bytes(pid_t pid);

/// `texts` as exec wants them, ended by a null pointer; they must outlive the result.
std::vector<char*> exec_pointers(const std::vector<std::string>& texts);

}  // namespace mathjudge::sandbox
