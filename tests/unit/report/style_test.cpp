// Numbers and colours as people see them.
#include "report/style.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace mathjudge::report {
namespace {

TEST(Duration, ChoosesTheUnitThatReadsWell) {
  EXPECT_EQ(duration(2.13e-5), "21 us");
  EXPECT_EQ(duration(1.3e-3), "1.3 ms");
  EXPECT_EQ(duration(0.14), "140 ms");
  EXPECT_EQ(duration(1.25), "1.2 s");
  EXPECT_EQ(duration(3e-9), "3.0 ns");
  EXPECT_EQ(duration(0), "0 s");
  EXPECT_EQ(duration(std::numeric_limits<double>::quiet_NaN()), "0 s");
}

TEST(Distinguishable, ShowsAsManyDigitsAsTheDifferenceNeeds) {
  EXPECT_EQ(distinguishable(1.5L, 2.0L).got, "1.5");
  const Pair close = distinguishable(-117599.9998L, -117600.0L);
  EXPECT_EQ(close.got, "-117599.9998");
  EXPECT_EQ(close.want, "-117600");
  const Pair one_ulp = distinguishable(1.0L + 0x1p-52L, 1.0L);
  EXPECT_NE(one_ulp.got, one_ulp.want);
  EXPECT_EQ(distinguishable(NAN, 1.0L).got, "nan");
}

TEST(Style, PaintsOnlyWhenColourIsOn) {
  EXPECT_EQ(Style(false).paint(Tone::Bad, "x"), "x");
  EXPECT_EQ(Style(true).paint(Tone::Bad, "x"), "\x1b[31mx\x1b[0m");
}

TEST(Bytes, AreBinaryUnits) {
  EXPECT_EQ(bytes(512ull << 20), "512 MiB");
  EXPECT_EQ(bytes(2048), "2 KiB");
  EXPECT_EQ(bytes(7), "7 bytes");
}

TEST(SplitLines, KeepsEmptyLinesAndNeedsNoFinalNewline) {
  EXPECT_EQ(split_lines("a\n\nb"), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(split_lines("a\n"), (std::vector<std::string>{"a"}));
  EXPECT_TRUE(split_lines("").empty());
}

TEST(DeclarationLines, BreakBetweenParametersAndNotInsideTemplateArguments) {
  const std::string text = "R f(const map<A, B>& first, const V& second, int n);";
  EXPECT_EQ(declaration_lines(text, 80), std::vector<std::string>{text});
  EXPECT_EQ(declaration_lines(text, 40), (std::vector<std::string>{"R f(", "    const map<A, B>& first,",
                                                                   "    const V& second, int n);"}));
  EXPECT_EQ(declaration_lines(text, 10).size(), 4u) << "a parameter that is too long stays whole";
}

TEST(Padded, CountsCodePointsNotBytes) { EXPECT_EQ(padded("\xc3\xa9", 3), "\xc3\xa9  "); }

}  // namespace
}  // namespace mathjudge::report
