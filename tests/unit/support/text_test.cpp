// Text for people: near misses, hostile bytes, wrapping.
// What reaches a terminal must be visible, valid and bounded whatever came in.
#include "support/text.hpp"

#include <gtest/gtest.h>

namespace mathjudge::support {
namespace {

const std::vector<std::string> kIds = {"matrix-multiply", "matrix-transpose", "matrix-inverse", "svd", "pca"};

TEST(EditDistance, CountsEditsAndSwaps) {
  EXPECT_EQ(edit_distance("", ""), 0u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("ab", "ba"), 1u);
  EXPECT_EQ(edit_distance("matrix", "matirx"), 1u);
}

TEST(EditDistance, IsBoundedForLongWords) {
  EXPECT_LE(edit_distance(std::string(1 << 20, 'a'), std::string(1 << 20, 'b')), 64u);
}

TEST(DidYouMean, NamesTheNearMiss) {
  EXPECT_EQ(did_you_mean("matrix-inverze", kIds), "did you mean \"matrix-inverse\"?");
  EXPECT_EQ(did_you_mean("sdv", kIds), "did you mean \"svd\"?");
}

TEST(DidYouMean, CompletesTheOnlyBeginning) {
  EXPECT_EQ(closest("matrix-tra", kIds), "matrix-transpose");
  EXPECT_EQ(closest("matrix", kIds), "");
}

TEST(DidYouMean, StaysSilentWhenNothingIsNear) {
  EXPECT_EQ(did_you_mean("fourier", kIds), "");
  EXPECT_EQ(did_you_mean("", kIds), "");
  EXPECT_EQ(did_you_mean("svd", {}), "");
}

TEST(Printable, LeavesOrdinaryTextAlone) {
  EXPECT_EQ(printable("||AX - I|| <= 30, \xce\xba = 4.8e5"), "||AX - I|| <= 30, \xce\xba = 4.8e5");
}

TEST(Printable, SpellsOutControlCharactersAndEscapes) {
  EXPECT_EQ(printable("\x1b[31mred\x07"), "\\x1b[31mred\\x07");
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\\x00b");
  EXPECT_EQ(printable("a\nb\tc\r"), "a\\nb\\tc\\r");
  EXPECT_EQ(printable("\xc2\x9b"
                      "31m"),
            "\\u{9b}31m")
      << "the one-character CSI";
}

TEST(Printable, KeepsLinesWhenAsked) {
  EXPECT_EQ(printable("a\n\tb\r\x1b", 200, Lines::Keep), "a\n\tb\\r\\x1b");
}

TEST(Printable, SpellsOutInvalidUtf8) {
  EXPECT_EQ(printable("\xff"), "\\xff");
  EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf") << "overlong";
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80") << "surrogate";
  EXPECT_EQ(printable("\xe2\x82"), "\\xe2\\x82") << "cut short";
  EXPECT_EQ(printable("\xf4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80") << "beyond U+10FFFF";
}

TEST(Printable, SpellsOutWhatTurnsOrHidesText) {
  EXPECT_EQ(printable("a\xe2\x80\xae"
                      "b"),
            "a\\u{202e}b");
  EXPECT_EQ(printable("a\xe2\x80\x8b"
                      "b"),
            "a\\u{200b}b");
}

TEST(Printable, IsBoundedAndNeverCutsACodePoint) {
  EXPECT_EQ(printable("abcdef", 4), "abcd...");
  EXPECT_EQ(printable("abcd", 4), "abcd");
  EXPECT_EQ(printable("ab\xce\xba", 3), "ab...");
  EXPECT_LE(printable(std::string(1 << 20, '\x01')).size(), 203u);
}

TEST(Quoted, PutsQuotesAround) { EXPECT_EQ(quoted("a\nb"), "\"a\\nb\""); }

TEST(IsPlain, RefusesControlCharactersAndBadBytes) {
  EXPECT_TRUE(is_plain("sigma \xcf\x83 \xe2\x89\xa5 0"));
  EXPECT_TRUE(is_plain(""));
  EXPECT_FALSE(is_plain("a\nb"));
  EXPECT_FALSE(is_plain("\x1b[0m"));
  EXPECT_FALSE(is_plain("\xff"));
}

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_EQ(wrap("one two three four", 9), (std::vector<std::string>{"one two", "three", "four"}));
  EXPECT_EQ(wrap("one two", 7), (std::vector<std::string>{"one two"}));
}

TEST(Wrap, LetsALongWordStandAlone) {
  EXPECT_EQ(wrap("a abcdefghij b", 4), (std::vector<std::string>{"a", "abcdefghij", "b"}));
}

TEST(Wrap, CountsCodePointsAndKeepsNewlines) {
  EXPECT_EQ(wrap("\xce\xba\xce\xba \xce\xba", 4), (std::vector<std::string>{"\xce\xba\xce\xba \xce\xba"}));
  EXPECT_EQ(wrap("a\n\nb", 10), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_TRUE(wrap("", 10).empty());
  EXPECT_EQ(wrap("  two   gaps ", 20), (std::vector<std::string>{"two gaps"}));
}

}  // namespace
}  // namespace mathjudge::support
