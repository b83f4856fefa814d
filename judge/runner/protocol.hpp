// Messages between the judge and the zygote, over a SOCK_SEQPACKET pair: both ends are trusted and built
// together, so they are plain structures. Nothing of it is within reach of a solution.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/step.hpp"
#include "support/fd.hpp"

namespace mathjudge::runner {

/// Where the runner finds its end of the socket pair when it starts.
inline constexpr int kControlDescriptor = 4;
/// How many workers may be alive at a time.
inline constexpr std::size_t kMostWorkers = 64;
/// Nobody sends longer messages.
inline constexpr std::size_t kMessageBytes = 32768;

enum class RequestKind : std::uint32_t { Load, Run };

/// Start a worker. Comes with four descriptors: inputs, answers, standard output, standard error.
struct RunRequest {
  RequestKind kind = RequestKind::Run;
  std::uint32_t slot = 0;
  std::uint32_t timed = 0;  ///< stays alive for batches; the judge keeps its time
  std::int32_t core = -1;   ///< to be pinned to, or -1
  double cpu_seconds = 0, wall_seconds = 0;
  std::uint64_t memory_bytes = 0, stack_bytes = 0, output_bytes = 0;
  std::uint64_t input_bytes = 0, answer_bytes = 0;
};

/// The zygote says who it is and what protects its workers: lines "active|inactive, name, detail".
/// A Load request and a Hello are a kind followed by texts (see join and split).
enum class ReplyKind : std::uint32_t { Hello, Started, Ended };

/// A timed worker is ready; comes with its pidfd.
struct StartedReply {
  ReplyKind kind = ReplyKind::Started;
  std::uint32_t slot = 0;
};

/// Why the zygote killed a worker, if it did.
enum class Killed : std::uint32_t { No, CpuTime, WallTime, Memory, Rule };

/// A worker is dead and reaped.
struct EndedReply {
  ReplyKind kind = ReplyKind::Ended;
  std::uint32_t slot = 0;
  sandbox::StepFailure failure;  ///< it did not get as far as the solution: a fault of the judge
  std::int32_t status = 0;       ///< as wait() reports it
  Killed killed = Killed::No;
  double wall_seconds = 0, cpu_seconds = 0;
  std::uint64_t peak_memory_bytes = 0;  ///< beyond the bare runner
  std::array<char, 64> call{};          ///< Killed::Rule: the name of the system call
};

/// Any message, with the descriptors that came along.
struct Message {
  std::vector<std::byte> bytes;
  std::vector<support::Fd> fds;

  /// The bytes as a T, if they are as many.
  template <class T>
  bool as(T& result) const {
    if (bytes.size() != sizeof(T)) return false;
    __builtin_memcpy(&result, bytes.data(), sizeof(T));
    return true;
  }
  /// The leading kind, or ~0.
  std::uint32_t kind() const;
  /// The texts after the kind.
  std::vector<std::string> texts() const;
};

/// Returns an errno or 0. Sends all or nothing.
int send_message(int socket, const void* data, std::size_t size, const std::vector<int>& fds = {});
int send_texts(int socket, std::uint32_t kind, const std::vector<std::string>& texts);

enum class Received { Yes, Nothing, Closed };
/// `wait` false: Nothing when none is there.
Received receive_message(int socket, Message& message, bool wait);

}  // namespace mathjudge::runner
