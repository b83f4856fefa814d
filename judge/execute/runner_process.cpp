// Starting the runner: a short checklist between fork and exec, then a greeting over the socket.
#include "execute/runner_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>

#include "sandbox/process.hpp"
#include "support/system_error.hpp"

namespace mathjudge::execute {
namespace {

using sandbox::Step;
using Texts = std::vector<std::string>;

/// What the child needs, allocated before the fork.
struct Launch {
  std::vector<char*> argv, environment;
  int control = -1;
};

int take_standard_streams(const Launch&) {
  const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0) return errno;
  for (const int target : {0, 1, 2})
    if (const int error = sandbox::place_descriptor(null, target)) return error;
  return 0;
}

int take_control(const Launch& launch) {
  if (const int error = sandbox::place_descriptor(launch.control, runner::kControlDescriptor)) return error;
  return sandbox::close_all_but({runner::kControlDescriptor});
}

// Where mappings begin is decided at exec, below the stack that is allowed then. Far below: a local array of
// a gigabyte must not reach them.
int make_room_for_stacks(const Launch&) {
  constexpr rlim_t kRoom = rlim_t{1} << 34;
  rlimit limit{};
  if (getrlimit(RLIMIT_STACK, &limit) != 0) return errno;
  limit.rlim_cur = std::min(kRoom, limit.rlim_max);
  return setrlimit(RLIMIT_STACK, &limit) == 0 ? 0 : errno;
}

int execute(const Launch& launch) {
  execve(launch.argv[0], launch.argv.data(), launch.environment.data());
  return errno;
}

struct Item {
  Step step;
  int (*act)(const Launch&);
};

constexpr Item kChecklist[] = {
    {Step::Session, [](const Launch&) { return sandbox::start_session(); }},
    {Step::Signals, [](const Launch&) { return sandbox::reset_signals(); }},
    {Step::Descriptors, take_standard_streams},
    {Step::Descriptors, take_control},
    {Step::WorkingDirectory, [](const Launch&) { return chdir("/") == 0 ? 0 : errno; }},
    {Step::ResourceLimits, make_room_for_stacks},
    {Step::Capabilities, [](const Launch&) { return sandbox::drop_capabilities(); }},
    {Step::NoNewPrivileges, [](const Launch&) { return sandbox::give_up_new_privileges(); }},
    {Step::Execute, execute},
};

[[noreturn]] void become_runner(const Launch& launch, const sandbox::Child& self) {
  (void)sandbox::take_identity(self);  // only changes the name under which the same user is known
  for (const Item& item : kChecklist) {
    const int error = item.act(launch);
    if (!error) continue;
    runner::EndedReply reply;
    reply.failure = {item.step, error};
    for (const int socket : {runner::kControlDescriptor, launch.control})
      (void)!send(socket, &reply, sizeof reply, MSG_NOSIGNAL);
    break;
  }
  _exit(127);
}

// Sanitizers find their options in the runner itself.
Texts environment_for(const Setup& setup) {
  Texts result;
  if (!setup.preload.empty()) {
    std::string value = "LD_PRELOAD=";
    for (const auto& library : setup.preload) value += library.string() + ":";
    value.pop_back();
    result.push_back(std::move(value));
  }
  return result;
}

}  // namespace

support::Result<RunnerProcess> RunnerProcess::start(const Setup& setup) {
  sandbox::open_missing_standard_streams();
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return support::system_failure("open a socket");
  support::Fd ours(ends[0]), theirs(ends[1]);
  const Texts arguments =
      setup.sanitize ? Texts{setup.runner.string(), "--sanitized"} : Texts{setup.runner.string()};
  const Texts environment = environment_for(setup);
  const Launch launch{sandbox::exec_pointers(arguments), sandbox::exec_pointers(environment), theirs.get()};
  auto child = sandbox::fork_isolated(sandbox::Isolation::Full);
  if (!child) return child.error();
  if (child->pid == 0) become_runner(launch, *child);
  return RunnerProcess(std::move(*child), std::move(ours), setup.runner);
}

RunnerProcess::~RunnerProcess() {
  if (!child_.pidfd) return;  // moved from
  control_.reset();           // the runner kills its workers, and ends
  pollfd ended{child_.pidfd.get(), POLLIN, 0};
  if (poll(&ended, 1, 1000) <= 0) kill(child_.pid, SIGKILL);
  while (waitpid(child_.pid, nullptr, 0) < 0 && errno == EINTR) {
  }
}

support::Error RunnerProcess::ended() const {
  return {"the runner " + program_.string() + " ended unexpectedly",
          "It may have been killed because the machine was out of memory; otherwise, reinstall mathjudge."};
}

support::Result<std::optional<runner::Message>> RunnerProcess::receive(int timeout_milliseconds) {
  if (timeout_milliseconds > 0) {
    pollfd readable{control_.get(), POLLIN, 0};
    (void)poll(&readable, 1, timeout_milliseconds);
  }
  runner::Message message;
  switch (runner::receive_message(control_.get(), message, timeout_milliseconds < 0)) {
    case runner::Received::Yes:
      return std::optional(std::move(message));
    case runner::Received::Nothing:
      return std::optional<runner::Message>();
    case runner::Received::Closed:
      break;
  }
  return ended();
}

support::Status RunnerProcess::await_hello() {
  if (greeted_) return support::Done{};
  auto message = receive(20000);
  if (!message) return message.error();
  runner::EndedReply failed;
  if (*message && (*message)->as(failed))
    return support::Error{
        "cannot start the runner " + program_.string() + ": " + describe(failed.failure),
        failed.failure.step == Step::Execute ? "Check that mathjudge is installed completely." : ""};
  if (!*message || (*message)->kind() != static_cast<std::uint32_t>(runner::ReplyKind::Hello))
    return support::Error{"the runner " + program_.string() + " does not answer", "Reinstall mathjudge."};
  const Texts texts = (*message)->texts();
  for (std::size_t i = 0; i + 2 < texts.size(); i += 3)
    protections_.push_back({texts[i], texts[i + 1] == "active", texts[i + 2]});
  for (const Protection& row : protections_)
    if (row.name == "seccomp") names_calls_ = row.detail.find("without naming") == std::string::npos;
  for (Protection& row : sandbox::namespace_protections(child_.namespaces))
    protections_.push_back(std::move(row));
  greeted_ = true;
  return support::Done{};
}

support::Status RunnerProcess::load(const std::vector<std::filesystem::path>& library_and_readable) {
  Texts paths;
  for (const auto& path : library_and_readable) paths.push_back(path.string());
  if (runner::send_texts(control_.get(), static_cast<std::uint32_t>(runner::RequestKind::Load), paths) != 0)
    return ended();
  return support::Done{};
}

support::Status RunnerProcess::run(const runner::RunRequest& request, const std::vector<int>& fds) {
  if (runner::send_message(control_.get(), &request, sizeof request, fds) != 0) return ended();
  return support::Done{};
}

}  // namespace mathjudge::execute
