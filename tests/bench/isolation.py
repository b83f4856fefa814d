"""What isolating one case costs, over the usual way to isolate one process: bubblewrap around `true`.
The cost of a case is the slope between a run of all cases of a problem and a run of one, everything pinned
to one core; it holds the computation and the comparison too, so the isolation itself is cheaper still."""


import measure

ROUNDS = 25
PROBLEM = "matrix-trace"
BWRAP = ["bwrap", "--ro-bind", "/", "/", "--unshare-all", "true"]


def isolation():
    problems = [PROBLEM] + sorted({problem for problem, _ in measure.references()})
    problem = next(name for name in problems if (measure.ROOT / "reference" / name / "textbook.cpp").exists())
    file = measure.ROOT / "reference" / problem / "textbook.cpp"
    cases = measure.judged(problem, file, "--no-timing")["cases"]
    few = [measure.PROGRAM, "run", problem, file, "--no-timing", "--json", "--case", cases[0]["name"]]
    many = [measure.PROGRAM, "run", problem, file, "--no-timing", "--json"]
    with measure.one_core():
        one, everything, bwrap = measure.interleaved(
            ROUNDS, lambda: measure.seconds(few), lambda: measure.seconds(many), lambda: measure.seconds(BWRAP))
    per_case = (everything - one) / (len(cases) - 1)
    print(f"  {problem}: {len(cases)} cases {1e3 * everything:.2f} ms, one {1e3 * one:.2f} ms: "
          f"{1e6 * per_case:.0f} us a case; bwrap {1e3 * bwrap:.2f} ms")
    measure.summary("a case / bwrap --ro-bind / / --unshare-all true", {problem: per_case / bwrap}, "<= 0.1")
