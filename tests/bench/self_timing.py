"""A reference timed against itself, 40 times: how often the judge says "no measurable difference", as it
should, and how far the median ratio is from one."""

import statistics

import measure

RUNS = 40
PROBLEM = "matrix-multiply"


def self_timing():
    file = measure.ROOT / "reference" / PROBLEM / "textbook.cpp"
    quiet, ratios = 0, []
    for run in range(RUNS):
        timing = measure.judged(PROBLEM, file)["timing"]
        textbook = next(row for row in timing["implementations"] if row["name"] == "textbook")
        sizes = textbook["yours_over_this"]
        quiet += not any(size["measurable_difference"] for size in sizes)
        ratios += [size["median"] for size in sizes]
        print(f"  run {run + 1:2}: " + "  ".join(f"{size['median']:.3f}" + "*" * size["measurable_difference"]
                                                  for size in sizes), flush=True)
    print(f"{PROBLEM}: no measurable difference at any size in {quiet} of {RUNS} runs   goal: at least 38\n"
          f"median ratio {statistics.median(ratios):.4f}   goal: within 2 % of 1\n")
