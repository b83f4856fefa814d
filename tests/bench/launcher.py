"""What the launcher adds to the program once everything is built."""

import measure

ROUNDS = 100


def launcher():
    measure.seconds([measure.ROOT / "mathjudge", "--version"])
    through, direct = measure.interleaved(
        ROUNDS, lambda: measure.seconds([measure.ROOT / "mathjudge", "--version"]),
        lambda: measure.seconds([measure.PROGRAM, "--version"]))
    print(f"  through the launcher {1e3 * through:.2f} ms, directly {1e3 * direct:.2f} ms: "
          f"{1e3 * (through - direct):.2f} ms more   goal: <= 20 ms\n")
