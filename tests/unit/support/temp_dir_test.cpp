// Temporary directories: private, gone with their owner, and swept after a killed one.
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace mathjudge::support {
namespace {

namespace fs = std::filesystem;

class TempDirTest : public testing::Test {
 protected:
  TempDirTest() {
    std::string name = (default_temp_parent() / "temp-dir-test-XXXXXX").string();
    parent_ = ::mkdtemp(name.data());
  }
  ~TempDirTest() override { fs::remove_all(parent_); }

  // A process that makes a directory with a file in it and is killed before it can tidy up.
  fs::path abandoned() const {
    const pid_t child = ::fork();
    if (child == 0) {
      auto made = TempDir::create(parent_);
      if (made) std::ofstream(made->path() / "file") << "x";
      ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
    for (const auto& entry : fs::directory_iterator(parent_)) return entry.path();
    return {};
  }

  fs::path parent_;
};

TEST_F(TempDirTest, IsPrivateAndGoesWithItsOwner) {
  fs::path path;
  {
    auto made = TempDir::create(parent_);
    ASSERT_TRUE(made);
    path = made->path();
    struct stat info {};
    ASSERT_EQ(::stat(path.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0700u);
    fs::create_directories(path / "a" / "b");
  }
  EXPECT_FALSE(fs::exists(path));
  EXPECT_TRUE(fs::is_empty(parent_));
}

TEST_F(TempDirTest, MovingMovesTheOwnership) {
  auto first = TempDir::create(parent_);
  auto second = TempDir::create(parent_);
  ASSERT_TRUE(first && second);
  const fs::path kept = second->path(), dropped = first->path();
  *first = *std::move(second);
  EXPECT_FALSE(fs::exists(dropped));
  EXPECT_EQ(first->path(), kept);
  EXPECT_TRUE(fs::exists(kept));
}

TEST_F(TempDirTest, TheNextOneRemovesWhatAKilledProcessLeft) {
  const fs::path left = abandoned();
  ASSERT_TRUE(fs::exists(left / "file"));
  auto next = TempDir::create(parent_);
  ASSERT_TRUE(next);
  EXPECT_FALSE(fs::exists(left));
}

TEST_F(TempDirTest, ADirectoryInUseIsNotSwept) {
  auto used = TempDir::create(parent_);
  ASSERT_TRUE(used);
  EXPECT_EQ(sweep_abandoned(parent_), 0);
  EXPECT_TRUE(fs::exists(used->path()));
}

TEST_F(TempDirTest, ForeignDirectoriesAreNotTouched) {
  fs::create_directory(parent_ / "mathjudge-run-notours");
  fs::create_directory(parent_ / "mathjudge-build");
  std::ofstream(parent_ / "mathjudge-build" / ".lock") << "";
  fs::create_directory_symlink("/tmp", parent_ / "mathjudge-run-linked");
  EXPECT_EQ(sweep_abandoned(parent_), 0);
  EXPECT_TRUE(fs::exists(parent_ / "mathjudge-run-notours"));
  EXPECT_TRUE(fs::exists(parent_ / "mathjudge-build"));
  EXPECT_TRUE(fs::is_symlink(parent_ / "mathjudge-run-linked"));
}

TEST_F(TempDirTest, AnUnusableParentIsAnErrorThatNamesIt) {
  auto made = TempDir::create(parent_ / "absent");
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().what.find("absent"), std::string::npos);
}

}  // namespace
}  // namespace mathjudge::support
