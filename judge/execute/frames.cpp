// Making and filling the files of a worker.
#include "execute/frames.hpp"

namespace mathjudge::execute {
namespace {

std::vector<values::Type> types_of(const std::vector<catalogue::Parameter>& parameters) {
  std::vector<values::Type> types;
  for (const catalogue::Parameter& parameter : parameters) types.push_back(parameter.type);
  return types;
}

}  // namespace

support::Result<Frames> make_frames(std::size_t input_bytes, std::size_t answer_bytes) {
  Frames frames;
  frames.input_bytes = input_bytes;
  frames.answer_bytes = answer_bytes;
  struct Row {
    support::Fd Frames::*file;
    const char* name;
    std::size_t bytes;
  };
  for (const Row& row :
       {Row{&Frames::inputs, "inputs", input_bytes}, Row{&Frames::answers, "answers", answer_bytes},
        Row{&Frames::standard_output, "output", 0}, Row{&Frames::standard_error, "errors", 0}}) {
    auto file = memory_file(row.name, row.bytes);
    if (!file) return file.error();
    frames.*row.file = std::move(*file);
  }
  if (auto sealed = seal_size(frames.answers); !sealed) return sealed.error();
  return frames;
}

support::Result<Frames> make_frames(const CaseInput& input) {
  const runner::Signature signature = signature_of(*input.function, input.function_index);
  runner::Encoder measure({});
  runner::encode_inputs(measure, signature, input.calls);
  auto frames = make_frames(measure.used() * sizeof(std::uint64_t), kAnswerBytes);
  if (!frames) return frames;
  {
    auto memory = Mapping::of(frames->inputs, frames->input_bytes, Mapping::Mode::ReadWrite);
    if (!memory) return memory.error();
    runner::Encoder encoder(memory->words());
    runner::encode_inputs(encoder, signature, input.calls);
  }  // unmapped: a file that is mapped for writing cannot be sealed
  if (auto sealed = seal_contents(frames->inputs); !sealed) return sealed.error();
  frames->expected = expected_answers(signature, input.calls);
  return frames;
}

runner::Signature signature_of(const catalogue::Function& function, std::size_t function_index) {
  return {function_index, types_of(function.parameters), types_of(function.returns)};
}

runner::ExpectedAnswers expected_answers(const runner::Signature& signature,
                                         const std::vector<const std::vector<values::Value>*>& calls) {
  runner::ExpectedAnswers expected{signature.returns, {}};
  for (const auto* arguments : calls)
    expected.callbacks.push_back(runner::count_callbacks(*arguments, signature.parameters));
  return expected;
}

runner::RunRequest request_for(const Frames& frames, const catalogue::Limits& limits) {
  runner::RunRequest request;
  request.cpu_seconds = limits.cpu_seconds;
  request.wall_seconds = limits.wall_seconds;
  request.memory_bytes = limits.memory_bytes;
  request.stack_bytes = limits.stack_bytes;
  request.output_bytes = kOutputBytes;
  request.input_bytes = frames.input_bytes;
  request.answer_bytes = frames.answer_bytes;
  return request;
}

}  // namespace mathjudge::execute
