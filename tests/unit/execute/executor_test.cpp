// Proves what becomes of every kind of solution, and that nothing of one case reaches the next.
#include <dirent.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <thread>

#include "unit/execute/solution.hpp"

namespace mathjudge::execute::test {
namespace {

class ExecutorTest : public testing::Test {
 protected:
  static Executor& executor() {
    static Executor instance = [] {
      auto started = Executor::start(setup_for(behaviours()));
      if (!started) throw std::runtime_error(started.error().what);
      return std::move(*started);
    }();
    return instance;
  }
  static CaseRun run(const std::string& name, std::size_t calls = 1) {
    return run_entry(executor(), behaviour(name), calls);
  }
};

TEST_F(ExecutorTest, ReturnsTheAnswerWithWhatItTook) {
  const CaseRun result = run("right");
  EXPECT_EQ(answer(result), 42);
  EXPECT_GT(result.wall_seconds, 0);
  EXPECT_GT(result.cpu_seconds, 0);
  EXPECT_LT(result.peak_memory_bytes, 64u << 20);
}

TEST_F(ExecutorTest, MakesSeveralCallsInOneWorker) {
  const CaseRun result = run("remembers", 3);
  ASSERT_EQ(summary(result.outcome), "Completed(3)");
  const auto& calls = std::get<Completed>(result.outcome).calls;
  EXPECT_EQ(std::get<double>(std::get<Returned>(calls[2]).parts[0]), 3);
}

TEST_F(ExecutorTest, StateEndsWithItsCase) {
  EXPECT_EQ(answer(run("remembers")), 1);
  EXPECT_EQ(answer(run("remembers")), 1);
}

struct Row {
  const char* behaviour;
  const char* outcome;
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.behaviour << " -> " << row.outcome; }

class Outcome : public ExecutorTest, public testing::WithParamInterface<Row> {};

TEST_P(Outcome, IsToldApart) {
  catalogue::Limits limits = short_limits();
  if (GetParam().outcome == std::string("TimedOut(wall)")) limits.wall_seconds = limits.cpu_seconds;
  const CaseRun result = run_entry(executor(), behaviour(GetParam().behaviour), 1, limits);
  EXPECT_EQ(summary(result.outcome), GetParam().outcome) << result.captured_stderr;
  EXPECT_EQ(answer(run("right")), 42) << "the case after it";
}

const Row kRows[] = {
    {"throws", "Threw(std::domain_error: no such value)"},
    {"throws_int", "Threw(: int)"},
    {"throws_bad_alloc", "OutOfMemory"},
    {"crash", "Crashed(11)"},
    {"raise_kill", "Crashed(9)"},
    {"raise_usr1", "Crashed(10)"},
    {"raise_sys", "Crashed(31)"},
    {"aborts", "Crashed(6)"},
    {"stack_overflow", "Crashed(11, stack overflow)"},
    {"large_frame", "Crashed(11, stack overflow)"},
    {"handles_its_crash", "ExitedEarly(9)"},
    {"exits", "ExitedEarly(3)"},
    {"exits_zero", "ExitedEarly(0)"},
    {"forges", "ExitedEarly(0)"},
    {"loops", "TimedOut(cpu)"},
    {"loops_deaf", "TimedOut(cpu)"},
    {"burns_in_threads", "TimedOut(cpu)"},
    {"sleeps", "TimedOut(wall)"},
    {"pauses", "TimedOut(wall)"},
    {"stops", "TimedOut(wall)"},
    {"waits_for_ever", "TimedOut(wall)"},
    {"forks", "BrokeRule(fork)"},
    {"vforks", "BrokeRule(vfork)"},
    {"executes", "BrokeRule(execve)"},
    {"sockets", "BrokeRule(socket)"},
    {"unix_sockets", "BrokeRule(socket)"},
    {"kills_parent", "BrokeRule(kill)"},
    {"kills_all", "BrokeRule(kill)"},
    {"kills_group", "BrokeRule(kill)"},
    {"ptraces", "BrokeRule(ptrace)"},
    {"writes_memory", "BrokeRule(process_vm_writev)"},
    {"unshares", "BrokeRule(unshare)"},
    {"io_urings", "BrokeRule(io_uring_setup)"},
    {"keyrings", "BrokeRule(keyctl)"},
    {"memfds", "BrokeRule(memfd_create)"},
    {"outlives_parent", "BrokeRule(prctl)"},
    {"raises_limits", "BrokeRule(prlimit64)"},
    {"makes_directory", "BrokeRule(mkdir)"},
#if defined(__x86_64__)
    {"old_architecture", "BrokeRule(getpid)"},
    {"divide", "Crashed(8)"},
#endif
    {"hogs_memory", "OutOfMemory"},
    {"ignores_null", "Crashed(11, memory)"},
    {"bad_alloc_in_thread", "OutOfMemory"},
};

INSTANTIATE_TEST_SUITE_P(Behaviours, Outcome, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.behaviour); });

