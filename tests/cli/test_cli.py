#!/usr/bin/python3
"""test_cli.py BUILD [unittest arguments]: the command line as its documentation promises it. Exit codes, what is said
about bad input, that nothing is left behind; everything against a private installation of BUILD."""

import json
import os
import pathlib
import signal
import stat
import subprocess
import sys
import time
import unittest

import solutions
from installed import ROOT, Installation

PROBLEM = "matrix-multiply"
NOBODY = 65534


class CommandLine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.at = Installation(BUILD)
        cls.right = cls.at.solution("right.cpp", solutions.VERDICTS["accepted"][1])
        cls.at.call("run", PROBLEM, cls.right, "--no-timing")  # the precompiled header is made here

    @classmethod
    def tearDownClass(cls):
        cls.at.remove()

    def tearDown(self):
        self.assertEqual([], self.at.leftovers())

    def ends(self, exit_code, *arguments, says=(), **options):
        """Runs the program; checks the exit code and that the words stand on stderr (usage and judge faults)."""
        done = self.at.call(*arguments, **options)
        self.assertEqual(exit_code, done.returncode, done.stdout + done.stderr)
        for word in says:
            self.assertIn(word, done.stderr)
        self.assertNotIn("terminate called", done.stderr)
        return done


class Commands(CommandLine):
    def test_version_and_help(self):
        self.assertRegex(self.ends(0, "--version").stdout, r"^mathjudge \d+\.\d+\.\d+\n$")
        text = self.ends(0, "--help").stdout
        for command in ("list", "show", "run", "show-reference", "verify", "doctor"):
            self.assertIn(command, text)
        for code in range(6):
            self.assertIn(f"{code} ", text)

    def test_list_names_every_problem_and_filters_by_topic(self):
        ids = {path.stem for path in (ROOT / "problems").glob("*/*.json")}
        self.assertLessEqual(ids, set(self.ends(0, "list").stdout.split()))
        self.assertEqual(ids, {problem["id"] for problem in self.at.document("list")["problems"]})
        some = self.at.document("list", "--topic", "matrix-operations")["problems"]
        self.assertEqual({"matrix-operations"}, {problem["topic"] for problem in some})
        self.ends(2, "list", "--topic", "matrix-operation", says=["no topic", "matrix-operations"])

    def test_show_explains_and_keeps_the_hidden_cases_hidden(self):
        text = self.ends(0, "show", PROBLEM).stdout
        self.assertIn("matrix_multiply(const Matrix& a, const Matrix& b)", text)

    def test_show_reference_lists_variants_and_refuses_unknown_ones(self):
        text = self.ends(0, "show-reference", PROBLEM).stdout
        for word in ("textbook", "optimized", "numpy"):
            self.assertIn(word, text)
        self.ends(0, "show-reference", PROBLEM, "--variant", "optimized")
        self.ends(2, "show-reference", PROBLEM, "--variant", "optimised", says=["optimised", "optimized"])

    def test_doctor_names_the_protections(self):
        text = self.ends(0, "doctor").stdout
        for word in ("seccomp", "Landlock", "compilers", "clock"):
            self.assertIn(word, text)

    def test_doctor_attacks_with_the_programs_that_were_named(self):
        text = self.ends(0, "doctor", "--attack", "numeric/zeros", "system/fork_bomb").stdout
        for word in ("2 of 2 programs survived", "processes 0, files 0", "peak memory", "peak disk"):
            self.assertIn(word, text)
        self.ends(2, "doctor", "--attack", "no-such-program", says=["no hostile program"])
        self.ends(2, "doctor", "--compiler", "g++", says=["--attack"])

    def test_doctor_says_which_program_was_not_survived(self):
        program = self.at.prefix / "share" / "mathjudge" / "hostile" / "numeric" / "zeros.cpp"
        text = program.read_text()
        self.addCleanup(program.write_text, text)
        program.write_text(text.replace("expect: wrong-answer", "expect: accepted"))
        done = self.ends(1, "doctor", "--attack", "numeric/zeros")
        self.assertIn("expected accepted, got wrong-answer", done.stdout)
        self.assertIn("0 of 1 programs survived", done.stdout)


