// Fuzzes the spec loader: an input is the text of a spec, or the name of a type, a newline and the value of
// an argument of this type. What loads must survive what is done with it: its starter file, its timed
// arguments, its way over the wire.
#include <vector>

#include "catalogue/arguments.hpp"
#include "catalogue/load.hpp"
#include "catalogue/stub.hpp"
#include "formula.hpp"
#include "fuzz.hpp"
#include "runner/wire.hpp"
#include "support/text.hpp"

namespace {

using namespace mathjudge;

// Far below the loader's own budget, so that ten million specs are loaded in minutes.
constexpr catalogue::Budget kBudget{2'000, 8'000};
// Bytes per byte of the text: trees, tokens and instructions; measured on the corpus, doubled.
constexpr std::size_t kPerByte = 400;
constexpr std::size_t kPerEntry = 64, kAlways = 64u << 10;

void require_readable(const support::Error& error) {
  fuzz::require(!error.what.empty(), "an error says what is wrong");
  fuzz::require(error.what.size() + error.advice.size() < 8192, "an error is short");
}

void check_formulas(const values::Value& value) {
  if (const auto* callback = std::get_if<values::Callback>(&value)) fuzz::check(callback->program);
  if (const auto* stages = std::get_if<values::Stages>(&value)) {
    for (const values::Stage& stage : *stages) {
      fuzz::check(stage.function.program);
      fuzz::check(stage.jacobian.program);
    }
  }
}

void travel(const values::Value& value, values::Type type) {
  check_formulas(value);
  runner::Encoder measure({});
  measure.value(value);
  std::vector<std::uint64_t> words(measure.used()), again(measure.used());
  runner::Encoder encoder(words);
  encoder.value(value);
  values::Value arrived;
  runner::Decoder decoder(words);
  fuzz::require(decoder.value(type, arrived) && decoder.at_end(), "what is encoded can be decoded");
  runner::Encoder repeat(again);
  repeat.value(arrived);
  fuzz::require(words == again, "a value arrives as it was sent");
}

void use(const catalogue::Problem& problem) {
  (void)catalogue::stub(problem);
  (void)catalogue::check_vocabulary(problem, {{"exact", "residual"}, {"product"}, {"shadow"}, {"inverse"}});
  for (const catalogue::Case& one : problem.cases) {
    const auto& parameters = problem.functions.at(one.function).parameters;
    for (const catalogue::Call& call : one.calls) {
      fuzz::require(call.arguments.size() == parameters.size(), "a call has every argument");
      for (std::size_t i = 0; i < parameters.size(); ++i) {
        fuzz::require(values::holds(call.arguments[i], parameters[i].type), "an argument has its type");
        travel(call.arguments[i], parameters[i].type);
      }
    }
  }
  if (!problem.timing) return;
  const auto timed =
      catalogue::arguments_for(problem, *problem.timing, problem.timing->sizes.back(), 7, kBudget);
  if (!timed) require_readable(timed.error());
}

void load_problem(std::string_view text) {
  static const catalogue::Locations kLocations{MATHJUDGE_SOURCE_DIR "/problems",
                                               MATHJUDGE_SOURCE_DIR "/reference"};
  static const std::filesystem::path kFile =
      kLocations.problems / "matrix-operations" / "matrix-inverse.json";
  const auto problem = catalogue::load_text(text, kFile, kLocations, kBudget);
  if (problem)
    use(*problem);
  else
    require_readable(problem.error());
}

void load_value(values::Type type, std::string_view text) {
  const auto json = catalogue::parse_json(text, "spec.json");
  if (!json) return require_readable(json.error());
  catalogue::Diagnosis diagnosis("spec.json");
  const bool timed = text.size() % 2 == 0;
  catalogue::ArgumentReader reader = timed ? catalogue::ArgumentReader(catalogue::Filling{5, 7}, kBudget)
                                           : catalogue::ArgumentReader(kBudget);
  const values::Value value = reader.read(catalogue::Node(*json, "/value", diagnosis), type);
  if (diagnosis.failed()) return require_readable(diagnosis.error());
  fuzz::require(values::holds(value, type), "an argument has its type");
  travel(value, type);
}

void load(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  values::Type type{};
  if (values::type_from_name(input.line(), type)) return load_value(type, input.text());
  load_problem(fuzz::Input(data, size).text());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Allocations allocations;
  load(data, size);
  fuzz::require(allocations.peak() <= kAlways + kPerByte * size + kPerEntry * kBudget.entries,
                "loading a spec allocates in proportion to its text and its budget");
  return 0;
}
