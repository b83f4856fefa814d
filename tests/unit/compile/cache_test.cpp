// The cache: hits, staleness, corruption, concurrency and the ways it can be unusable.
// No state of it may ever change a verdict.
#include "compile/cache.hpp"

#include <sys/stat.h>
#include <sys/wait.h>

#include "compile/files.hpp"
#include "unit/compile/compiled.hpp"

namespace mathjudge::compile {
namespace {

namespace fs = std::filesystem;

class CacheTest : public testing::Test {
 protected:
  CacheTest() : directory_(scratch()) {
    options_ = default_options();
    options_.cache = directory_.path();
  }

  Library library(const std::string& source = kMultiply) {
    auto outcome = compile_with(options_, multiply(), source);
    if (outcome && std::holds_alternative<Library>(*outcome)) return std::get<Library>(*outcome);
    ADD_FAILURE() << (outcome ? std::get<Rejection>(*outcome).diagnostics : outcome.error().what);
    return {};
  }

  fs::path in_cache(const std::string& kind) const { return directory_.path() / "v1" / kind; }

  support::TempDir directory_;
  Options options_;
};

TEST_F(CacheTest, AnUnchangedSourceIsNotCompiledAgain) {
  EXPECT_FALSE(library().from_cache);
  const Library again = library();
  EXPECT_TRUE(again.from_cache);
  EXPECT_EQ(again.seconds, 0);
  EXPECT_TRUE(fs::exists(again.file));
  EXPECT_FALSE(library(std::string(kMultiply) + "\n").from_cache);
}

TEST_F(CacheTest, FlagsAndFunctionsArePartOfTheKey) {
  (void)library();
  options_.flags = {"-DNDEBUG"};
  EXPECT_FALSE(library().from_cache);
  options_.flags.clear();
  auto renamed = multiply();
  renamed.functions[0].name = "matrix_multiply_";
  auto outcome = compile_with(options_, renamed, kMultiply);
  ASSERT_TRUE(outcome);
  EXPECT_TRUE(std::holds_alternative<Rejection>(*outcome));
}

TEST_F(CacheTest, AChangedHeaderOfTheFlagsIsNoticed) {
  const support::TempDir folder = scratch();
  const auto header = [&](const std::string& text) { std::ofstream(folder.path() / "h.hpp") << text; };
  options_.flags = {"-I" + folder.path().string()};
  const std::string source = "#include \"h.hpp\"\n" + std::string(kMultiply);
  header("// one\n");
  EXPECT_FALSE(library(source).from_cache);
  EXPECT_TRUE(library(source).from_cache);
  header("// another\n");
  EXPECT_FALSE(library(source).from_cache);
}

TEST_F(CacheTest, DamageIsRepaired) {
  const Library first = library();
  for (const std::string kind : {"libraries", "recipes", "toolchains"}) {
    for (const bool cut : {true, false}) {
      for (const auto& entry : fs::directory_iterator(in_cache(kind))) {
        std::string bytes = *read_file(entry.path());
        if (cut)
          bytes.resize(bytes.size() / 2);
        else
          bytes[bytes.size() / 2] ^= 1;
        write_file(entry.path(), bytes);
      }
      EXPECT_TRUE(fs::exists(library().file)) << kind;
      EXPECT_TRUE(library().from_cache) << kind;
    }
  }
}

TEST_F(CacheTest, ADamagedPrecompiledHeaderChangesNoVerdict) {
  (void)library();
  for (const auto& entry : fs::recursive_directory_iterator(in_cache("headers"))) {
    if (entry.path().extension() != ".gch") continue;
    const auto when = fs::last_write_time(entry.path());
    std::string bytes = *read_file(entry.path());
    for (std::size_t i = bytes.size() / 4; i < bytes.size(); i += 64) bytes[i] ^= 0x55;
    write_file(entry.path(), bytes);
    fs::last_write_time(entry.path(), when);  // the worst case: nothing in the metadata shows it
  }
  EXPECT_FALSE(library(std::string(kMultiply) + "// changed\n").from_cache);
  fs::remove_all(in_cache("headers"));
  fs::create_directory(in_cache("headers"));
  EXPECT_FALSE(library(std::string(kMultiply) + "// changed again\n").from_cache);
}

TEST_F(CacheTest, AnUnusableCacheIsReplacedForTheSession) {
  const std::vector<std::pair<std::string, std::string>> unusable = {
      {"/proc/mathjudge", ""}, {(directory_.path() / "file").string(), ""}};
  std::ofstream(directory_.path() / "file") << "not a directory";
  for (const auto& [path, unused] : unusable) {
    options_.cache = path;
    auto session = Session::open(options_);
    ASSERT_TRUE(session) << path;
    ASSERT_EQ(session->warnings().size(), 1u);
    EXPECT_TRUE(contains(session->warnings()[0], path)) << session->warnings()[0];
    auto outcome = session->compile(multiply(), "solution.cpp", kMultiply, {});
    ASSERT_TRUE(outcome) << outcome.error().what;
    ASSERT_TRUE(std::holds_alternative<Library>(*outcome));
    EXPECT_TRUE(fs::exists(std::get<Library>(*outcome).file));
  }
}

TEST_F(CacheTest, ACacheThatOthersMayWriteToIsNotTrusted) {
  ASSERT_EQ(::mkdir((directory_.path() / "v1").c_str(), 0700), 0);
  ASSERT_EQ(::chmod((directory_.path() / "v1").c_str(), 0777), 0);
  auto session = Session::open(options_);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->warnings().size(), 1u);
}

TEST_F(CacheTest, ManyAtOnceBuildOneHeader) {
  std::vector<pid_t> children;
  for (int i = 0; i < 6; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      bool built = false;
      auto session = Session::open(options_);
      if (!session) ::_exit(2);
      auto outcome = session->compile(multiply(), "solution.cpp",
                                      std::string(kMultiply) + "// " + std::to_string(i % 2) + "\n",
                                      [&](const std::string&) { built = true; });
      ::_exit(!outcome || !std::holds_alternative<Library>(*outcome) ? 3 : built ? 1 : 0);
    }
    children.push_back(child);
  }
  int builders = 0;
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_LE(WEXITSTATUS(status), 1);
    builders += WEXITSTATUS(status) == 1;
  }
  EXPECT_EQ(builders, 1);
}

