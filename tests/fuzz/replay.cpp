// Replays inputs through a fuzz target without libFuzzer: every file of the given folders, then a number of
// mutations of them, the same ones in every run. fuzz_replay_NAME MUTATIONS FOLDER...
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> corpus(int count, char** folders) {
  std::vector<fs::path> files;
  for (int i = 0; i < count; ++i) {
    for (const auto& entry : fs::recursive_directory_iterator(folders[i]))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const fs::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return inputs;
}

class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& inputs) : inputs_(inputs) {}

  std::string next() {
    std::string input = any();
    for (std::uint64_t change = 1 + below(4); change > 0; --change) mutate(input);
    return input;
  }

 private:
  std::uint64_t below(std::uint64_t bound) {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (z ^ (z >> 31)) % bound;
  }
  const std::string& any() { return inputs_[below(inputs_.size())]; }
  std::string piece(const std::string& of) { return of.substr(below(of.size() + 1), 1 + below(40)); }

  void mutate(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    switch (below(6)) {
      case 0:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        break;
      case 1:
        if (at < input.size()) input[at] = kTelling[below(sizeof kTelling - 1)];
        break;
      case 2:
        input.erase(at, 1 + below(20));
        break;
      case 3:
        input.insert(at, piece(input));
        break;
      case 4:
        input.insert(at, piece(any()));
        break;
      default:
        input.resize(at);
    }
  }

  static constexpr char kTelling[] = "\0\xff\x7f\x80\"\\{}[],:-+.eE0193nx;()\n\t /*";
  const std::vector<std::string>& inputs_;
  std::uint64_t state_ = 0;
};

void run(const std::string& input) {
  // A copy of exactly this size: reading beyond it is what AddressSanitizer sees.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fputs("usage: fuzz_replay_NAME MUTATIONS FOLDER...\n", stderr), 2;
  const std::vector<std::string> inputs = corpus(argc - 2, argv + 2);
  if (inputs.empty()) return std::fputs("the corpus is empty\n", stderr), 1;
  for (const std::string& input : inputs) run(input);
  Mutator mutator(inputs);
  const long mutations = std::atol(argv[1]);
  for (long i = 0; i < mutations; ++i) run(mutator.next());
  std::printf("%zu inputs and %ld mutations\n", inputs.size(), mutations);
  return 0;
}
