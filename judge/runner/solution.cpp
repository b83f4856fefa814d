// dlopen, call, encode.
#include "runner/solution.hpp"

#include <cxxabi.h>
#include <dlfcn.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <memory>
#include <new>
#include <optional>
#include <typeinfo>
#include <utility>
#include <vector>

#include "runner/abi.hpp"
#include "runner/arguments.hpp"

namespace mathjudge::runner {
namespace {

using __mathjudge::Entry;

// Buffered output belongs to the person who reads it; then the answer counts, and the process is over before
// anything that was left running could do something about it.
[[noreturn]] void finish(const SharedFrames& frames, AnswerHeader::State state, std::uint64_t words,
                         std::uint64_t calls) {
  std::cout.flush();
  std::fflush(nullptr);
  frames.header->words = words;
  frames.header->calls = calls;
  std::atomic_ref(frames.header->state).store(state, std::memory_order_release);
  _exit(0);
}

[[noreturn]] void give_up(const SharedFrames& frames, AnswerHeader::State state, std::string_view why) {
  Encoder answers(frames.answers);
  answers.text(why.substr(0, kExceptionTextBytes));
  finish(frames, state, answers.used(), 0);
}

// noexcept: an exception out of a static constructor must end the process, not unwind the loader.
const Entry* load(const SharedFrames& frames, const std::string& library) noexcept {
  void* const handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
  void* const entries = handle ? dlsym(handle, MATHJUDGE_ENTRIES_SYMBOL) : nullptr;
  if (!entries) {
    const char* const why = dlerror();
    std::string_view reason = why ? why : "it has no table of functions";
    // The loader begins with the file's name, which means nothing to the author of the solution.
    if (reason.starts_with(library + ": ")) reason.remove_prefix(library.size() + 2);
    give_up(frames, AnswerHeader::NotLoadable, reason);
  }
  return static_cast<const Entry*>(entries);
}

std::string demangled(const std::type_info* type) {
  if (!type) return "an unknown type";
  int status = 0;
  const std::unique_ptr<char, decltype([](char* text) { std::free(text); })> name(
      abi::__cxa_demangle(type->name(), nullptr, nullptr, &status));
  return name ? name.get() : type->name();
}

/// The raw storage of one result, and whether a result lives in it.
class ResultStorage {
 public:
  explicit ResultStorage(const Entry& entry)
      : entry_(&entry),
        memory_(::operator new(entry.result_size, std::align_val_t(entry.result_alignment))) {}
  ResultStorage(ResultStorage&& other) noexcept
      : entry_(other.entry_), memory_(std::exchange(other.memory_, nullptr)), alive_(other.alive_) {}
  ResultStorage& operator=(ResultStorage&&) = delete;
  ~ResultStorage() {
    if (!memory_) return;
    if (alive_) entry_->destroy(memory_);
    ::operator delete(memory_, std::align_val_t(entry_->result_alignment));
  }

  void call(const Arguments& arguments) {
    entry_->call(arguments.pointers(), memory_);
    alive_ = true;
  }
  void view(const void** parts) const { entry_->view(memory_, parts); }

 private:
  const Entry* entry_;
  void* memory_;
  bool alive_ = false;
};

void encode_part(Encoder& to, values::Type type, const void* part) {
  using values::Type;
  switch (type) {
    case Type::Double:
      return to.real(*static_cast<const double*>(part));
    case Type::Int:
      return to.integer(*static_cast<const long long*>(part));
    case Type::UnsignedInt64:
      return to.unsigned_integer(*static_cast<const unsigned long long*>(part));
    case Type::Bool:
      return to.boolean(*static_cast<const bool*>(part));
    case Type::Vector:
      return to.vector(*static_cast<const values::Vector*>(part));
    case Type::Matrix:
      return to.matrix(*static_cast<const values::Matrix*>(part));
    case Type::IntVector:
      return to.integers(*static_cast<const values::IntVector*>(part));
    case Type::ScalarFunction:
    case Type::VectorFunction:
    case Type::MatrixFunction:
    case Type::UnivariateFunction:
    case Type::UniformStream:
    case Type::Stages:
    case Type::GenericFunction:
      return;  // nobody returns these: the catalogue refuses such a spec
  }
}

void encode_returned(Encoder& to, const std::vector<values::Type>& types, const ResultStorage& result,
                     const Arguments& arguments) {
  std::vector<const void*> parts(types.size());
  result.view(parts.data());
  to.word(static_cast<std::uint64_t>(AnswerTag::Returned));
  for (std::size_t i = 0; i < types.size(); ++i) encode_part(to, types[i], parts[i]);
  to.word(arguments.callbacks().size());
  for (const auto& callback : arguments.callbacks()) to.word(callback->calls());
  to.word(arguments.draws());
}

Threw current_exception() {
  try {
    throw;
  } catch (const std::exception& exception) {
    const char* const what = exception.what();
    // A refused new[] of a nonsensical size is the program's mistake and not the memory limit's doing.
    const bool bad_alloc = dynamic_cast<const std::bad_alloc*>(&exception) &&
                           !dynamic_cast<const std::bad_array_new_length*>(&exception);
    return {demangled(&typeid(exception)), what ? what : "", bad_alloc};
  } catch (...) {
    return {"", demangled(abi::__cxa_current_exception_type()), false};
  }
}

void encode_threw(Encoder& to, const Threw& threw) {
  to.word(static_cast<std::uint64_t>(AnswerTag::Threw));
  to.word(threw.bad_alloc ? 1 : 0);
  to.text(std::string_view(threw.type).substr(0, kExceptionTextBytes));
  to.text(std::string_view(threw.what).substr(0, kExceptionTextBytes));
}

/// One call, with all that it needs ready beforehand.
struct Call {
  Arguments arguments;
  ResultStorage result;
};

// ---- Batches. ------------------------------------------------------------------------------------

void wait_for_turn(AnswerHeader* header, std::uint32_t number) {
  const std::atomic_ref<std::uint32_t> turn(header->turn);
  for (std::uint32_t seen = turn.load(); seen != number; seen = turn.load())
    syscall(SYS_futex, &header->turn, FUTEX_WAIT, seen, nullptr, nullptr, 0);
}

void arrive(AnswerHeader* header, std::uint32_t number) {
  std::atomic_ref(header->reached).store(number);
  syscall(SYS_futex, &header->reached, FUTEX_WAKE, 1, nullptr, nullptr, 0);
}

/// The calls of one batch and how they went.
class Batch {
 public:
  Batch(const SharedFrames& frames, const Entry* entries) : frames_(&frames), entries_(entries) {}

