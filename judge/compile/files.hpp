// Whole files in and out, and the stamp by which a file is known to be unchanged.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace mathjudge::compile {

std::optional<std::string> read_file(const std::filesystem::path& file);

/// Writes and closes; false when anything, a full disk included, went wrong.
bool write_file(const std::filesystem::path& file, std::string_view text);

/// The same under a temporary name beside `file`, then renamed: a reader sees the old or the new.
bool write_atomically(const std::filesystem::path& file, std::string_view text);

/// "path size mtime" in one line, or "path absent".
std::string stamp(const std::filesystem::path& file);

/// 64 bits that tell truncated and corrupted files from whole ones; not for adversaries.
std::uint64_t checksum(std::string_view bytes);

/// checksum() in sixteen hexadecimal digits: a file name.
std::string digest(std::string_view bytes);

}  // namespace mathjudge::compile
