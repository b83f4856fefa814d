// Proves that the clock of the timing worker measures the calls, all of them and nothing else.
#include <cmath>

#include "unit/execute/solution.hpp"

namespace mathjudge::execute::test {
namespace {

TimingWorker start(const std::filesystem::path& library, std::size_t entry,
                   const catalogue::Limits& limits = short_limits(), int core = -1) {
  auto worker = TimingWorker::start(setup_for(library), plain_function(), entry, limits, core);
  if (!worker) throw std::runtime_error(worker.error().what);
  return std::move(*worker);
}

TimingWorker start(const std::string& name) { return start(behaviours(), behaviour(name)); }

TimingWorker::Outcome run(TimingWorker& worker, const std::vector<double>& xs) {
  std::vector<std::vector<values::Value>> inputs;
  for (const double x : xs) inputs.push_back({x});
  auto outcome = worker.run(inputs);
  if (!outcome) throw std::runtime_error(outcome.error().what);
  return std::move(*outcome);
}

std::string summary(const TimingWorker::Outcome& outcome) {
  if (const auto* batch = std::get_if<TimingWorker::Batch>(&outcome))
    return "Batch(" + std::to_string(batch->answers.size()) + ")";
  if (const auto* refused = std::get_if<TimingWorker::Refused>(&outcome))
    return "Refused(" + refused->why + ")";
  return test::summary(std::get<CaseOutcome>(outcome));
}

double seconds(const TimingWorker::Outcome& outcome) {
  const auto* batch = std::get_if<TimingWorker::Batch>(&outcome);
  if (!batch) ADD_FAILURE() << summary(outcome);
  return batch ? batch->seconds : std::nan("");
}

TEST(Timing, AnswersEveryCallOfEveryBatch) {
  TimingWorker worker = start("right");
  for (int size : {1, 7, 1000, 2}) {
    std::vector<double> xs;
    for (int i = 0; i < size; ++i) xs.push_back(i);
    const auto outcome = run(worker, xs);
    ASSERT_EQ(summary(outcome), "Batch(" + std::to_string(size) + ")");
    for (int i = 0; i < size; ++i)
      EXPECT_EQ(
          std::get<double>(
              std::get<Returned>(std::get<TimingWorker::Batch>(outcome).answers[static_cast<std::size_t>(i)])
                  .parts[0]),
          2.0 * i);
  }
}

TEST(Timing, MoreCallsTakeProportionallyLonger) {
  TimingWorker worker = start("computes");
  (void)run(worker, std::vector<double>(50, 1.0));
  double few = 1e9, many = 1e9;  // the least of several: what the machine adds is never negative
  for (int i = 0; i < 5; ++i) {
    few = std::min(few, seconds(run(worker, std::vector<double>(50, 1.0))));
    many = std::min(many, seconds(run(worker, std::vector<double>(500, 1.0))));
  }
  EXPECT_GT(few, 50 * 20000 * 0.5e-9);
  EXPECT_NEAR(many / few, 10, 2);
}

TEST(Timing, AnEmptyCallTakesNextToNothing) {
  TimingWorker worker = start("right");
  double least = 1e9;
  for (int i = 0; i < 5; ++i) least = std::min(least, seconds(run(worker, {1.0})));
  EXPECT_LT(least, 1e-3);
}

TEST(Timing, CountsThreadsThatWereJoined) {
  TimingWorker worker = start("uses_threads");
  EXPECT_EQ(summary(run(worker, {1.0, 2.0})), "Batch(2)");
  EXPECT_EQ(summary(run(worker, {1.0, 2.0})), "Batch(2)");
}

TEST(Timing, RefusesThreadsLeftRunning) {
  TimingWorker worker = start("leaves_thread");
  EXPECT_EQ(summary(run(worker, {1.0})), "Refused(it left 1 thread running)");
  EXPECT_FALSE(worker.run({{1.0}}));
}

TEST(Timing, RefusesThreadsStartedWhileLoading) {
  const Directory directory;
  TimingWorker worker = start(compile(directory, "early",
                                      source_with(R"(
#include <thread>
volatile int sink;
struct S { S() { std::thread([] { while (true) sink = sink + 1; }).detach(); } } s;
)",
                                                  "return 2 * x;"),
                                      "-pthread"),
                              0);
  EXPECT_EQ(summary(run(worker, {1.0})), "Refused(it left 1 thread running)");
}

TEST(Timing, EndsWithTheLimits) {
  TimingWorker busy = start("loops");
  EXPECT_EQ(summary(run(busy, {1.0})), "TimedOut(cpu)");
  catalogue::Limits limits = short_limits();
  limits.wall_seconds = 0.2;
  TimingWorker asleep = start(behaviours(), behaviour("sleeps"), limits);
  EXPECT_EQ(summary(run(asleep, {1.0})), "TimedOut(wall)");
}

TEST(Timing, TheLimitIsPerBatchNotInAll) {
  catalogue::Limits limits = short_limits();
  limits.cpu_seconds = 0.1;
  TimingWorker worker = start(behaviours(), behaviour("computes"), limits);
  double total = 0;
  while (total < 0.3) total += seconds(run(worker, std::vector<double>(500, 1.0)));
}

TEST(Timing, SaysWhatWentWrong) {
  const std::pair<const char*, const char*> rows[] = {{"crash", "Crashed(11)"},
                                                      {"exits", "ExitedEarly(3)"},
                                                      {"exits_zero", "ExitedEarly(0)"},
                                                      {"sockets", "BrokeRule(socket)"},
                                                      {"forks", "BrokeRule(fork)"},
                                                      {"throws_bad_alloc", "OutOfMemory"},
                                                      {"throws", "Batch(1)"}};
  for (const auto& [name, outcome] : rows) {
    TimingWorker worker = start(name);
    EXPECT_EQ(summary(run(worker, {1.0, 2.0})), outcome) << name;
  }
}

TEST(Timing, RefusesWorkAfterTheClockHasStopped) {
  // Finds the answer frame through the pointers on its own stack, claims to have returned, and computes while
  // the answers are thought to be written.
  const std::string before = R"(
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cstdint>
#include <cstring>
static volatile double sink;
static bool is_frame(std::uintptr_t address) {
  std::uint32_t words[16];
  if (address == 0 || address % 4096 != 0) return false;
  lseek(1, 0, SEEK_SET);  // the kernel says whether an address can be read
  if (write(1, reinterpret_cast<const void*>(address), sizeof words) != sizeof words) return false;
  std::memcpy(words, reinterpret_cast<const void*>(address), sizeof words);
  return words[8] == 3 && words[9] == 2;
}
)";
  const std::string body = R"(
  std::uintptr_t local = 0;
  for (const std::uintptr_t* at = &local; at < &local + 4000; ++at)
    if (is_frame(*at)) {
      auto* const reached = reinterpret_cast<volatile std::uint32_t*>(*at) + 9;
      *reached = 3;
      syscall(SYS_futex, reached, FUTEX_WAKE, 1, nullptr, nullptr, 0);
      for (int i = 0; i < 100000000; ++i) sink = sink + x;
      return 2 * x;
    }
  return 0;
)";
  const Directory directory;
  catalogue::Limits limits = short_limits();
  limits.cpu_seconds = 10;
  TimingWorker worker = start(compile(directory, "forger", source_with(before, body)), 0, limits);
  EXPECT_EQ(summary(run(worker, {1.0})), "Refused(it went on computing after it had returned)");
}

TEST(Timing, StaysOnItsCore) {
  TimingWorker worker = start(behaviours(), behaviour("right"), short_limits(), 0);
  EXPECT_EQ(summary(run(worker, {1.0})), "Batch(1)");
}

TEST(Timing, ALibraryThatDoesNotLoad) {
  TimingWorker worker = start("/does/not/exist.so", 0);
  EXPECT_EQ(summary(run(worker, {1.0})).substr(0, 11), "NotLoadable");
}

}  // namespace
}  // namespace mathjudge::execute::test