TEST_F(ExecutorTest, BoundsTheTextOfExceptions) {
  const CaseRun result = run("throws_private");
  const auto& threw = std::get<Threw>(std::get<Completed>(result.outcome).calls.at(0));
  EXPECT_NE(threw.type.find("Private"), std::string::npos);
  EXPECT_EQ(threw.what.size(), 4096u);
}

TEST_F(ExecutorTest, ALogicErrorIsNoMemoryLimit) {
  EXPECT_EQ(summary(run("throws_length").outcome).substr(0, 23), "Threw(std::length_error");
}

TEST_F(ExecutorTest, OpensNoFile) { EXPECT_EQ(answer(run("opens_files")), 0); }

TEST_F(ExecutorTest, FindsNoDescriptorAndNoEnvironment) {
  ASSERT_EQ(setenv("MATHJUDGE_TEST_SECRET", "1", 1), 0);
  EXPECT_EQ(answer(run("looks_around")), 0);
}

TEST_F(ExecutorTest, ProbingForClone3IsHarmless) { EXPECT_EQ(answer(run("clone3s")), 1); }

TEST_F(ExecutorTest, ThreadsWork) { EXPECT_EQ(answer(run("uses_threads")), 42); }

TEST_F(ExecutorTest, ADetachedThreadEndsWithTheAnswer) { EXPECT_EQ(answer(run("leaves_thread")), 42); }

TEST_F(ExecutorTest, ThreadsGetTheStackOfTheLimits) {
  EXPECT_NEAR(answer(run("has_small_stack")), (8 << 20) * (1 + 1e-12), 1e-6);
}

TEST_F(ExecutorTest, CapturesBothStreams) {
  const CaseRun result = run("prints");
  EXPECT_EQ(answer(result), 42);
  EXPECT_EQ(result.captured_stdout, "out 21\ncout 21");
  EXPECT_EQ(result.captured_stderr, "err");
  EXPECT_FALSE(result.output_truncated);
}

TEST_F(ExecutorTest, KeepsWhatWasPrintedBeforeACrash) {
  EXPECT_EQ(run("prints_and_crashes").captured_stdout, "here\n");
}

TEST_F(ExecutorTest, AGigabyteOfOutputChangesNothing) {
  const CaseRun result = run("prints_a_lot");
  EXPECT_EQ(answer(result), 42);
  EXPECT_TRUE(result.output_truncated);
  EXPECT_EQ(result.captured_stdout, std::string(64 << 10, 'a'));
}

TEST_F(ExecutorTest, ReportsPeakMemoryBeyondTheRunner) {
  const CaseRun result = run("uses_some_memory");
  EXPECT_EQ(answer(result), 42);
  EXPECT_GT(result.peak_memory_bytes, 32u << 20);
  EXPECT_LT(result.peak_memory_bytes, 48u << 20);
}

TEST_F(ExecutorTest, CountsTheCpuTimeOfAllThreads) {
  const CaseRun result = run("burns_in_threads");
  EXPECT_GT(result.cpu_seconds, 0.29);
  EXPECT_LT(result.cpu_seconds, 1);
}

TEST_F(ExecutorTest, RunsManyCasesAndReportsEachOnce) {
  const std::vector<values::Value> arguments{21.0};
  std::vector<CaseInput> cases;
  for (int i = 0; i < 200; ++i)
    cases.push_back({&plain_function(), behaviour(i % 3 ? "right" : "crash"), {&arguments}, short_limits()});
  std::vector<int> seen(cases.size());
  const auto status = executor().run(cases, [&](std::size_t index, const CaseRun& result) {
    ++seen[index];
    EXPECT_EQ(std::holds_alternative<Completed>(result.outcome), index % 3 != 0);
    return true;
  });
  EXPECT_TRUE(status);
  EXPECT_EQ(seen, std::vector<int>(cases.size(), 1));
}

TEST_F(ExecutorTest, LeavesNoDescriptorOpen) {
  const auto count = [] {
    std::size_t open = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++open;
    return open;
  };
  (void)run("right");
  const std::size_t before = count();
  for (int i = 0; i < 5; ++i) (void)run("crash");
  EXPECT_EQ(count(), before);
}

// ---- Loading. ------------------------------------------------------------------------------------

std::string outcome_with(const std::string& before, const std::string& body, const std::string& flags = "") {
  const Directory directory;
  auto executor =
      Executor::start(setup_for(compile(directory, "solution", source_with(before, body), flags)));
  EXPECT_TRUE(executor);
  return summary(run_entry(*executor, 0).outcome);
}

TEST(Loading, StaticConstructors) {
  const std::string head = "#include <cstdio>\n#include <stdexcept>\n#include <unistd.h>\nstruct S { S() {";
  EXPECT_EQ(outcome_with(head + "std::puts(\"42\"); _exit(0); } } s;", "return x;"), "ExitedEarly(0)");
  EXPECT_EQ(outcome_with(head + "throw std::runtime_error(\"x\"); } } s;", "return x;"), "Crashed(6)");
  EXPECT_EQ(outcome_with(head + "for (volatile int i = 0;; i = i + 1) {} } } s;", "return x;"),
            "TimedOut(cpu)");
}

