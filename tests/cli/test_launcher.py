#!/usr/bin/python3
"""The launcher and the set-up scripts, in a small checkout of their own with a recording cmake, apt-get
and sudo in place of the real ones: what is built when, what is installed how, what is said."""

import os
import pathlib
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
# What the scripts may use beside the fakes: all of it is essential on Debian.
REAL = "sh find readlink grep mktemp rm mv mkdir flock nproc cat env sleep dirname cp chmod touch".split()

CMAKE = """#!/bin/sh
echo "cmake $*" >>"$RECORD"
case $1 in
  -S) { [ -n "${CONFIGURE_FAILS-}" ] && echo "no such library" && exit 1; } || true
      printf 'CMAKE_HOME_DIRECTORY:INTERNAL=%s\\n' "$PWD" >build/CMakeCache.txt ;;
  --build)
      [ -f build/poison ] && echo "corrupt object" && exit 1
      [ -n "${BUILD_POISONS-}" ] && : >build/poison
      [ -n "${BUILD_FAILS-}" ] && echo "solution.cpp:1: error: expected" && exit 1
      sleep "${BUILD_SECONDS-0}"
      mkdir -p build/bin
      cat >build/bin/mathjudge <<'PROGRAM'
#!/bin/sh
printf '<%s>' "$@"
exit "${PROGRAM_EXIT-0}"
PROGRAM
      chmod +x build/bin/mathjudge ;;
esac
"""
DPKG_QUERY = """#!/bin/sh
shift 2
for name in "$@"; do
  case " ${ABSENT-} " in *" $name "*) ;; *) printf 'installed:%s ' "$name" ;; esac
done
"""
APT_GET = """#!/bin/sh
echo "apt-get $*" >>"$RECORD"
case " $* " in *" update "*) [ -z "${UPDATE_FAILS-}" ] || exit 100 ;; esac
case " $* " in *" install "*) [ -z "${INSTALL_FAILS-}" ] || { echo "E: broken packages"; exit 100; } ;; esac
echo "chatter"
"""
SUDO = '#!/bin/sh\necho "sudo $*" >>"$RECORD"\nexec "$@"\n'
ID = '#!/bin/sh\necho "${FAKE_UID-0}"\n'


