// A complete small spec on disk, for tests that load it, whole or with one thing changed.
// The temporary folder goes with the object.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "catalogue/load.hpp"

namespace mathjudge::catalogue {

/// Uses every section; the ids of both functions and all kinds of arguments occur.
inline constexpr const char* kSample = R"json({
  "$schema": "../schema.json",
  "id": "sample", "title": "Sample", "topic": "optimization", "difficulty": "medium",
  "teaches": "what a spec looks like",
  "statement": ["First paragraph.", "Second paragraph."],
  "conventions": ["One convention."],
  "functions": [
    {
      "name": "scale_it",
      "parameters": [{"name": "a", "type": "Matrix"}, {"name": "k", "type": "Int"}],
      "returns": [{"name": "scaled", "type": "Matrix"}, {"name": "norm", "type": "Double"}],
      "judging": {"comparator": "exact", "why": "integers"}
    },
    {
      "name": "minimise_it",
      "parameters": [{"name": "f", "type": "ScalarFunction"}, {"name": "gradient", "type": "VectorFunction"},
                     {"name": "x0", "type": "Vector"}],
      "returns": [{"name": "x", "type": "Vector"}],
      "judging": {"comparator": "optimum", "ratios": ["gradient_norm"], "threshold": 30,
                  "settings": {"absolute": 1e-9}, "bound_is_theorem": true, "why": "measured"}
    }
  ],
  "limits": {"cpu_seconds": 1, "memory_mebibytes": 256},
  "cases": [
    {
      "name": "doubling", "tier": "example", "category": "basic", "why": "the definition",
      "explanation": "Every entry is doubled.", "function": "scale_it",
      "arguments": {"a": [[1, "0x1p-1"], ["-inf", "nan"]], "k": -2},
      "expected": {"scaled": [[-2, "-1.000000000000000001"], ["inf", "nan"]], "norm": 0.1}
    },
    {
      "name": "empty", "tier": "hidden", "category": "edge", "why": "nothing to do", "function": "scale_it",
      "arguments": {"a": [], "k": 3}, "expected": {"scaled": [], "norm": 0},
      "then": {"arguments": {"a": [[1]], "k": 1}, "throws": "std::domain_error"}
    },
    {
      "name": "ragged", "tier": "hidden", "category": "error", "why": "not a matrix", "function": "scale_it",
      "arguments": {"a": [[1, 2], [3]], "k": 1}, "throws": "std::invalid_argument"
    },
    {
      "name": "bowl", "tier": "stretch", "category": "ill-conditioned", "why": "kappa 1e6", "function": "minimise_it",
      "arguments": {
        "f": {"formula": ["T s = 0;", "for (int i = 0; i < n; ++i) s += c * x[i] * x[i] + b[i] * A[i][i];",
                          "return s;"],
              "inputs": 2,
              "constants": {"c": 2.5, "b": [1, 2], "A": {"generator": "identity", "n": 2}}},
        "gradient": {"formula": "return 2.5 * (x[0] * x[0] + x[1] * x[1]);", "inputs": 2, "derivative": "gradient"},
        "x0": {"generator": "uniform", "length": 2, "seed": 18446744073709551615, "low": 1, "high": 2}
      },
      "calls": 3, "condition": 1e6, "facts": {"textbook_gradient_calls": 12},
      "minimisers": [[0, 0]], "limits": {"cpu_seconds": 4, "stack_mebibytes": 16}
    }
  ],
  "timing": {
    "function": "scale_it", "sizes": [4, 8],
    "arguments": {"a": {"generator": "uniform", "rows": "n", "columns": "2n", "low": -1, "high": 1}, "k": "n"}
  },
  "complexity": "O(n)",
  "numerical_notes": ["None."],
  "hints": ["Nudge.", "More.", "Key."],
  "follow_ups": [{"question": "Q1?", "answer": "A1."}, {"question": "Q2?", "answer": "A2."}],
  "numpy": ["import numpy as np", "", "def scale_it(a, k):", "    return k * a"],
  "references": [{"variant": "textbook", "summary": "one loop", "complexity": "O(n)"}]
}
)json";

class SampleFolder {
 public:
  SampleFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "mathjudge-catalogue-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
    std::filesystem::create_directories(file().parent_path());
    std::filesystem::create_directories(root_ / "reference" / "sample");
    std::ofstream(root_ / "reference" / "sample" / "textbook.cpp") << "// a reference\n";
  }
  ~SampleFolder() { std::filesystem::remove_all(root_); }
  SampleFolder(const SampleFolder&) = delete;
  SampleFolder& operator=(const SampleFolder&) = delete;

  std::filesystem::path file() const { return root_ / "problems" / "optimization" / "sample.json"; }
  Locations locations() const { return {root_ / "problems", root_ / "reference"}; }

  support::Result<Problem> load(const std::string& text) const {
    std::ofstream(file(), std::ios::binary) << text;
    return load_file(file(), locations());
  }

  /// The sample with the first `old_text` replaced; it must be there.
  support::Result<Problem> load_changed(const std::string& old_text, const std::string& new_text) const {
    std::string text = kSample;
    const auto at = text.find(old_text);
    EXPECT_NE(at, std::string::npos) << "the sample has no " << old_text;
    if (at != std::string::npos) text.replace(at, old_text.size(), new_text);
    return load(text);
  }

 private:
  std::filesystem::path root_;
};

}  // namespace mathjudge::catalogue
