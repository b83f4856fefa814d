// Which compiler flags are passed on, changed, sent to the linker or refused.
#include "compile/flags.hpp"

#include <gtest/gtest.h>

namespace mathjudge::compile {
namespace {

using Strings = std::vector<std::string>;

TEST(Flags, OrdinaryOnesPassInOrder) {
  const Strings ordinary = {"-O3",         "-march=x86-64-v2", "-DNDEBUG", "-Wall",
                            "-ffast-math", "-std=c++17",       "-g",       "-Uunix"};
  const auto flags = vet_flags(ordinary, "/here");
  ASSERT_TRUE(flags);
  EXPECT_EQ(flags->compile, ordinary);
  EXPECT_FALSE(flags->link_with_driver);
  EXPECT_FALSE(flags->depends_on_cpu);
}

TEST(Flags, NativeDependsOnTheProcessor) {
  const auto flags = vet_flags({"-march=native"}, "/here");
  ASSERT_TRUE(flags);
  EXPECT_TRUE(flags->depends_on_cpu);
  EXPECT_FALSE(flags->link_with_driver);
}

TEST(Flags, DirectoriesAreRelativeToTheCaller) {
  const auto flags =
      vet_flags({"-Iinclude", "-isystem", "../lib", "-I/usr/include/eigen3"}, "/far/away/work");
  ASSERT_TRUE(flags);
  EXPECT_EQ(flags->compile, (Strings{"-I", "/far/away/work/include", "-isystem", "/far/away/lib", "-I",
                                     "/usr/include/eigen3"}));
  EXPECT_EQ(flags->readable.size(), 3u);
}

TEST(Flags, LibrariesNeedTheDriverToLink) {
  const auto flags = vet_flags({"-Llib", "-lfoo", "-fopenmp", "-Wl,--as-needed"}, "/here");
  ASSERT_TRUE(flags);
  EXPECT_TRUE(flags->link_with_driver);
  EXPECT_EQ(flags->link, (Strings{"-L/here/lib", "-lfoo", "-fopenmp", "-Wl,--as-needed"}));
  EXPECT_EQ(flags->compile, Strings{"-fopenmp"});
  EXPECT_EQ(flags->libraries.size(), 1u);
}

TEST(Flags, SeparateValuesAreTakenAlong) {
  const auto flags = vet_flags({"-D", "N=3", "-l", "m"}, "/here");
  ASSERT_TRUE(flags);
  EXPECT_EQ(flags->compile, Strings{"-DN=3"});
  EXPECT_EQ(flags->link, Strings{"-lm"});
  EXPECT_FALSE(vet_flags({"-D"}, "/here"));
  EXPECT_FALSE(vet_flags({"-I"}, "/here"));
}

class Refused : public testing::TestWithParam<const char*> {};

TEST_P(Refused, IsRefusedWithAReason) {
  const auto flags = vet_flags({"-O2", GetParam()}, "/here");
  ASSERT_FALSE(flags) << GetParam();
  EXPECT_NE(flags.error().what.find(GetParam()), std::string::npos) << flags.error().what;
  EXPECT_FALSE(flags.error().advice.empty());
}

INSTANTIATE_TEST_SUITE_P(Flags, Refused,
                         testing::Values("-D_GLIBCXX_DEBUG", "-D_GLIBCXX_DEBUG_PEDANTIC",
                                         "-D_GLIBCXX_USE_CXX11_ABI=0", "-stdlib=libc++", "-m32", "-mx32",
                                         "-static", "-fno-pic", "-o", "-ofile", "-fplugin=x.so", "-wrapper",
                                         "-specs=x", "@file", "-save-temps", "-MD", "-MF", "-B/tmp", "-x",
                                         "-xc", "-include", "-E", "-S", "-std=c++11", "-pg", "--coverage",
                                         "-Wa,-a", "-Wp,-MD,x", "-Xlinker", "-fsanitize=thread",
                                         "--sysroot=/", "-nostdinc", "other.cpp", "-", "-fdump-tree-all",
                                         "-Wl,-plugin,x", "-T", "--version", "-target"));

TEST(Flags, ADebugModeSaysWhatToUseInstead) {
  const auto flags = vet_flags({"-D_GLIBCXX_DEBUG"}, "/here");
  ASSERT_FALSE(flags);
  EXPECT_NE(flags.error().what.find("-D_GLIBCXX_ASSERTIONS"), std::string::npos);
  EXPECT_NE(flags.error().what.find("--sanitize"), std::string::npos);
  EXPECT_FALSE(vet_flags({"-D", "_GLIBCXX_DEBUG"}, "/here"));
}

}  // namespace
}  // namespace mathjudge::compile
