// Encoding of records: "mathjudge-record <checksum> <bytes>", then each string behind its length.
// Length prefixes carry any byte, and the checksum covers all that follows it.
#include "compile/record.hpp"

#include <charconv>

#include "compile/files.hpp"

namespace mathjudge::compile {
namespace {

constexpr std::string_view kMagic = "mathjudge-record-1 ";

std::string body_of(const Record& record) {
  std::string body;
  for (const std::string& field : record) body += std::to_string(field.size()) + ":" + field + "\n";
  return body;
}

std::optional<Record> fields_of(std::string_view body) {
  Record record;
  while (!body.empty()) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size);
    if (error != std::errc{}) return std::nullopt;
    body.remove_prefix(static_cast<std::size_t>(end - body.data()));
    if (body.size() < 2 || size > body.size() - 2 || body[0] != ':' || body[size + 1] != '\n')
      return std::nullopt;
    record.emplace_back(body.substr(1, size));
    body.remove_prefix(size + 2);
  }
  return record;
}

}  // namespace

std::string encode(const Record& record) {
  const std::string body = body_of(record);
  return std::string(kMagic) + digest(body) + "\n" + body;
}

std::optional<Record> decode(std::string_view bytes) {
  constexpr std::size_t kDigits = 16;
  if (bytes.substr(0, kMagic.size()) != kMagic || bytes.size() < kMagic.size() + kDigits + 1 ||
      bytes[kMagic.size() + kDigits] != '\n')
    return std::nullopt;
  const std::string_view body = bytes.substr(kMagic.size() + kDigits + 1);
  if (bytes.substr(kMagic.size(), kDigits) != digest(body)) return std::nullopt;
  return fields_of(body);
}

std::string join(const std::vector<std::string>& list) { return body_of(list); }

std::vector<std::string> split(std::string_view field) {
  auto list = fields_of(field);
  return list ? *std::move(list) : std::vector<std::string>{};
}

}  // namespace mathjudge::compile