  void decode() {
    Decoder inputs(frames_->inputs);
    std::uint64_t count = 0;
    if (!decode_signature(inputs, signature_, count))
      give_up(*frames_, AnswerHeader::Confused, inputs.fault());
    try {
      calls_.reserve(count);
      for (std::uint64_t i = 0; i < count; ++i) {
        calls_.push_back({{}, ResultStorage(entries_[signature_.entry])});
        if (!calls_.back().arguments.decode(inputs, signature_.parameters))
          give_up(*frames_, AnswerHeader::Confused, inputs.fault());
      }
    } catch (...) {
      threw_ = current_exception();
      calls_.clear();
    }
  }

  void call() {
    try {
      for (Call& call : calls_) {
        call.result.call(call.arguments);
        ++returned_;
      }
    } catch (...) {
      threw_ = current_exception();
    }
  }

  void encode() const {
    Encoder answers(frames_->answers);
    for (std::size_t i = 0; i < returned_; ++i)
      encode_returned(answers, signature_.returns, calls_[i].result, calls_[i].arguments);
    if (threw_) encode_threw(answers, *threw_);
    std::cout.flush();
    std::fflush(nullptr);
    frames_->header->words = answers.used();
    frames_->header->calls = returned_ + (threw_ ? 1 : 0);
    frames_->header->state = answers.overflowed() ? AnswerHeader::TooLarge : AnswerHeader::Complete;
  }

 private:
  const SharedFrames* frames_;
  const Entry* entries_;
  Signature signature_;
  std::vector<Call> calls_;
  std::size_t returned_ = 0;
  std::optional<Threw> threw_;
};

}  // namespace

void answer_case(const SharedFrames& frames, const std::string& library) {
  const Entry* const entries = load(frames, library);
  Decoder inputs(frames.inputs);
  Encoder answers(frames.answers);
  Signature signature;
  std::uint64_t calls = 0, answered = 0;
  if (!decode_signature(inputs, signature, calls)) give_up(frames, AnswerHeader::Confused, inputs.fault());
  try {
    while (answered < calls) {
      Call call{{}, ResultStorage(entries[signature.entry])};
      if (!call.arguments.decode(inputs, signature.parameters))
        give_up(frames, AnswerHeader::Confused, inputs.fault());
      call.result.call(call.arguments);
      encode_returned(answers, signature.returns, call.result, call.arguments);
      ++answered;
      if (answers.overflowed()) finish(frames, AnswerHeader::TooLarge, answers.used(), answered);
      if (answered == calls) finish(frames, AnswerHeader::Complete, answers.used(), answered);
    }
  } catch (...) {
    encode_threw(answers, current_exception());
    ++answered;
  }
  finish(frames, answers.overflowed() ? AnswerHeader::TooLarge : AnswerHeader::Complete, answers.used(),
         answered);
}

void answer_batches(const SharedFrames& frames, const std::string& library) {
  AnswerHeader* const header = frames.header;
  wait_for_turn(header, step_number(0, BatchStep::Load));
  const Entry* const entries = load(frames, library);
  arrive(header, step_number(0, BatchStep::Load));
  for (std::uint32_t number = 0;; ++number) {
    Batch batch(frames, entries);
    wait_for_turn(header, step_number(number, BatchStep::Decode));
    batch.decode();
    arrive(header, step_number(number, BatchStep::Decode));
    wait_for_turn(header, step_number(number, BatchStep::Call));
    batch.call();
    arrive(header, step_number(number, BatchStep::Call));
    wait_for_turn(header, step_number(number, BatchStep::Encode));
    batch.encode();
    // Freed before the next batch is decoded, and outside of the timed step.
    batch = Batch(frames, entries);
    arrive(header, step_number(number, BatchStep::Encode));
  }
}

}  // namespace mathjudge::runner