class Usage(CommandLine):
    def test_no_command_unknown_command_and_unknown_option(self):
        self.ends(2)
        self.ends(2, "rum", PROBLEM, says=["rum", "run"])
        self.ends(2, "run", PROBLEM, self.right, "--no-such-option")
        self.ends(2, "run", PROBLEM)
        self.ends(2, "run", PROBLEM, self.right, "--color=sometimes")
        self.ends(2, "run", PROBLEM, self.right, "--cxxflags", "-I 'open", says=["quote"])

    def test_unknown_problem_gets_the_one_that_was_meant(self):
        for command in (["run", "matrix-multiplly", self.right], ["show", "matrix-multiplly"],
                        ["show-reference", "matrix-multiplly"], ["verify", "matrix-multiplly"]):
            self.ends(2, *command, says=["matrix-multiplly", "did you mean", PROBLEM])
        self.ends(2, "show", "../../etc/passwd")
        self.ends(2, "show", "")

    def test_files_that_are_no_solution(self):
        work = self.at.work
        (work / "empty.cpp").touch()
        (work / "binary.cpp").write_bytes(b"\x7fELF\0\0\0\1" * 100)
        os.mkfifo(work / "pipe.cpp")
        for name, word in (("missing.cpp", "missing.cpp"), (".", "directory"), ("empty.cpp", "empty"),
                           ("binary.cpp", "binary"), ("pipe.cpp", "pipe.cpp"), ("/dev/zero", "/dev/zero")):
            with self.subTest(name):
                self.ends(2, "run", PROBLEM, name, says=[word], timeout=20)
        (work / "pipe.cpp").unlink()

    def test_unreadable_file(self):
        file = self.at.solution("secret.cpp", "int x;")
        file.chmod(0)
        unprivileged = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        self.at.temporary.chmod(0o777)
        self.ends(2, "run", PROBLEM, file, says=["secret.cpp"], cwd="/", **unprivileged)

    def test_huge_file_is_refused_before_compiling(self):
        file = self.at.work / "huge.cpp"
        with file.open("w") as text:
            text.truncate(200 << 20)
        self.ends(2, "run", PROBLEM, file, says=["huge.cpp"], timeout=20)
        file.unlink()

    def test_unknown_case_and_unknown_compiler(self):
        self.ends(2, "run", PROBLEM, self.right, "--case", "no-such-case", says=["no-such-case"])
        self.ends(2, "run", PROBLEM, self.right, "--case", "100000")
        self.ends(2, "run", PROBLEM, self.right, "--compiler", "no-such-compiler", says=["no-such-compiler"])
        self.ends(2, "run", PROBLEM, self.right, "--compiler", "/bin/true", says=["/bin/true"])

    def test_errors_come_as_json_when_json_was_asked_for(self):
        for arguments, code in ((["run", "no-such", self.right], 2), (["run", PROBLEM, "missing.cpp"], 2)):
            done = self.at.call(*arguments, "--json")
            document = json.loads(done.stdout)
            self.assertEqual((code, code), (done.returncode, document["exit_code"]))
            self.assertTrue(document["error"]["what"])


