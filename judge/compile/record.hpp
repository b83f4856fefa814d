// A list of strings in one file, protected against truncation and corruption: the form of
// everything that the cache remembers apart from the libraries themselves.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mathjudge::compile {

using Record = std::vector<std::string>;

std::string encode(const Record& record);

/// Nothing when `bytes` are not exactly what encode() made.
std::optional<Record> decode(std::string_view bytes);

/// A list as one field, and back; for records that hold lists.
std::string join(const std::vector<std::string>& list);
std::vector<std::string> split(std::string_view field);

}  // namespace mathjudge::compile
