#!/usr/bin/python3
"""Each lint against a small tree that is clean and against trees with one fault: proof that it can fail."""

import pathlib
import shutil
import tempfile
import unittest

import comments
import format as formatting
import layering
import sources
import words

CLEAN = {
    "judge/support/CMakeLists.txt": "# Support: no words of the domain.\nmathjudge_module(support fmt::fmt)\n",
    "judge/functions/CMakeLists.txt": "# Functions: the formula language.\nmathjudge_module(functions mathjudge_support)\n",
    "judge/values/CMakeLists.txt": "# Values: what crosses the wire.\nmathjudge_module(values mathjudge_functions)\n",
    "judge/sandbox/CMakeLists.txt": "# Sandbox: limits and filters.\nmathjudge_module(sandbox mathjudge_support)\n",
    "judge/support/fd.hpp": "// A descriptor that closes itself.\n#pragma once\n#include <vector>\n",
    "judge/values/value.hpp": '// The values that cross the wire.\n#pragma once\n#include "support/fd.hpp"\n',
    "judge/sandbox/filter.cpp": '// The filter of system calls.\n#include <seccomp.h>\n\n#include "support/fd.hpp"\n',
    "tests/unit/values/value_test.cpp": '// Values round-trip unchanged.\n#include "values/value.hpp"\n\n#include <gtest/gtest.h>\n',
}


class Lints(unittest.TestCase):
    def tree(self, **changes):
        """A copy of the clean tree, with files replaced or added; the keys have __ for / and _dot_ for a dot."""
        root = pathlib.Path(tempfile.mkdtemp(prefix="mathjudge-lint-"))
        self.addCleanup(shutil.rmtree, root)
        renamed = {name.replace("__", "/").replace("_dot_", "."): text for name, text in changes.items()}
        for name, text in {**CLEAN, **renamed}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        return root

    def complains(self, check, word, **changes):
        complaints = check(self.tree(**changes))
        self.assertEqual(1, len(complaints), complaints)
        self.assertIn(word, complaints[0])

    def test_clean_tree_passes_every_lint(self):
        for lint in (layering, comments, words):
            with self.subTest(lint.__name__):
                self.assertEqual([], lint.check(self.tree()))

    def test_include_to_the_right_is_found(self):
        self.complains(layering.check, "does not stand to its left",
                       judge__support__up_dot_cpp='// Reaches upwards.\n#include "values/value.hpp"\n')

    def test_include_of_a_neighbour_in_the_same_layer_is_found(self):
        self.complains(layering.check, "does not stand to its left",
                       judge__catalogue__spec_dot_hpp="// What a problem is.\n",
                       judge__sandbox__limits_dot_hpp='// Limits as data.\n#include "catalogue/spec.hpp"\n')

    def test_include_without_a_link_is_found(self):
        self.complains(layering.check, "does not link it",
                       judge__sandbox__limits_dot_hpp='// Limits as data.\n#include "values/value.hpp"\n')

    def test_application_header_in_the_judge_is_found(self):
        self.complains(layering.check, "does not stand to its left",
                       src__report__json_dot_hpp="// The JSON reporter.\n",
                       judge__values__leak_dot_cpp='// Reaches into the application.\n#include "report/json.hpp"\n')

    def test_third_party_header_outside_its_folder_is_found(self):
        self.complains(layering.check, "belongs to",
                       judge__values__wire_dot_cpp="// The wire format.\n#include <nlohmann/json.hpp>\n")

    def test_printing_in_the_judge_is_found(self):
        self.complains(layering.check, "never prints",
                       judge__values__wire_dot_cpp='// The wire format.\nvoid f() { std::printf("x"); }\n')

    def test_unknown_header_and_unknown_folder_are_found(self):
        self.complains(layering.check, "no file of the project",
                       judge__values__wire_dot_cpp='// The wire format.\n#include "values/gone.hpp"\n')
        self.complains(layering.check, "no place in the layering", judge__misc__x_dot_hpp="// Odds and ends.\n")

    def test_include_cycle_is_found(self):
        self.complains(layering.check, "include cycle",
                       judge__support__a_dot_hpp='// One half of a cycle.\n#include "support/b.hpp"\n',
                       judge__support__b_dot_hpp='// The other half.\n#include "support/a.hpp"\n')

    def test_file_without_an_opening_comment_is_found(self):
        for name, text in {"judge__support__a_dot_cpp": "#include <vector>\n", "judge__support__b_dot_hpp": "// a.hpp\n",
                           "tests__c_dot_py": "import os\n", "tests__d": "#!/bin/sh\nset -e\n",
                           "judge__CMakeLists_dot_txt": "project(x)\n"}.items():
            with self.subTest(name):
                self.complains(comments.check, "opens without", **{name: text})

    def test_machine_paths_and_promises_are_found(self):
        for text in ("see /" + "work/notes", "in /" + "home/ada/x", "TO" + "DO: write"):
            with self.subTest(text):
                self.assertEqual(1, len(words.check(self.tree(notes_dot_md=text + "\n"))))

    def test_stray_white_space_is_found(self):
        for text in ("a \n", "a\tb\n", "a\r\n", "a"):
            with self.subTest(repr(text)):
                self.assertEqual(1, len(words.check(self.tree(notes_dot_md=text))))

    def test_build_trees_are_nobody_s_business(self):
        tree = self.tree(**{"build-dev__x_dot_cpp": "int x;\n", "build__y_dot_cpp": "int y;\n"})
        self.assertEqual([], comments.check(tree))
        self.assertEqual([], words.check(tree))

    @unittest.skipIf(formatting.program() is None, "clang-format 14 is not installed")
    def test_badly_formatted_source_is_found(self):
        style = (sources.ROOT / ".clang-format").read_text()
        bad = {"judge__support__a_dot_cpp": "// Formatted by hand.\nint  f( ){return 1 ;}\n"}
        self.assertEqual([], formatting.check(self.tree(**{"_dot_clang-format": style})))
        self.complains(formatting.check, "clang-format", **{"_dot_clang-format": style}, **bad)


if __name__ == "__main__":
    unittest.main()
