// Finding compilers, remembering what they said, and building with sanitizers.
#include "compile/toolchain.hpp"

#include <sys/stat.h>

#include "unit/compile/compiled.hpp"

namespace mathjudge::compile {
namespace {

TEST(Toolchain, GccIsFoundAndNamed) {
  const auto gcc = find_toolchain("g++");
  ASSERT_TRUE(gcc) << gcc.error().what;
  EXPECT_EQ(gcc->family, Family::Gcc);
  EXPECT_EQ(gcc->label.find("g++ "), 0u);
  EXPECT_TRUE(contains(gcc->identity, gcc->version));
  EXPECT_FALSE(find_all_toolchains().empty());
}

TEST(Toolchain, AnUnknownOneIsAnErrorWithAdvice) {
  for (const std::string name : {"no-such-compiler", "/no/such/compiler", "/etc/passwd"}) {
    const auto none = find_toolchain(name);
    ASSERT_FALSE(none);
    EXPECT_TRUE(contains(none.error().what, name)) << none.error().what;
    EXPECT_TRUE(contains(none.error().advice, "--compiler"));
  }
}

TEST(Toolchain, AProgramThatIsNoCompilerIsRefused) {
  const auto none = find_toolchain("/bin/true");
  ASSERT_FALSE(none);
  EXPECT_TRUE(contains(none.error().what, "/bin/true")) << none.error().what;
}

TEST(Toolchain, ARememberedOneIsNotStartedAgain) {
  const support::TempDir directory = scratch();
  std::string warning;
  auto cache = Cache::open(directory.path() / "cache", warning);
  ASSERT_TRUE(cache);
  const auto first = find_toolchain("g++", *cache);
  ASSERT_TRUE(first);
  // Were it asked again, the answer would be the compiler's and not this one.
  const std::string key = first->identity.substr(0, first->identity.rfind(" version "));
  ASSERT_TRUE(cache->store("toolchains", key, {"gcc", "99.1.0"}));
  const auto second = find_toolchain("g++", *cache);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->version, "99.1.0");
}

TEST(Toolchain, FlagsTheCompilerDoesNotKnowAreAnError) {
  Options options = default_options();
  options.flags = {"-fno-such-flag"};
  const auto outcome = compile_with(options, multiply(), kMultiply);
  ASSERT_FALSE(outcome);
  EXPECT_TRUE(contains(outcome.error().what, "no-such-flag")) << outcome.error().what;
}

TEST(Toolchain, SanitizersNameTheirRuntimes) {
  Options options = default_options();
  options.sanitize = true;
  const auto outcome = compile_with(options, multiply(), kMultiply);
  ASSERT_TRUE(outcome) << outcome.error().what;
  ASSERT_TRUE(std::holds_alternative<Library>(*outcome)) << std::get<Rejection>(*outcome).diagnostics;
  const Library& library = std::get<Library>(*outcome);
  ASSERT_FALSE(library.preload.empty());
  EXPECT_TRUE(contains(library.preload[0].string(), "asan"));
  for (const auto& runtime : library.preload) EXPECT_TRUE(std::filesystem::exists(runtime));
}

TEST(Toolchain, LibrariesAreLinkedThroughTheDriver) {
  Options options = default_options();
  options.flags = {"-fopenmp"};
  const Loaded loaded(
      problem({function("threads", {Type::Int}, {Type::Int})}),
      "#include <omp.h>\nint threads(int n) { int sum = 0;\n#pragma omp parallel for reduction(+ : sum)\n"
      "for (int i = 0; i < n; ++i) sum += i;\nreturn omp_get_max_threads() > 0 ? sum : -1; }\n",
      options);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(std::get<0>(loaded.call<long long>(0, 5)), 10);
}

}  // namespace
}  // namespace mathjudge::compile
