# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the journal's long tasks on a large journal, each beside journalctl in the same run.

Medians of five. Every count is compared with journalctl's: a fast answer that is wrong ends it.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

import journal_generator
from table import VERDICTS, row, title

ROOT = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../..")
BUILD = os.path.join(ROOT, "build/release/tests/bench")


def milliseconds(run):
    begin = time.monotonic()
    result = run()
    return (time.monotonic() - begin) * 1000, result


def shell(command):
    """How long a command takes that reads from journalctl, and what it prints."""
    return milliseconds(lambda: subprocess.run(command, shell=True, check=False, text=True,
                                               stdout=subprocess.PIPE).stdout)


def own(*words):
    """One task of ours, and how many entries it had; its bytes go nowhere, as journalctl's do."""
    with open(os.devnull, "wb") as nowhere:
        took, text = milliseconds(lambda: subprocess.run(
            [os.path.join(BUILD, "journal_scan_bench"), *words], check=True, text=True,
            stdout=subprocess.PIPE, stderr=nowhere).stdout)
    return took, json.loads(text)["entries"]


def compare(what, ours, theirs, budget, reference, rounds, same=lambda mine, told: True):
    """One line of the table: both in turn, so that what else the machine does meets both."""
    mine, told = [], []
    for _ in range(rounds):
        took, answer = theirs()
        told.append(took)
        took, counted = ours()
        mine.append(took)
        if not same(counted, answer):
            raise SystemExit(f"{what}: {counted} entries, journalctl says {answer.strip()[:200]}")
    measured, base = statistics.median(mine), statistics.median(told)
    row(what, measured, "ms", budget, f"{reference} {base:.0f} ms", measured / base)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", type=int, default=3_000_000)
    options.add_argument("--rounds", type=int, default=5)
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    options.add_argument("--dir", default=os.path.join(cache, "unitdeck-bench-journal"))
    chosen = options.parse_args()
    took, _ = milliseconds(lambda: journal_generator.make(chosen.dir, chosen.entries))
    print(f"{chosen.entries} entries in {chosen.dir}, made in {took / 1000:.0f} s")
    journal = f"journalctl --no-pager -D {chosen.dir}"
    # All of it in memory, for both.
    subprocess.run(f"cat {chosen.dir}/*.journal >/dev/null", shell=True, check=True)
    few, rounds = min(chosen.rounds, 3), chosen.rounds
    frequent, rare, word = (journal_generator.FREQUENT, journal_generator.RARE,
                            journal_generator.RARE_WORD)

    def number(mine, told):
        return mine == int(told)

    title("The journal")
    for unit in (rare, frequent):
        floor = [os.path.join(BUILD, "newest_entries"), chosen.dir, unit]
        compare(f"newest 1,000 entries of {unit}", lambda: own("newest", chosen.dir, unit),
                lambda: shell(" ".join(floor)), None, "bare loop", rounds)
        compare("", lambda: own("newest", chosen.dir, unit),
                lambda: shell(f"{journal} -u {unit} -n 1000 >/dev/null"), None, "journalctl -u",
                rounds)
    compare("search, literal", lambda: own("search-literal", chosen.dir, word),
            lambda: shell(f"{journal} --grep={word} -o cat | wc -l"), 0.05, "--grep", rounds, number)
    compare("search, expression", lambda: own("search-regex", chosen.dir, f"{word}-[0-9]+"),
            lambda: shell(f"{journal} --grep='{word}-[0-9]+' -o cat | wc -l"), 0.12, "--grep",
            rounds, number)
    compare("timeline", lambda: own("timeline", chosen.dir),
            lambda: shell(f"{journal} -o export | grep -ac '^__CURSOR='"), None, "-o export | grep",
            1, number)
    compare("", lambda: own("timeline", chosen.dir),
            lambda: shell(f"{journal} -o cat | wc -l"), 0.05, "-o cat | wc -l", few)
    compare("export, all entries", lambda: own("export-export", chosen.dir),
            lambda: shell(f"{journal} -o export >/dev/null"), 0.6, "-o export", few)
    compare("json, all entries", lambda: own("export-json", chosen.dir),
            lambda: shell(f"{journal} -o json >/dev/null"), 0.6, "-o json", 1)
    jumps = subprocess.run([os.path.join(BUILD, "journal_scan_bench"), "jumps", chosen.dir],
                           check=True, text=True, stderr=subprocess.PIPE,
                           stdout=subprocess.DEVNULL).stderr
    median, worst = (float(text.split()[-1]) for text in jumps.replace(" ms", "").split(","))
    row("a page at a random time, median of 200", median, "ms", 50)
    row("… the worst", worst, "ms", 150)
    return 1 if "OVER" in VERDICTS else 0


if __name__ == "__main__":
    sys.exit(main())
