// The table of output formats.
#include "report/reporter.hpp"

#include <array>

#include "report/console.hpp"
#include "report/json.hpp"

namespace mathjudge::report {
namespace {

struct Format {
  std::string_view name;
  std::unique_ptr<Reporter> (*make)(const Context&);
};
constexpr std::array kFormats = {Format{"console", make_console}, Format{"json", make_json}};

}  // namespace

std::unique_ptr<Reporter> make_reporter(std::string_view format, const Context& context) {
  for (const Format& row : kFormats)
    if (row.name == format) return row.make(context);
  return nullptr;
}

}  // namespace mathjudge::report
