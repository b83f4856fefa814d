// Forks a child into namespaces of its own, as many as this machine allows without privileges.
// The user namespace takes every capability on the machine away, the pid namespace makes the death of
// the child the death of all that it started.
#pragma once

#include <sys/types.h>

#include <array>
#include <vector>

#include "sandbox/protection.hpp"
#include "support/fd.hpp"
#include "support/result.hpp"

namespace mathjudge::sandbox {

/// What a child needs to take up its identity in a user namespace; prepared before the fork because a
/// child of a threaded process may not allocate.
struct IdentityMaps {
  std::array<char, 48> user{}, group{};
};

struct Child {
  pid_t pid = -1;           ///< 0 in the child itself
  unsigned namespaces = 0;  ///< CLONE_NEW* flags in force
  support::Fd pidfd;        ///< in the parent
  IdentityMaps maps;
};

/// Network and uts namespaces cost the most of those tried (0.3 ms); a one-off child can go without.
enum class Isolation { Full, WithoutNetwork };

/// Like fork(); the child may call only async-signal-safe functions, beginning with take_identity().
support::Result<Child> fork_isolated(Isolation isolation);

/// In the child: maps it to "nobody" within its user namespace, if it got one. Returns an errno or 0.
int take_identity(const Child& child);

/// In the child: gives up all capabilities (root's, where there is no user namespace). An errno or 0.
int drop_capabilities();

/// One row per kind of namespace: whether `namespaces` has it.
std::vector<Protection> namespace_protections(unsigned namespaces);

}  // namespace mathjudge::sandbox
