// Proves what a confined program may not do, and that nothing of it outlives the call.
#include "sandbox/confine.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

namespace {

using mathjudge::sandbox::Confinement;
using mathjudge::sandbox::ProcessResult;
using mathjudge::sandbox::run_confined;

Confinement shell(const std::string& script) {
  Confinement confinement;
  confinement.argv = {"/bin/sh", "-c", script};
  confinement.environment = {"PATH=/usr/bin:/bin"};
  return confinement;
}

ProcessResult run(const Confinement& confinement) {
  auto result = run_confined(confinement);
  EXPECT_TRUE(result) << (result ? "" : result.error().what);
  return result ? *result : ProcessResult{};
}

/// A directory that goes away with the test.
class Directory {
 public:
  Directory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "mathjudge-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Directory() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

TEST(Confine, CapturesBothStreamsAndTheExitCode) {
  const ProcessResult result = run(shell("echo out; echo err >&2; exit 7"));
  EXPECT_EQ(result.standard_output, "out\n");
  EXPECT_EQ(result.standard_error, "err\n");
  EXPECT_EQ(result.exit_code, 7);
  EXPECT_FALSE(result.succeeded());
  EXPECT_GT(result.peak_memory_bytes, 0u);
}

TEST(Confine, FeedsStandardInput) {
  Confinement confinement = shell("cat");
  confinement.standard_input = "hello";
  EXPECT_EQ(run(confinement).standard_output, "hello");
}

TEST(Confine, TellsTheSignal) { EXPECT_EQ(run(shell("kill -SEGV $$")).signal, SIGSEGV); }

TEST(Confine, PassesOnlyTheGivenEnvironment) {
  ASSERT_EQ(setenv("MATHJUDGE_TEST_SECRET", "1", 1), 0);
  Confinement confinement = shell("");
  confinement.argv = {"/usr/bin/env"};
  confinement.environment = {"A=1"};
  EXPECT_EQ(run(confinement).standard_output, "A=1\n");
}

TEST(Confine, InheritsNoDescriptor) {
  const int leak = dup(0);
  EXPECT_EQ(run(shell("(echo x >&" + std::to_string(leak) + ") 2>/dev/null && echo open")).standard_output,
            "");
  close(leak);
}

TEST(Confine, BoundsWhatItKeepsAndStillEnds) {
  Confinement confinement = shell("head -c 50000000 /bin/sh /usr/bin/* | head -c 20000000");
  confinement.output_bytes = 1000;
  const ProcessResult result = run(confinement);
  EXPECT_EQ(result.standard_output.size(), 1000u);
  EXPECT_TRUE(result.output_truncated);
}

TEST(Confine, ReadsOnlyWhatIsNamed) {
  const Directory directory;
  std::ofstream(directory.path() / "secret") << "secret";
  const std::string cat = "cat " + (directory.path() / "secret").string();
  EXPECT_EQ(run(shell(cat)).standard_output, "");
  EXPECT_EQ(run(shell("cat /etc/passwd")).standard_output, "");
  EXPECT_EQ(run(shell("head -c 1 /dev/zero | wc -c")).standard_output, "0\n");
  Confinement allowed = shell(cat);
  allowed.readable = {directory.path(), "/does/not/exist"};
  EXPECT_EQ(run(allowed).standard_output, "secret");
}

TEST(Confine, WritesOnlyWhereItMay) {
  const Directory directory, other;
  Confinement confinement =
      shell("cd " + directory.path().string() + " && echo 1 >a && mv a b && mkdir c; echo 1 >" +
            other.path().string() + "/x");
  confinement.writable = {directory.path()};
  EXPECT_FALSE(run(confinement).succeeded());
  EXPECT_TRUE(std::filesystem::exists(directory.path() / "b"));
  EXPECT_TRUE(std::filesystem::exists(directory.path() / "c"));
  EXPECT_TRUE(std::filesystem::is_empty(other.path()));
}

TEST(Confine, LimitsCpuMemoryAndFileSize) {
  const Directory directory;
  Confinement busy = shell("while :; do :; done");
  busy.cpu_seconds = 1;
  EXPECT_EQ(run(busy).signal, SIGXCPU);
  Confinement big = shell("head -c 3000000 /usr/bin/* >" + (directory.path() / "f").string());
  big.writable = {directory.path()};
  big.file_size_bytes = 1 << 20;
  EXPECT_FALSE(run(big).succeeded());
  EXPECT_LE(std::filesystem::file_size(directory.path() / "f"), 1u << 20);
}

TEST(Confine, KillsTheWholeTreeAtTheDeadline) {
  Confinement confinement = shell("setsid sh -c 'setsid sleep 100 & sleep 100' & echo started; sleep 100");
  confinement.wall_seconds = 0.2;
  const ProcessResult result = run(confinement);
  EXPECT_TRUE(result.timed_out);
  EXPECT_LT(result.wall_seconds, 5);
  EXPECT_EQ(result.standard_output, "started\n");
}

TEST(Confine, EndsWhatTheProgramLeavesBehind) {
  // The sleepers hold the pipe: were they left alive, reading to its end would take 100 s.
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(run(shell("setsid sleep 100 & sleep 100 & echo done")).standard_output, "done\n");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Confine, DiesWithTheJudge) {
  int channel[2];
  ASSERT_EQ(pipe(channel), 0);
  const Directory directory;
  const pid_t judge = fork();
  if (judge == 0) {
    Confinement confinement = shell("echo 1 >started; sleep 100");
    confinement.working_directory = directory.path();
    confinement.writable = {directory.path()};
    confinement.standard_input = "";
    (void)run_confined(confinement);
    _exit(0);
  }
  close(channel[1]);
  while (!std::filesystem::exists(directory.path() / "started"))
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  kill(judge, SIGKILL);
  waitpid(judge, nullptr, 0);
  // The keeper ends on its own and becomes a child of init (or of this container's reaper): nobody to wait
  // for. What can be observed is that no process has the directory as its working directory any more.
  const auto in_use = [&] {
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
      std::error_code ignored;
      if (std::filesystem::read_symlink(entry.path() / "cwd", ignored) == directory.path()) return true;
    }
    return false;
  };
  for (int i = 0; i < 2000 && in_use(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_FALSE(in_use());
  close(channel[0]);
}

TEST(Confine, HasNoNetwork) {
  const ProcessResult result = run(shell("bash -c 'exec 3<>/dev/tcp/127.0.0.1/9' 2>&1"));
  EXPECT_NE(result.standard_output.find("not permitted"), std::string::npos) << result.standard_output;
}

TEST(Confine, WorksWithoutStandardStreams) {
  const pid_t judge = fork();
  if (judge == 0) {
    for (const int stream : {0, 1, 2}) close(stream);
    const auto result = run_confined(shell("cat; echo out; echo err >&2"));
    _exit(result && result->standard_output == "out\n" && result->standard_error == "err\n" ? 0 : 1);
  }
  int status = -1;
  waitpid(judge, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(Confine, AMissingProgramIsTheJudgesFault) {
  Confinement confinement = shell("");
  confinement.argv = {"/does/not/exist"};
  const auto result = run_confined(confinement);
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().what.find("executing the program: No such file"), std::string::npos)
      << result.error().what;
}

TEST(Confine, ManyAtATimeKeepApart) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([i] {
      for (int k = 0; k < 10; ++k)
        EXPECT_EQ(run(shell("echo " + std::to_string(i))).standard_output, std::to_string(i) + "\n");
    });
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