class Verdicts(CommandLine):
    def test_every_verdict_has_its_exit_code_and_its_json_document(self):
        for verdict, (code, source) in solutions.VERDICTS.items():
            with self.subTest(verdict):
                file = self.at.solution(f"{verdict}.cpp", source)
                done = self.at.call("run", PROBLEM, file, "--no-timing", "--json")
                document = json.loads(done.stdout)
                self.assertEqual((verdict, code, code), (document["verdict"], document["exit_code"], done.returncode),
                                 done.stdout[-3000:] + done.stderr)
                self.assertEqual("", done.stderr)
                self.assertEqual(code, self.at.call("run", PROBLEM, file, "--no-timing").returncode)

    def test_accepted_says_so(self):
        done = self.ends(0, "run", PROBLEM, self.right)
        self.assertRegex(done.stdout, r"(?m)^ACCEPTED")
        self.assertIn("textbook", done.stdout)

    def test_wrong_answer_shows_what_why_and_where_but_not_the_hidden_numbers(self):
        file = self.at.solution("wrong.cpp", solutions.VERDICTS["wrong-answer"][1])
        document = self.at.document("run", PROBLEM, file, "--no-timing")
        hidden = [case for case in document["cases"] if case["tier"] == "hidden" and case["verdict"] != "accepted"]
        self.assertTrue(hidden)
        self.assertFalse([case["name"] for case in hidden if "revealed" in case])
        revealed = self.at.document("run", PROBLEM, file, "--no-timing", "--reveal")
        failed = [case for case in revealed["cases"] if case["verdict"] != "accepted"]
        self.assertEqual([], [case["name"] for case in failed if "revealed" not in case])
        text = self.ends(1, "run", PROBLEM, file, "--no-timing").stdout
        self.assertIn("FAIL", text)
        self.assertRegex(text, r"(?m)^WRONG ANSWER")

    def test_compile_error_shows_the_user_s_own_file_and_line(self):
        file = self.at.solution("mistake.cpp", "#include <vector>\n\nint f() { return no_such_name; }\n")
        text = self.ends(3, "run", PROBLEM, file).stdout
        self.assertIn("mistake.cpp:3", text)
        self.assertIn("no_such_name", text)

    def test_mismatch_names_the_expected_signature(self):
        for source in (solutions.WRONG_SIGNATURE, "int unrelated() { return 1; }\n"):
            file = self.at.solution("signature.cpp", source)
            self.assertIn("matrix_multiply(const Matrix& a, const Matrix& b)", self.ends(3, "run", PROBLEM, file).stdout)

    def test_one_case_and_examples_only(self):
        document = self.at.document("run", PROBLEM, self.right, "--examples")
        self.assertEqual({"example"}, {case["tier"] for case in document["cases"]})
        name = document["cases"][0]["name"]
        for which in (name, "1"):
            self.assertEqual([name], [case["name"] for case in self.at.document("run", PROBLEM, self.right, "--case", which)["cases"]])

    def test_repro_is_a_program_that_compiles(self):
        file = self.at.solution("wrong.cpp", solutions.VERDICTS["wrong-answer"][1])
        document = self.at.document("run", PROBLEM, file, "--no-timing", "--repro")
        repro = pathlib.Path(self.at.work, document["repro"])
        include = self.at.prefix / "include"
        subprocess.run(["g++", "-std=c++20", f"-I{include}", str(repro), "-o", str(self.at.work / "repro")], check=True)
        done = subprocess.run([self.at.work / "repro"], stdout=subprocess.PIPE, text=True, check=False)
        self.assertTrue(done.stdout)
        repro.unlink()

    def test_crash_suggests_the_sanitizers_and_they_find_it(self):
        body = "std::vector<double> v(3); double s = 0; for (int i = 0; i <= 3; ++i) s += v.data()[i]; return {{s}};"
        file = self.at.solution("overrun.cpp", solutions.multiply(body))
        done = self.at.call("run", PROBLEM, file, "--sanitize", "--examples")
        self.assertEqual(4, done.returncode, done.stdout + done.stderr)
        self.assertIn("heap-buffer-overflow", done.stdout)
        file = self.at.solution("crash.cpp", solutions.VERDICTS["runtime-error"][1])
        self.assertIn("--sanitize", self.ends(4, "run", PROBLEM, file).stdout)


