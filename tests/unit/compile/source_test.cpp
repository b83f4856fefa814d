// Reading a solution's file: what is not C++ source is refused at once, each kind with its own words.
#include <sys/stat.h>

#include "unit/compile/compiled.hpp"

namespace mathjudge::compile {
namespace {

namespace fs = std::filesystem;

class SourceTest : public testing::Test {
 protected:
  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(directory_.path() / name) << text;
    return directory_.path() / name;
  }
  static void expect_error(const fs::path& file, const std::string& said) {
    const auto source = read_source(file);
    ASSERT_FALSE(source);
    EXPECT_TRUE(contains(source.error().what, said)) << source.error().what;
  }
  support::TempDir directory_ = scratch();
};

TEST_F(SourceTest, ReadsWhatIsThere) {
  EXPECT_EQ(*read_source(write("a.cpp", "int x;\n")), "int x;\n");
  EXPECT_EQ(*read_source(write("a b\"c\nd\xff.cpp", "int y;")), "int y;");
}

TEST_F(SourceTest, NamesWhatIsWrong) {
  expect_error(directory_.path() / "absent.cpp", "there is no file");
  expect_error(directory_.path(), "is a directory");
  expect_error("/dev/zero", "is a device");
  expect_error(write("empty.cpp", ""), "is empty");
  expect_error(write("blank.cpp", " \n\t\n"), "is empty");
  expect_error(write("binary", std::string("ELF\0\1", 5)), "is a binary file");
  expect_error(write("large.cpp", std::string((4u << 20) + 1, ' ')), "is larger than 4 MiB");
}

TEST_F(SourceTest, DoesNotWaitForAPipe) {
  const fs::path pipe = directory_.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  expect_error(pipe, "is a named pipe");
}

TEST_F(SourceTest, AnUnreadableFileSaysSo) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const fs::path file = write("a.cpp", "int x;");
  ASSERT_EQ(::chmod(file.c_str(), 0), 0);
  expect_error(file, "may not be read");
}

}  // namespace
}  // namespace mathjudge::compile
