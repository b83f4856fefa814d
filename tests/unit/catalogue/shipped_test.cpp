// Every spec under problems/ loads, and every timing section makes its arguments at every size.
// This is the author's first check: the message says file, line, JSON pointer and what was expected.
#include <gtest/gtest.h>

#include "catalogue/load.hpp"

namespace mathjudge::catalogue {
namespace {

const Locations kShipped{MATHJUDGE_SOURCE_DIR "/problems", MATHJUDGE_SOURCE_DIR "/reference"};

TEST(Shipped, EverySpecLoads) {
  const auto files = list_files(kShipped);
  ASSERT_TRUE(files) << files.error().what;
  for (const auto& file : *files) {
    const auto problem = load_file(file, kShipped);
    EXPECT_TRUE(problem) << problem.error().what << "\n" << problem.error().advice;
  }
}

TEST(Shipped, EveryTimingSectionMakesArgumentsOfEverySize) {
  const auto files = list_files(kShipped);
  ASSERT_TRUE(files) << files.error().what;
  for (const auto& file : *files) {
    const auto problem = load_file(file, kShipped);
    if (!problem || !problem->timing) continue;
    for (const int size : problem->timing->sizes) {
      const auto made = arguments_for(*problem, *problem->timing, size, 1);
      EXPECT_TRUE(made) << made.error().what;
    }
  }
}

}  // namespace
}  // namespace mathjudge::catalogue