TEST_F(CacheTest, RecordsAreFoundByTheirWholeKey) {
  std::string warning;
  auto cache = Cache::open(directory_.path(), warning);
  ASSERT_TRUE(cache);
  EXPECT_TRUE(warning.empty());
  EXPECT_FALSE(cache->load("recipes", "key"));
  ASSERT_TRUE(cache->store("recipes", "key", {"a", std::string("b\0\n", 3), ""}));
  EXPECT_EQ(cache->load("recipes", "key"), (Record{"a", std::string("b\0\n", 3), ""}));
  EXPECT_FALSE(cache->load("recipes", "other"));
  // A record under another key's name, as a hash collision would leave it, is not taken for it.
  fs::rename(in_cache("recipes") / digest("key"), in_cache("recipes") / digest("other"));
  EXPECT_FALSE(cache->load("recipes", "other"));
}

TEST_F(CacheTest, OldLibrariesAreForgotten) {
  std::string warning;
  auto cache = Cache::open(directory_.path(), warning);
  ASSERT_TRUE(cache);
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(48);
  for (int i = 0; i < 2100; ++i) {
    const fs::path old = in_cache("libraries") / ("old" + std::to_string(i));
    std::ofstream(old) << "x";
    fs::last_write_time(old, long_ago);
  }
  for (int i = 0; i < 64; ++i) {  // every sixteenth on average looks through the directory
    const fs::path file = directory_.path() / "new.so";
    std::ofstream(file) << "library " << i;
    ASSERT_TRUE(cache->adopt_library(file));
  }
  const auto left = std::distance(fs::directory_iterator(in_cache("libraries")), fs::directory_iterator());
  EXPECT_LE(left, 2064);
}

}  // namespace
}  // namespace mathjudge::compile
