// The small parts: records, tiers, messages of compilers, make rules.
#include <gtest/gtest.h>

#include "compile/diagnostics.hpp"
#include "compile/files.hpp"
#include "compile/headers.hpp"
#include "compile/record.hpp"
#include "compile/tail.hpp"

namespace mathjudge::compile {
namespace {

TEST(RecordFormat, RoundTripsAnyBytes) {
  const Record record = {"", "a", std::string("\0\n:7", 4), std::string(10000, 'x')};
  EXPECT_EQ(decode(encode(record)), record);
  EXPECT_EQ(decode(encode({})), Record{});
  EXPECT_EQ(split(join({"a b", "", "c\n"})), (std::vector<std::string>{"a b", "", "c\n"}));
}

TEST(RecordFormat, AnyDamageReadsAsAbsent) {
  const std::string bytes = encode({"one", "two"});
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    EXPECT_FALSE(decode(bytes.substr(0, i))) << i;
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 4);
    EXPECT_FALSE(decode(flipped)) << i;
  }
  EXPECT_FALSE(decode(bytes + "x"));
}

TEST(Checksum, TellsBytesAndLengthsApart) {
  EXPECT_NE(checksum(""), checksum(std::string(1, '\0')));
  EXPECT_NE(checksum(std::string(8, '\0')), checksum(std::string(16, '\0')));
  EXPECT_NE(checksum("abcdefgh"), checksum("abcdefgi"));
}

TEST(Tiers, FollowTheIncludes) {
  EXPECT_EQ(tier_for("#include <vector>\n#include<cmath>\n"), Tier::Lean);
  EXPECT_EQ(tier_for("  #  include <algorithm>\n"), Tier::Usual);
  EXPECT_EQ(tier_for("#include <vector>\n#include <iostream>\n"), Tier::Rich);
  EXPECT_EQ(tier_for("#include <Eigen/Dense>\n"), Tier::Rich);
  EXPECT_EQ(tier_for("#include <bits/stdc++.h>\n"), Tier::Everything);
  EXPECT_EQ(tier_for("int x;\n"), Tier::Lean);
}

TEST(Tiers, NamesThatALeanOneLacksChooseAFullerOne) {
  EXPECT_EQ(tier_for("#include <cmath>\ndouble f() { return std::beta(1, 2); }\n"), Tier::Rich);
  EXPECT_EQ(
      tier_for("#include <stdexcept>\nvoid f(int n) { throw std::runtime_error(std::to_string(n)); }\n"),
      Tier::Rich);
}

TEST(Messages, GccAndClangAreReadAlike) {
  const auto messages = parse_messages(
      "In file included from solution.cpp:1:\n"
      "/usr/include/x.h:3:1: warning: odd\n"
      "solution.cpp:7:12: error: 'x' was not declared in this scope\n"
      "    7 |   return x;\n"
      "      |          ^\n"
      "solution.cpp:2:1: note: here\n"
      "<mathjudge>:100:3: error: bad\n");
  ASSERT_EQ(messages.size(), 4u);
  EXPECT_EQ(messages[0].severity, Severity::Warning);
  EXPECT_EQ(messages[1].severity, Severity::Error);
  EXPECT_EQ(messages[1].file, "solution.cpp");
  EXPECT_EQ(messages[1].line, 7u);
  EXPECT_EQ(messages[1].text, "'x' was not declared in this scope");
  EXPECT_NE(messages[1].block.find("return x;"), std::string::npos);
  EXPECT_EQ(messages[3].file, kTailName);
  EXPECT_EQ(messages[3].line, 100u);
}

TEST(Messages, AreShownUnderThePersonsName) {
  const std::string shown = render_errors(
      parse_messages(
          "In file included from solution.cpp:1:\nsolution.cpp:7:12: error: no solution.cpp: really\n"),
      "mine.cpp");
  EXPECT_EQ(shown, "In file included from mine.cpp:1:\nmine.cpp:7:12: error: no solution.cpp: really\n");
}

TEST(MakeRules, PrerequisitesAreUnescaped) {
  EXPECT_EQ(prerequisites("a.o: b.cpp /usr/c.h \\\n d\\ e.h f$$.h\n"),
            (std::vector<std::string>{"b.cpp", "/usr/c.h", "d e.h", "f$.h"}));
  EXPECT_TRUE(prerequisites("nonsense").empty());
}

TEST(Tail, LinesBelongToFunctions) {
  EXPECT_EQ(function_at_line(1, 2), std::string::npos);
  EXPECT_EQ(function_at_line(100, 2), 0u);
  EXPECT_EQ(function_at_line(205, 2), 1u);
  EXPECT_EQ(function_at_line(305, 2), std::string::npos);
}

}  // namespace
}  // namespace mathjudge::compile
