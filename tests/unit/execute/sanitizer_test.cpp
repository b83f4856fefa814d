// Proves that solutions compiled with AddressSanitizer and UndefinedBehaviorSanitizer run confined, and that
// their reports arrive.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "unit/execute/solution.hpp"

namespace mathjudge::execute::test {
namespace {

std::filesystem::path run_time(const std::string& name) {
  const std::unique_ptr<std::FILE, decltype([](std::FILE* pipe) { pclose(pipe); })> pipe(
      popen(("g++ -print-file-name=" + name).c_str(), "r"));
  std::array<char, 4096> line{};
  if (!pipe || !std::fgets(line.data(), line.size(), pipe.get())) return {};
  const std::string path = line.data();
  return std::filesystem::weakly_canonical(path.substr(0, path.find('\n')));
}

CaseRun run(const std::string& before, const std::string& body) {
  const Directory directory;
  execute::Setup setup =
      setup_for(compile(directory, "sanitized", source_with(before, body),
                        "-g -pthread -fsanitize=address,undefined -fno-omit-frame-pointer"));
  setup.sanitize = true;
  setup.preload = {run_time("libasan.so"), run_time("libubsan.so")};
  auto executor = Executor::start(setup);
  EXPECT_TRUE(executor);
  catalogue::Limits limits = short_limits();
  limits.cpu_seconds = 2;
  return run_entry(*executor, 0, 1, limits);
}

TEST(Sanitizer, ARightAnswerStaysRight) {
  const CaseRun result =
      run("#include <thread>\n#include <vector>",
          "std::vector<double> v(1000, x); std::thread([&] { v[5] = 2 * x; }).join(); return v[5];");
  EXPECT_EQ(answer(result), 42) << result.captured_stderr;
  EXPECT_EQ(result.captured_stderr, "");
}

TEST(Sanitizer, HasNoEnvironment) {
  EXPECT_EQ(answer(run("extern char** environ;", "return environ && *environ ? 1 : 0;")), 0);
}

struct Row {
  const char* body;
  const char* report;
};

TEST(Sanitizer, ReportsArrive) {
  const Row rows[] = {
      {"double* v = new double[4]; volatile int i = 4; v[i] = x; return v[i];", "insufficient space"},
      {"double* v = new double[4]; delete[] v; return v[1];", "heap-use-after-free"},
      {"double* v = new double[4]; delete[] v; return v[1];", "sanitized.cpp:4"},
      {"volatile int i = 2147483647; return i + 1;", "signed integer overflow"},
      {"int* volatile p = nullptr; return *p;", "null pointer"},
      {"double v[4] = {}; volatile int i = 5; return v[i];", "out of bounds"},
  };
  for (const Row& row : rows) {
    const CaseRun result = run("", row.body);
    EXPECT_EQ(summary(result.outcome), "Crashed(6)") << row.report;
    EXPECT_NE(result.captured_stderr.find(row.report), std::string::npos) << row.report << ":\n"
                                                                          << result.captured_stderr;
  }
}

TEST(Sanitizer, StackOverflowIsReported) {
  const CaseRun result =
      run("static double deep(double x) { volatile char c[100]; c[0] = 1; return x < 0 ? 0 : c[0] + deep(x + "
          "1); }",
          "return deep(x);");
  EXPECT_EQ(summary(result.outcome), "Crashed(6)");
  EXPECT_NE(result.captured_stderr.find("stack-overflow"), std::string::npos) << result.captured_stderr;
}

TEST(Sanitizer, RulesStillHold) {
  EXPECT_EQ(summary(run("#include <unistd.h>", "return execl(\"/bin/true\", \"true\", nullptr);").outcome),
            "BrokeRule(execve)");
  EXPECT_EQ(answer(run("#include <fcntl.h>", "return open(\"/etc/passwd\", O_RDONLY);")), -1);
  EXPECT_EQ(summary(run("", "while (true) x = x + 1;").outcome), "TimedOut(cpu)");
  EXPECT_EQ(summary(run("#include <cstring>",
                        "for (;;) { char* p = new char[1 << 20]; std::memset(p, 1, 1 << 20); asm "
                        "volatile(\"\" : : \"r\"(p) : \"memory\"); }")
                        .outcome),
            "OutOfMemory");
}

}  // namespace
}  // namespace mathjudge::execute::test