class Output(CommandLine):
    def test_colour_is_for_terminals_and_for_those_who_ask(self):
        plain = self.ends(0, "run", PROBLEM, self.right, "--no-timing").stdout
        self.assertNotIn("\x1b", plain)
        always = ["run", PROBLEM, self.right, "--no-timing", "--color=always"]
        self.assertIn("\x1b[", self.ends(0, *always).stdout)
        self.assertNotIn("\x1b", self.ends(0, *always[:-1], "--color=never").stdout)

    def test_terminal_escapes_of_a_solution_are_shown_and_not_obeyed(self):
        body = 'std::puts("\\033[2J\\033]0;pwned\\007ACCEPTED"); return a;'
        file = self.at.solution("escapes.cpp", solutions.multiply(body, "#include <cstdio>\n"))
        text = self.ends(1, "run", PROBLEM, file, "--no-timing").stdout
        self.assertNotIn("\x1b", text)
        self.assertNotRegex(text, r"(?m)^ACCEPTED")

    def test_closed_pipe_is_a_fault_that_is_said(self):
        for arguments in (["list"], ["show", PROBLEM], ["run", PROBLEM, str(self.right), "--no-timing"]):
            with self.subTest(arguments[0]):
                reader, writer = os.pipe()
                os.close(reader)
                done = self.at.call(*arguments, capture_output=False, stdout=writer, stderr=subprocess.PIPE, timeout=60)
                os.close(writer)
                self.assertEqual(5, done.returncode, done.stderr)
                self.assertIn("could not be written", done.stderr)
                self.assertNotIn("terminate", done.stderr)

    def test_closed_pipe_for_both_streams_ends_with_the_same_code(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = self.at.call("list", capture_output=False, stdout=writer, stderr=writer, timeout=60)
        os.close(writer)
        self.assertEqual(5, done.returncode)

    def test_full_device_is_a_fault_and_not_a_verdict(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = self.at.call("run", PROBLEM, self.right, "--json", "--no-timing", capture_output=False, stdout=full,
                                stderr=subprocess.PIPE)
        self.assertEqual(5, done.returncode)
        self.assertIn("No space left", done.stderr)

    def test_names_with_blanks_quotes_newlines_and_other_bytes(self):
        for name in (b"two words.cpp", b"it's \"quoted\".cpp", b"new\nline.cpp", b"latin\xe9.cpp", b"-dash.cpp", b"%s.cpp", b"{}.cpp"):
            with self.subTest(name):
                path = os.path.join(os.fsencode(self.at.work), name)
                with open(path, "w", encoding="utf-8") as text:
                    text.write(self.right.read_text())
                self.ends(0, "run", PROBLEM, path, "--no-timing")
                self.assertEqual("accepted", self.at.document("run", PROBLEM, path, "--no-timing")["verdict"])
                with open(path, "a", encoding="utf-8") as text:
                    text.write("mistake\n")
                self.ends(3, "run", PROBLEM, path, "--no-timing")


class Robustness(CommandLine):
    def test_interrupt_ends_promptly_and_cleanly_at_any_moment(self):
        slow = "#include <vector>\n" + solutions.VERDICTS["time-limit"][1]
        for delay in (0.01, 0.05, 0.1, 0.2, 0.4, 0.8, 1.2):
            for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
                with self.subTest(delay=delay, signal=number):
                    file = self.at.solution("slow.cpp", f"{slow}// {delay} {number}\n")
                    call = self.at.start("run", PROBLEM, file)
                    time.sleep(delay)
                    call.send_signal(number)
                    sent = time.monotonic()
                    call.communicate(timeout=20)
                    # Before main() is reached the signal does what it always does.
                    self.assertIn(call.returncode, (code, -number) if delay < 0.1 else (code,))
                    self.assertLess(time.monotonic() - sent, 2)
                    self.assertEqual([], self.at.leftovers())

    def test_killed_judge_leaves_nothing_that_the_next_run_does_not_remove(self):
        call = self.at.start("run", PROBLEM, self.at.solution("slow.cpp", solutions.VERDICTS["time-limit"][1] + "// killed\n"))
        time.sleep(0.9)
        call.kill()
        call.communicate()
        self.ends(0, "run", PROBLEM, self.right, "--no-timing")

    def test_unwritable_cache_costs_time_and_not_the_verdict(self):
        for cache in ("/proc/no-cache-here", "/dev/null/cache", str(self.right)):
            with self.subTest(cache):
                done = self.ends(0, "run", PROBLEM, self.right, "--no-timing", environment={"MATHJUDGE_CACHE": cache})
                self.assertIn("cache", done.stdout + done.stderr)

    def test_corrupt_cache_never_changes_a_verdict(self):
        for damage in (lambda text: b"", lambda text: text[: len(text) // 2], lambda text: b"garbage" * 100):
            for path in self.at.cache.rglob("*"):
                if path.is_file() and not path.is_symlink():
                    path.chmod(path.stat().st_mode | stat.S_IWUSR)
                    path.write_bytes(damage(path.read_bytes()))
            self.ends(0, "run", PROBLEM, self.right, "--no-timing")

    def test_judges_side_by_side_on_an_empty_cache(self):
        cache = self.at.base / "fresh"
        calls = [subprocess.Popen([self.at.program, "run", PROBLEM, self.right, "--no-timing"], stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, env=self.at.environment(MATHJUDGE_CACHE=cache))
                 for _ in range(4)]
        texts = [call.communicate(timeout=300)[0] for call in calls]
        self.assertEqual([0] * 4, [call.returncode for call in calls], "\n".join(texts))

    def test_two_hundred_judgements_agree_and_leave_nothing(self):
        for name in ("accepted", "wrong-answer"):
            code, source = solutions.VERDICTS[name]
            file = self.at.solution(f"{name}.cpp", source)
            found = {self.at.call("run", PROBLEM, file, "--no-timing").returncode for _ in range(100)}
            self.assertEqual({code}, found)
        self.assertEqual([], self.at.leftovers())


class Specs(CommandLine):
    """Malformed specs, in an installation of their own."""

    def setUp(self):
        self.spec = self.at.prefix / "share" / "mathjudge" / "problems" / "matrix-operations" / f"{PROBLEM}.json"
        self.text = self.spec.read_text()
        self.addCleanup(self.spec.write_text, self.text)

    def broken(self, text, *words):
        self.spec.write_text(text)
        return self.ends(5, "run", PROBLEM, self.right, says=[self.spec.name, *words], timeout=60)

    def test_malformed_json_names_file_and_place(self):
        self.broken(self.text[: len(self.text) // 2])
        self.broken("")
        self.broken("[" * 200000)
        self.broken(self.text.replace('"title"', "title"))
        self.broken("\x00\xff")

    def test_wrong_content_names_file_and_pointer(self):
        spec = json.loads(self.text)
        for change, pointer in ((lambda s: s.pop("functions"), "functions"),
                                (lambda s: s["cases"][0].update(tier="secret"), "/cases/0/tier"),
                                (lambda s: s["functions"][0]["parameters"][0].update(type="Tensor"), "/functions/0/parameters/0/type"),
                                (lambda s: s["functions"][0]["judging"].update(comparator="fuzzy"), "comparator"),
                                (lambda s: s["cases"][1]["arguments"].clear(), "/cases/1"),
                                (lambda s: s.update(surprise=1), "surprise")):
            copy = json.loads(json.dumps(spec))
            change(copy)
            with self.subTest(pointer):
                self.broken(json.dumps(copy), pointer)

    def test_a_broken_spec_does_not_stop_another_problem(self):
        other = next(path.stem for path in sorted((ROOT / "problems").glob("*/*.json")) if path.stem != PROBLEM)
        self.spec.write_text("{")
        self.ends(0, "run", other, self.at.reference(other), "--no-timing")


if __name__ == "__main__":
    BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
