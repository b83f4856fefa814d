// Reads spec files: finds them, bounds them, and puts the sections together into a Problem.
// Nothing here throws: files are opened through error codes and std::ifstream.
#include "catalogue/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <tuple>

#include "catalogue/sections.hpp"
#include "support/text.hpp"

namespace mathjudge::catalogue {
namespace {

namespace fs = std::filesystem;
using support::Error;
using support::Result;

const std::vector<std::string> kDifficulties = {"easy", "medium", "hard"};

std::string shown(const fs::path& path) { return support::printable(path.string(), 300); }

std::vector<std::string> topics() { return {std::begin(kTopics), std::end(kTopics)}; }

std::size_t rank_of(const std::vector<std::string>& words, const std::string& word) {
  return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

Result<std::string> read_text(const fs::path& file) {
  std::error_code failure;
  const auto status = fs::status(file, failure);
  if (!fs::exists(status)) return Error{fmt::format("{}: there is no such file", shown(file)), ""};
  if (!fs::is_regular_file(status)) return Error{fmt::format("{}: not a regular file", shown(file)), ""};
  const auto size = fs::file_size(file, failure);
  if (!failure && size > kLargestFile) {
    return Error{fmt::format("{}: {} bytes; a spec has at most {}", shown(file), size, kLargestFile),
                 "use generators instead of long lists of numbers"};
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Error{fmt::format("{}: cannot be opened", shown(file)), "check its permissions"};
  std::string text(std::istreambuf_iterator<char>(stream), {});
  if (stream.bad()) return Error{fmt::format("{}: reading it failed", shown(file)), ""};
  return text;
}

/// The *.json files of one topic, by name.
Result<std::vector<fs::path>> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failure;
  if (!fs::exists(folder, failure) && !failure) return files;  // a topic may still be empty
  for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
    if (at->path().extension() == ".json") files.push_back(at->path());
  }
  if (failure) return Error{fmt::format("{}: cannot be listed: {}", shown(folder), failure.message()), ""};
  std::sort(files.begin(), files.end());
  return files;
}

void read_reference_files(const Node& node, const std::string& id, const Locations& locations,
                          std::vector<Reference>& references) {
  for (const Node& item : node.items(1)) {
    item.allow_only({"variant", "summary", "complexity"});
    const Node variant = item.member("variant");
    Reference reference{variant.slug(), item.member("summary").text(), item.member("complexity").text(), {}};
    if (node.diagnosis().failed()) return;
    const auto same = [&](const Reference& other) { return other.variant == reference.variant; };
    if (std::any_of(references.begin(), references.end(), same))
      variant.complain("another reference has this variant");
    reference.file = locations.references / id / (reference.variant + ".cpp");
    std::error_code failure;
    if (!fs::is_regular_file(reference.file, failure)) {
      variant.complain(fmt::format("its file {} does not exist", shown(reference.file)),
                       "write it, or remove this entry");
    }
    references.push_back(std::move(reference));
  }
}

/// What people read: everything but the contract, the cases and the references.
void read_prose(const Node& document, Problem& problem) {
  problem.title = document.member("title").text();
  problem.difficulty = kDifficulties[document.member("difficulty").one_of(kDifficulties, "a difficulty")];
  problem.teaches = document.member("teaches").text();
  problem.statement = document.member("statement").texts(1);
  problem.conventions = document.member("conventions").texts();
  problem.complexity = document.member("complexity").text();
  problem.numerical_notes = document.member("numerical_notes").texts(1);
  problem.hints = document.member("hints").texts(3, 3);
  for (const Node& item : document.member("follow_ups").items(2, 3)) {
    item.allow_only({"question", "answer"});
    problem.follow_ups.push_back({item.member("question").text(), item.member("answer").text()});
  }
  for (const Node& line : document.member("numpy").items(1)) {
    const auto* text = line.json().as<std::string>();
    problem.numpy.push_back(text != nullptr && text->empty() ? std::string() : line.text());
  }
}

/// The id and the topic say where the file must stand.
void read_place(const Node& document, const fs::path& file, Problem& problem) {
  const Node id = document.member("id"), topic = document.member("topic");
  problem.id = id.slug();
  problem.topic = topics()[topic.one_of(topics(), "a topic")];
  if (file.stem() != problem.id)
    id.expected(fmt::format("{}, the name of the file", support::quoted(file.stem().string())));
  const std::string folder = file.parent_path().filename().string();
  if (folder != problem.topic)
    topic.expected(fmt::format("{}, the folder of the file", support::quoted(folder)));
}

Problem read_problem(const Node& document, const fs::path& file, const Locations& locations,
                     const Budget& budget) {
  document.allow_only({"$schema", "id", "title", "topic", "difficulty", "teaches", "statement", "conventions",
                       "functions", "limits", "cases", "timing", "complexity", "numerical_notes", "hints",
                       "follow_ups", "numpy", "references"});
  Problem problem;
  problem.file = file;
  if (const auto schema = document.find("$schema")) (void)schema->text();
  read_place(document, file, problem);
  read_prose(document, problem);
  problem.functions = read_functions(document.member("functions"));
  Limits limits;
  if (const auto node = document.find("limits")) limits = read_limits(*node, limits);
  if (document.diagnosis().failed()) return problem;  // cases need their functions
  problem.cases = read_cases(document.member("cases"), problem.functions, limits, budget);
  if (const auto timing = document.find("timing"))
    problem.timing = read_timing(*timing, problem.functions, budget);
  read_reference_files(document.member("references"), problem.id, locations, problem.references);
  return problem;
}

}  // namespace

Result<std::vector<fs::path>> list_files(const Locations& locations) {
  std::error_code failure;
  if (!fs::is_directory(locations.problems, failure)) {
    return Error{fmt::format("{}: the folder of problems is missing", shown(locations.problems)),
                 "reinstall mathjudge, or run it from its build tree"};
  }
  std::vector<fs::path> all;
  for (const char* topic : kTopics) {
    const auto files = files_of(locations.problems / topic);
    if (!files) return files.error();
    all.insert(all.end(), files->begin(), files->end());
  }
  return all;
}

Result<Problem> load_file(const fs::path& file, const Locations& locations) {
  const auto text = read_text(file);
  if (!text) return text.error();
  return load_text(*text, file, locations);
}

Result<Problem> load_text(std::string_view text, const fs::path& file, const Locations& locations,
                          const Budget& budget) {
  const auto json = parse_json(text, shown(file));
  if (!json) return json.error();
  Diagnosis diagnosis(shown(file));
  Problem problem = read_problem(Node(*json, "", diagnosis), file, locations, budget);
  if (diagnosis.failed()) return diagnosis.error();
  return problem;
}

Result<Problem> load(const std::string& id, const Locations& locations) {
  const auto files = list_files(locations);
  if (!files) return files.error();
  std::vector<std::string> ids;
  for (const fs::path& file : *files) {
    if (file.stem() == id) return load_file(file, locations);
    ids.push_back(file.stem().string());
  }
  std::string advice = support::did_you_mean(id, ids);
  if (advice.empty()) advice = "`mathjudge list` shows all problems";
  return Error{fmt::format("there is no problem {}", support::quoted(id)), advice};
}

Result<std::vector<Problem>> load_all(const Locations& locations) {
  const auto files = list_files(locations);
  if (!files) return files.error();
  std::vector<Problem> problems;
  for (const fs::path& file : *files) {
    auto problem = load_file(file, locations);
    if (!problem) return problem.error();
    problems.push_back(*std::move(problem));
  }
  const auto place = [](const Problem& problem) {
    return std::make_tuple(rank_of(topics(), problem.topic), rank_of(kDifficulties, problem.difficulty));
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const Problem& a, const Problem& b) { return place(a) < place(b); });
  return problems;
}

}  // namespace mathjudge::catalogue
