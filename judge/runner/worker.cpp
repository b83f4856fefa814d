// The worker's checklist.
#include "runner/worker.hpp"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>

#include "runner/crash.hpp"
#include "runner/frame.hpp"
#include "runner/solution.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/namespaces.hpp"
#include "sandbox/process.hpp"
#include "sandbox/syscalls.hpp"

namespace mathjudge::runner {
namespace {

struct Setup {
  const Assignment& assignment;
  Lockdown& lockdown;
  SharedFrames frames;
  int listener = -1;
};

int tie_to_zygote(Setup& setup) { return sandbox::die_with_parent(setup.assignment.zygote); }

int map_frames(Setup& setup) {
  const RunRequest& request = setup.assignment.request;
  // Private, so that the input file may be sealed; a batch's inputs change under a shared mapping.
  const int sharing = request.timed ? MAP_SHARED : MAP_PRIVATE;
  void* const inputs =
      mmap(nullptr, request.input_bytes, PROT_READ, sharing, setup.assignment.fds[kInputs], 0);
  void* const answers = mmap(nullptr, request.answer_bytes, PROT_READ | PROT_WRITE, MAP_SHARED,
                             setup.assignment.fds[kAnswers], 0);
  if (inputs == MAP_FAILED || answers == MAP_FAILED) return errno;
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  setup.frames.inputs = {static_cast<const std::uint64_t*>(inputs), request.input_bytes / kWord};
  setup.frames.header = static_cast<AnswerHeader*>(answers);
  setup.frames.answers = {static_cast<std::uint64_t*>(answers) + kAnswerHeaderWords,
                          request.answer_bytes / kWord - kAnswerHeaderWords};
  return 0;
}

int arrange_descriptors(Setup& setup) {
  if (const int error = map_frames(setup)) return error;
  if (const int error = sandbox::place_descriptor(setup.assignment.fds[kStandardOutput], 1)) return error;
  if (const int error = sandbox::place_descriptor(setup.assignment.fds[kStandardError], 2)) return error;
  const auto& landlock = setup.lockdown.landlock;
  return sandbox::close_all_but({sandbox::kSetupDescriptor, landlock ? landlock->descriptor() : -1});
}

// All others are at their defaults since the zygote was started.
int arrange_signals(Setup& setup) {
  // Writing beyond the limit of the output is refused, not deadly.
  if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR) return errno;
  note_refused_allocations(setup.frames.header);
  // The run-time of a sanitizer has handlers in place already, which write its reports.
  if (setup.lockdown.sanitized) return 0;
  return note_crashes(setup.frames.header, setup.assignment.baseline.stack_top,
                      setup.assignment.request.stack_bytes);
}

// Not for privacy alone: a core pattern that is a pipe ignores RLIMIT_CORE.
int switch_core_dumps_off(Setup&) { return prctl(PR_SET_DUMPABLE, 0) == 0 ? 0 : errno; }

int pin_to_core(Setup& setup) {
  const int core = setup.assignment.request.core;
  if (core < 0) return 0;
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(static_cast<unsigned>(core), &cores);
  return sched_setaffinity(0, sizeof cores, &cores) == 0 ? 0 : errno;
}

int limit_resources(Setup& setup) {
  const RunRequest& request = setup.assignment.request;
  sandbox::WorkerLimits limits;
  limits.cpu_seconds = request.timed ? 0 : request.cpu_seconds;
  limits.stack_bytes = request.stack_bytes;
  limits.output_bytes = request.output_bytes;
  // The frames, and the arguments decoded from them, are not the solution's doing.
  if (!setup.lockdown.sanitized)
    limits.address_space_bytes = setup.assignment.baseline.address_space_bytes + 2 * request.input_bytes +
                                 request.answer_bytes + request.memory_bytes;
  // Threads get the stack that the main thread has; glibc took its default from the zygote's limit.
  pthread_attr_t threads;
  pthread_attr_init(&threads);
  int error = pthread_attr_setstacksize(&threads, request.stack_bytes);
  if (!error) error = pthread_setattr_default_np(&threads);
  pthread_attr_destroy(&threads);
  return error ? error : sandbox::apply(sandbox::worker_limits(limits));
}

int apply_landlock(Setup& setup) {
  auto& landlock = setup.lockdown.landlock;
  if (!landlock) return 0;
  const int error = landlock->restrict_self();
  landlock.reset();
  return error;
}

int install_filter(Setup& setup) {
  auto& filter = setup.lockdown.filter;
  if (!filter) return 0;
  filter->aim_at(getpid());
  return filter->install(setup.listener);
}

// The filter is in force already: it lets exactly this descriptor be sent to.
int report_ready(Setup& setup) {
  const ReadyReport report{setup.assignment.request.slot, {}};
  const std::vector<int> fds = setup.listener >= 0 ? std::vector{setup.listener} : std::vector<int>{};
  const int error = send_message(sandbox::kSetupDescriptor, &report, sizeof report, fds);
  if (setup.listener >= 0) close(setup.listener);
  if (!error) close(sandbox::kSetupDescriptor);
  return error;
}

struct Item {
  sandbox::Step step;
  int (*act)(Setup&);
};

using sandbox::Step;

constexpr Item kChecklist[] = {
    {Step::ParentDeath, tie_to_zygote},
    {Step::ProcessGroup, [](Setup&) { return sandbox::start_process_group(); }},
    {Step::Descriptors, arrange_descriptors},
    {Step::Signals, arrange_signals},
    {Step::CoreDumps, switch_core_dumps_off},
    {Step::Affinity, pin_to_core},
    {Step::ResourceLimits, limit_resources},
    {Step::Capabilities, [](Setup&) { return sandbox::drop_capabilities(); }},
    {Step::NoNewPrivileges, [](Setup&) { return sandbox::give_up_new_privileges(); }},
    {Step::Landlock, apply_landlock},
    {Step::Seccomp, install_filter},  // forbids most of the above
    {Step::Report, report_ready},
};

}  // namespace

Baseline measure_baseline() {
  Baseline result;
  const std::unique_ptr<std::FILE, decltype([](std::FILE* file) { std::fclose(file); })> file(
      std::fopen("/proc/self/statm", "re"));
  unsigned long pages = 0;
  if (file && std::fscanf(file.get(), "%lu", &pages) == 1)
    result.address_space_bytes = pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  result.stack_top = find_stack_top();
  return result;
}

void become_worker(const Assignment& assignment, Lockdown& lockdown) {
  Setup setup{assignment, lockdown, {}, -1};
  for (const Item& item : kChecklist)
    if (const int error = item.act(setup)) {
      const ReadyReport report{assignment.request.slot, {item.step, error}};
      (void)send_message(sandbox::kSetupDescriptor, &report, sizeof report);
      _exit(1);
    }
  if (assignment.request.timed) answer_batches(setup.frames, assignment.library);
  answer_case(setup.frames, assignment.library);
}

void try_lockdown(Lockdown& lockdown) {
  const Assignment nothing;
  Setup setup{nothing, lockdown, {}, -1};
  for (const Item& item :
       {Item{Step::NoNewPrivileges, [](Setup&) { return sandbox::give_up_new_privileges(); }},
        Item{Step::Landlock, apply_landlock}, Item{Step::Seccomp, install_filter}})
    if (item.act(setup)) _exit(static_cast<int>(item.step));
  _exit(0);
}

}  // namespace mathjudge::runner
