// Reads what the scripts in tests/oracle store: lines of a key and its values.
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace mathjudge::compare::testing {

struct OracleLine {
  std::string key, rest;
  std::vector<std::string> words;

  /// The values in long double: decimal or hexadecimal.
  std::vector<long double> numbers() const {
    std::vector<long double> result;
    for (const std::string& word : words) result.push_back(std::strtold(word.c_str(), nullptr));
    return result;
  }
};

inline std::vector<OracleLine> read_oracle(const std::string& name) {
  std::ifstream file(std::string(MATHJUDGE_SOURCE_DIR) + "/tests/oracle/" + name);
  if (!file) throw std::runtime_error("tests/oracle/" + name + " is missing");
  std::vector<OracleLine> lines;
  for (std::string text; std::getline(file, text);) {
    OracleLine line;
    std::istringstream words(text);
    words >> line.key >> std::ws;
    std::getline(words, line.rest);
    std::istringstream values(line.rest);
    for (std::string word; values >> word;) line.words.push_back(word);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace mathjudge::compare::testing