class Launcher(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # What is started in the background may be told to ignore interrupts, and would hand that on.
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def setUp(self):
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="mathjudge launcher "))
        self.addCleanup(shutil.rmtree, self.base)
        self.tools = self.base / "tools"
        self.tools.mkdir()
        for name in REAL:
            (self.tools / name).symlink_to(shutil.which(name))
        for name, text in {"cmake": CMAKE, "dpkg-query": DPKG_QUERY, "apt-get": APT_GET, "sudo": SUDO, "id": ID}.items():
            self.tool(name, text)
        self.tool("ninja", "#!/bin/sh\n")
        self.record = self.base / "record"
        self.record.touch()
        self.checkout = self.base / "a checkout"
        for folder in ("judge", "src", "problems"):
            (self.checkout / folder).mkdir(parents=True)
        (self.checkout / "CMakeLists.txt").touch()
        (self.checkout / "src" / "main.cpp").touch()
        shutil.copy(ROOT / "mathjudge", self.checkout)
        shutil.copytree(ROOT / ".setup", self.checkout / ".setup")

    def tool(self, name, text):
        path = self.tools / name
        path.write_text(text)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def environment(self, **extra):
        return {"PATH": str(self.tools), "RECORD": str(self.record), **{k: str(v) for k, v in extra.items()}}

    def call(self, *arguments, program=None, cwd="/", **extra):
        return subprocess.run([str(program or self.checkout / "mathjudge"), *arguments], cwd=cwd, text=True,
                              env=self.environment(**extra), capture_output=True, stdin=subprocess.DEVNULL)

    def recorded(self, word):
        return [line for line in self.record.read_text().splitlines() if line.split()[0] == word]

    def builds(self):
        return len([line for line in self.recorded("cmake") if "--build" in line])

    def test_first_call_builds_and_hands_the_arguments_over(self):
        done = self.call("run", "two words", "", PROGRAM_EXIT=3)
        self.assertEqual(("<run><two words><>", 3), (done.stdout, done.returncode))
        self.assertIn("building, once", done.stderr)
        self.assertNotIn("chatter", done.stderr)

    def test_second_call_starts_the_program_and_nothing_else(self):
        self.call()
        before = self.record.read_text()
        done = self.call("list")
        self.assertEqual(("<list>", ""), (done.stdout, done.stderr))
        self.assertEqual(before, self.record.read_text())

    def test_changed_added_backdated_and_removed_sources_are_rebuilt_and_data_is_not(self):
        self.call()
        steps = {
            "changed": lambda: (self.checkout / "src" / "main.cpp").write_text("int x;"),
            "backdated": lambda: os.utime(self.checkout / "src" / "main.cpp", (1, 1)),
            "added": lambda: (self.checkout / "judge" / "new.cpp").touch(),
            "removed": lambda: (self.checkout / "judge" / "new.cpp").unlink(),
        }
        for count, (name, step) in enumerate(steps.items(), start=2):
            with self.subTest(name):
                time.sleep(0.02)  # the file system's clock ticks every few milliseconds
                step()
                self.call()
                self.assertEqual(count, self.builds())
        (self.checkout / "problems" / "new.json").touch()
        self.call()
        self.assertEqual(len(steps) + 1, self.builds())

    def test_works_from_any_directory_and_through_links(self):
        self.call()
        (self.base / "links").mkdir()
        absolute, relative = self.base / "links" / "absolute", self.base / "links" / "relative"
        absolute.symlink_to(self.checkout / "mathjudge")
        relative.symlink_to("absolute")
        for program, cwd in ((absolute, "/"), (relative, "/"), ("./mathjudge", self.checkout),
                             ("../a checkout/mathjudge", self.base / "links"), ("./relative", self.base / "links")):
            with self.subTest(program=program):
                self.assertEqual("<list>", self.call("list", program=program, cwd=cwd).stdout)
        self.assertEqual(1, self.builds())

    def test_concurrent_first_calls_build_once(self):
        calls = [subprocess.Popen([self.checkout / "mathjudge", "list"], env=self.environment(BUILD_SECONDS=0.4),
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
        results = [call.communicate() for call in calls]
        self.assertEqual(["<list>"] * 4, [out for out, _ in results])
        self.assertEqual(1, self.builds())

    def test_failed_build_is_shown_and_the_next_call_recovers(self):
        for fault, words in (("BUILD_FAILS", "error: expected"), ("CONFIGURE_FAILS", "no such library")):
            with self.subTest(fault):
                done = self.call("list", **{fault: 1})
                self.assertEqual((5, ""), (done.returncode, done.stdout))
                self.assertIn(words, done.stderr)
        self.assertEqual("<list>", self.call("list").stdout)

    def test_build_that_was_killed_recovers_even_from_corrupt_files(self):
        call = subprocess.Popen([self.checkout / "mathjudge"], env=self.environment(BUILD_POISONS=1, BUILD_SECONDS=60),
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        while not (self.checkout / "build" / "poison").exists():
            time.sleep(0.01)
        os.killpg(call.pid, signal.SIGKILL)
        call.wait()
        self.assertEqual("<list>", self.call("list").stdout)

    def test_interrupt_ends_at_once_and_the_next_call_builds(self):
        call = subprocess.Popen([self.checkout / "mathjudge"], env=self.environment(BUILD_SECONDS=60),
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        while not self.builds():
            time.sleep(0.01)
        # A shell puts off an interrupt that meets it in the middle of starting a program, so press twice if need be.
        for _ in range(20):
            os.killpg(call.pid, signal.SIGINT)
            try:
                self.assertIn(call.wait(timeout=0.5), (130, -signal.SIGINT))
                break
            except subprocess.TimeoutExpired:
                pass
        self.assertIsNotNone(call.poll(), "still running after twenty interrupts")
        self.assertEqual("<list>", self.call("list").stdout)

    def test_moved_checkout_runs_as_it_is_and_builds_afresh_when_it_must(self):
        self.call()
        moved = self.base / "moved"
        self.checkout.rename(moved)
        self.assertEqual("<list>", self.call("list", program=moved / "mathjudge").stdout)
        self.assertEqual(1, self.builds())
        (moved / "src" / "main.cpp").write_text("int x;")
        done = self.call("list", program=moved / "mathjudge")
        self.assertEqual("<list>", done.stdout)
        self.assertIn("moved", done.stderr)

    def test_build_directory_that_cannot_be_made_is_a_clear_error(self):
        (self.checkout / "build").touch()
        done = self.call("list")
        self.assertEqual(5, done.returncode)
        self.assertIn("cannot write to", done.stderr)

    def test_missing_packages_are_named_and_installed_as_root(self):
        done = self.call("list", ABSENT="libfmt-dev libseccomp-dev")
        self.assertEqual("<list>", done.stdout)
        self.assertIn("libfmt-dev libseccomp-dev", done.stderr)
        self.assertRegex(self.recorded("apt-get")[-1], r"install .*libfmt-dev libseccomp-dev$")
        self.assertEqual([], self.recorded("sudo"))

    def test_missing_packages_are_installed_with_sudo_otherwise(self):
        self.assertEqual("<list>", self.call("list", ABSENT="libfmt-dev", FAKE_UID=1000).stdout)
        self.assertEqual(2, len(self.recorded("sudo")))

    def test_nothing_is_installed_when_nothing_is_missing(self):
        self.call("list", ABSENT="ninja-build cmake")  # both are there as commands
        self.assertEqual([], self.recorded("apt-get"))

    def test_lists_that_cannot_be_refreshed_do_not_stop_an_installation(self):
        self.assertEqual("<list>", self.call("list", ABSENT="libfmt-dev", UPDATE_FAILS=1).stdout)

    def test_failed_installation_is_shown(self):
        done = self.call("list", ABSENT="libfmt-dev", INSTALL_FAILS=1)
        self.assertEqual((5, ""), (done.returncode, done.stdout))
        self.assertIn("E: broken packages", done.stderr)

    def test_without_root_and_sudo_the_command_to_run_is_named(self):
        (self.tools / "sudo").unlink()
        done = self.call("list", ABSENT="libfmt-dev", FAKE_UID=1000)
        self.assertEqual(5, done.returncode)
        self.assertIn("apt-get install --no-install-recommends libfmt-dev", done.stderr)

    def test_another_system_gets_the_list_of_what_it_needs(self):
        (self.tools / "dpkg-query").unlink()
        done = self.call("list")  # g++ is not among the tools
        self.assertEqual(5, done.returncode)
        self.assertIn("not a Debian system", done.stderr)
        self.assertIn("libseccomp-dev", done.stderr)
        for name in ("g++", "pkg-config"):
            self.tool(name, "#!/bin/sh\n")
        self.assertEqual("<list>", self.call("list").stdout)


if __name__ == "__main__":
    unittest.main()