TEST(Loading, UndefinedSymbol) {
  EXPECT_NE(
      outcome_with("double missing(double);", "return missing(x);").find("NotLoadable(undefined symbol"),
      std::string::npos)
      << outcome_with("double missing(double);", "return missing(x);");
}

TEST(Loading, HugeStaticData) {
  EXPECT_EQ(outcome_with("double data[1 << 28];", "return data[static_cast<int>(x)];", "-mcmodel=large"),
            "OutOfMemory");
}

TEST(Loading, ReplacedFunctionsOfTheLibraryHarmNobody) {
  EXPECT_EQ(outcome_with(R"(
#include <cstdlib>
#include <time.h>
#include <unistd.h>
void* operator new(std::size_t) { std::abort(); }
void operator delete(void*) noexcept { std::abort(); }
extern "C" void* malloc(std::size_t) { std::abort(); }
extern "C" int memcmp(const void*, const void*, std::size_t) { return 0; }
extern "C" int clock_gettime(clockid_t, timespec*) { return -1; }
)",
                         "return 2 * x;"),
            "Completed(1)");
}

TEST(Loading, DestructorsAfterTheAnswerAreIgnored) {
  EXPECT_EQ(outcome_with("#include <unistd.h>\nstruct S { ~S() { _exit(5); } } s;", "return 2 * x;"),
            "Completed(1)");
}

// ---- The executor's own life. --------------------------------------------------------------------

TEST(ExecutorLife, AMissingRunnerIsTheJudgesFault) {
  execute::Setup setup = setup_for(behaviours());
  setup.runner = "/does/not/exist";
  auto executor = Executor::start(setup);
  ASSERT_TRUE(executor);
  const auto status = executor->run({}, [](std::size_t, const CaseRun&) { return true; });
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().what.find("No such file"), std::string::npos) << status.error().what;
}

TEST(ExecutorLife, WorksWithoutStandardStreams) {
  const std::filesystem::path library = behaviours();
  const pid_t judge = fork();
  if (judge == 0) {
    for (const int stream : {0, 1, 2}) close(stream);
    auto executor = Executor::start(setup_for(library));
    _exit(executor && answer(run_entry(*executor, behaviour("prints"))) == 42 ? 0 : 1);
  }
  int status = -1;
  waitpid(judge, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(ExecutorLife, NamesItsProtections) {
  auto executor = Executor::start(setup_for(behaviours()));
  ASSERT_TRUE(executor);
  std::vector<std::string> names;
  for (const Protection& row : executor->protections()) {
    names.push_back(row.name);
    EXPECT_FALSE(row.detail.empty()) << row.name;
  }
  EXPECT_EQ(names, (std::vector<std::string>{"Landlock", "seccomp", "user namespace", "pid namespace",
                                             "ipc namespace", "network namespace"}));
}

/// A process's state and parent, from /proc; 'X' when it is gone.
std::pair<char, pid_t> state_and_parent(pid_t pid) {
  std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  std::getline(stat, line);
  const std::size_t name_end = line.rfind(") ");
  if (name_end == std::string::npos) return {'X', -1};
  return {line[name_end + 2], static_cast<pid_t>(std::atol(line.c_str() + name_end + 4))};
}

std::set<pid_t> descendants_of(pid_t ancestor) {
  std::set<pid_t> found{ancestor};
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
      const auto pid = static_cast<pid_t>(std::atol(entry.path().filename().c_str()));
      if (pid > 0 && found.contains(state_and_parent(pid).second)) found.insert(pid);
    }
  }
  found.erase(ancestor);
  return found;
}

TEST(ExecutorLife, NothingOutlivesAKilledJudge) {
  const std::filesystem::path library = behaviours();
  const pid_t judge = fork();
  if (judge == 0) {
    execute::Setup setup = setup_for(library);
    setup.parallel = 2;
    auto executor = Executor::start(setup);
    const std::vector<values::Value> arguments{21.0};
    catalogue::Limits limits;
    limits.wall_seconds = limits.cpu_seconds = 1000;
    const CaseInput input{&plain_function(), behaviour("sleeps"), {&arguments}, limits};
    (void)executor->run({input, input}, [](std::size_t, const CaseRun&) { return true; });
    _exit(0);
  }
  std::set<pid_t> family;  // the zygote and two workers
  while (family.size() < 3) family = descendants_of(judge);
  kill(judge, SIGKILL);
  waitpid(judge, nullptr, 0);
  const auto alive = [&] {
    return std::count_if(family.begin(), family.end(), [](pid_t pid) {
      const char state = state_and_parent(pid).first;
      return state != 'X' && state != 'Z';
    });
  };
  for (int i = 0; i < 2000 && alive() > 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_EQ(alive(), 0);
}

}  // namespace
}  // namespace mathjudge::execute::test
