#!/usr/bin/env python3
"""`mathjudge doctor --attack` of a build, as another user if need be: the hostile programs and the machine after each.

Usage: run.py [--user NAME] [--compiler CXX] [--build DIR] [PATTERN...]
Exits as the command does: 0 when every program was survived. 77 when only root could become that user.
"""
import argparse
import os
import pathlib
import pwd
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--user")
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--build", default=str(ROOT / "build"))
    parser.add_argument("patterns", nargs="*")
    options = parser.parse_args()
    identity = {}
    if options.user and options.user != pwd.getpwuid(os.getuid()).pw_name:
        if os.getuid() != 0:
            print(f"skipped: only root can become {options.user}")
            return 77
        account = pwd.getpwnam(options.user)
        identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    program = pathlib.Path(options.build) / "bin" / "mathjudge"
    command = [str(program), "doctor", "--attack", "--compiler", options.compiler, *options.patterns]
    return subprocess.run(command, cwd="/", check=False, **identity).returncode


if __name__ == "__main__":
    sys.exit(main())
