// Sources that attack the compiler or the machine through it: each ends as a rejection, within the
// limits, and learns nothing about files that are not the system's.
#include <chrono>

#include "unit/compile/compiled.hpp"

namespace mathjudge::compile {
namespace {

using Reason = Rejection::Reason;

const std::string kM = "#include <vector>\nusing M = std::vector<std::vector<double>>;\n";
const std::string kRight = kM + "M matrix_multiply(const M& a, const M&) { return a; }\n";

TEST(HostileSource, CannotIncludeFilesThatAreNotTheSystems) {
  const support::TempDir other = scratch();
  std::ofstream(other.path() / "secret.hpp") << "// nothing wrong with it\n";
  for (const std::string& path : {std::string("/etc/passwd"), (other.path() / "secret.hpp").string(),
                                  std::string(MATHJUDGE_SOURCE_DIR "/judge/compile/compile.hpp"),
                                  std::string("/dev/zero"), std::string("/proc/self/environ")}) {
    const Rejection told = rejection(compile(multiply(), kRight + "#include \"" + path + "\"\n"));
    EXPECT_EQ(told.reason, Reason::DoesNotCompile) << path;
    EXPECT_TRUE(contains(told.diagnostics, path)) << told.diagnostics;
    EXPECT_FALSE(contains(told.diagnostics, "root:")) << told.diagnostics;
    EXPECT_FALSE(told.advice.empty());
  }
}

TEST(HostileSource, CannotEmbedFiles) {
  for (const std::string file : {"/etc/passwd", MATHJUDGE_SOURCE_DIR "/README.md"}) {
    const Rejection told =
        rejection(compile(multiply(), kRight + "asm(\".data\\n.incbin \\\"" + file + "\\\"\\n.text\");\n"));
    EXPECT_EQ(told.reason, Reason::DoesNotCompile) << told.diagnostics;
    EXPECT_TRUE(contains(told.diagnostics, file)) << told.diagnostics;
  }
}

TEST(HostileSource, AHelperBesideTheFileIsRefusedWithAdvice) {
  const support::TempDir folder = scratch();
  std::ofstream(folder.path() / "helper.hpp") << "inline int helper() { return 1; }\n";
  const Rejection told = rejection(compile_with(
      default_options(), multiply(), "#include \"helper.hpp\"\n" + kRight, folder.path() / "solution.cpp"));
  EXPECT_EQ(told.reason, Reason::DoesNotCompile);
  EXPECT_TRUE(contains(told.advice, "single file")) << told.advice;
}

TEST(HostileSource, ADirectoryOfTheFlagsMayBeRead) {
  const support::TempDir folder = scratch();
  std::ofstream(folder.path() / "helper.hpp") << "inline int helper() { return 1; }\n";
  Options options = default_options();
  options.flags = {"-I", folder.path().string()};
  auto outcome = compile_with(options, multiply(), "#include \"helper.hpp\"\n" + kRight);
  ASSERT_TRUE(outcome);
  EXPECT_TRUE(std::holds_alternative<Library>(*outcome));
}

TEST(HostileSource, IncludingItselfEnds) {
  const Rejection told = rejection(compile(multiply(), "#include __FILE__\n" + kRight));
  EXPECT_EQ(told.reason, Reason::DoesNotCompile) << told.diagnostics;
}

TEST(HostileSource, ATemplateThatGrowsWithoutEndIsRejected) {
  const Rejection told = rejection(
      compile(multiply(),
              kRight + "template <class T> struct P { using N = typename P<P<T>>::N; };\nP<int>::N n;\n"));
  EXPECT_EQ(told.reason, Reason::DoesNotCompile) << told.diagnostics;
}

TEST(HostileSource, AMemoryBombEndsAtTheLimit) {
  // Doubles a type's name with every step: gigabytes after thirty.
  const Rejection told = rejection(compile(
      multiply(),
      kRight + "template <int N> struct A { static constexpr char data[1 << 20] = {}; };\n"
               "constexpr int eat() { int* all[4096] = {}; for (auto*& p : all) p = new int[1 << 20]{}; int "
               "s = 0;\n"
               "  for (auto* p : all) { s += p[0]; delete[] p; } return s; }\nstatic_assert(eat() == 0);\n"));
  EXPECT_TRUE(told.reason == Reason::MemoryLimit || told.reason == Reason::DoesNotCompile)
      << told.diagnostics;
}

TEST(HostileSource, AHugeInitialisedArrayIsRejected) {
  const Rejection told = rejection(compile(multiply(), kRight + "int huge[128 << 20] = {1};\n"));
  EXPECT_EQ(told.reason, Reason::MemoryLimit) << told.diagnostics;
}

TEST(HostileSource, MayDefineTheJudgesNames) {
  const Rejection told = rejection(compile(multiply(), kRight + "namespace __mathjudge { int fits; }\n"));
  EXPECT_NE(told.reason, Reason::Unreadable);
}

TEST(HostileSource, NothingIsLeftBehind) {
  const support::TempDir cache = scratch();
  Options options = default_options();
  options.cache = cache.path();
  (void)compile_with(options, multiply(), "int x = y;\n");
  (void)compile_with(options, multiply(), kMultiply);
  EXPECT_TRUE(std::filesystem::is_empty(cache.path() / "v1" / "work"));
}

}  // namespace
}  // namespace mathjudge::compile
