# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the journal's long tasks on a large journal, each beside journalctl in the same run.

Times are from exec to exit, medians of five rounds in which all take turns. Every count is
compared with journalctl's: a fast answer that is wrong ends it.
"""

import argparse
import functools
import json
import os
import shlex
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

sys.dont_write_bytecode = True

import journal_generator  # noqa: E402
from journal_generator import FREQUENT, RARE, RARE_WORD, RARE_WORDS  # noqa: E402
from table import VERDICTS, row, title  # noqa: E402

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.realpath(__file__)), "../.."))
# As many entries as lines: every one has one boot, while a message may be of several lines.
COUNT = "-o cat --output-fields=_BOOT_ID | wc -l"
# A search that begins with letters may look for these first, so one more that does not.
EXPRESSION, PATTERN = f"{RARE_WORD}-[0-4][0-9]", "[xyz]an[xyz]ibar-[0-9]+"


class Reference(NamedTuple):
    name: str
    command: str | list       # a list is run without a shell, which takes a millisecond or two
    budget: float | None = None


class Task(NamedTuple):
    name: str
    what: str
    ours: str | list          # prints {"entries": N, "milliseconds": X}
    references: list
    count: str                # prints how many entries these must be


def tasks(directory, programs):
    """Everything that is measured; what is ours runs as a child process as well."""
    journal = f"journalctl --no-pager -q -D {shlex.quote(directory)}"
    program = os.path.join(programs, "journal_scan_bench")

    def ours(word, *arguments):
        return [program, word, directory, *arguments]

    def exported(word):
        # What is exported comes on standard error, so that the count does not get between.
        return f"{{ {shlex.join(ours(word))} 2>&1 >&3 | cat >/dev/null; }} 3>&1"

    def newest(name, unit):
        select = f"{journal} -u {unit} -n 1000"
        return Task(name, f"newest 1,000 entries of {unit}", ours("newest", unit),
                    [Reference("bare loop", [os.path.join(programs, "newest_entries"), directory,
                                             unit]),
                     Reference("-u -n 1000", shlex.split(select))],
                    f"{select} {COUNT}")

    def search(name, what, word, pattern, budget):
        select = f"{journal} --grep={shlex.quote(pattern)}"
        return Task(name, what, ours(word, pattern),
                    [Reference("--grep", f"{select} -o cat | wc -l", budget)], f"{select} {COUNT}")

    def export(name, form):
        return Task(name, f"all entries as {form}", exported(f"export-{form}"),
                    [Reference(f"-o {form} | cat", f"{journal} -o {form} | cat >/dev/null", 0.6)],
                    f"{journal} {COUNT}")

    return [
        newest("newest-rare", RARE),
        newest("newest-frequent", FREQUENT),
        search("literal", "search, literal", "search-literal", RARE_WORD, 0.05),
        search("expression", "search, expression", "search-regex", EXPRESSION, 0.12),
        search("pattern", "search, expression without a literal", "search-regex", PATTERN, 0.12),
        Task("timeline", "timeline, complete", ours("timeline"),
             [Reference("-o cat | wc -l", f"{journal} -o cat | wc -l", 0.05)],
             f"{journal} {COUNT}"),
        export("json", "json"),
        export("export", "export"),
    ]


def run(command):
    """What a command prints, and how long it takes in milliseconds."""
    words = command if isinstance(command, list) else ["bash", "-o", "pipefail", "-c", command]
    begin = time.monotonic()
    done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    took = (time.monotonic() - begin) * 1000
    if done.returncode:
        raise SystemExit(f"{shlex.join(words)} ended with status {done.returncode}")
    return took, done.stdout


@functools.cache
def counted(command):
    return int(run(command)[1])


def is_here(command):
    """Whether the program of ours is built; those of the machine fail by themselves."""
    return not isinstance(command, list) or "/" not in command[0] or os.access(command[0], os.X_OK)


def measure(task, has_ours, options):
    """The lines of the table for one task, one for each reference."""
    wanted = counted(task.count) if has_ours else None
    references = [reference for reference in task.references if is_here(reference.command)]
    told, mine = [[] for _ in references], []
    # In turns, so that what else the machine does meets all alike.
    for _ in range(options.rounds):
        for reference, samples in zip(references, told):
            samples.append(run(reference.command)[0])
        if has_ours:
            took, said = run(task.ours)
            mine.append(took)
            entries = json.loads(said)["entries"]
            if entries != wanted:
                raise SystemExit(f"{task.what}: {entries} entries, journalctl says {wanted}")
    if options.verbose:
        print(f"  # ours {list(map(round, mine))}, "
              f"references {[list(map(round, samples)) for samples in told]}")
    what, own = task.what, statistics.median(mine) if mine else None
    for reference, samples in zip(references, told):
        base = statistics.median(samples)
        row(what, own, "ms", reference.budget, f"{reference.name} {base:.0f} ms",
            own and own / base)
        what = ""


def jumps(directory, programs):
    """A page of entries at each of 200 random times."""
    said = subprocess.run([os.path.join(programs, "journal_scan_bench"), "jumps", directory],
                          check=True, text=True, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE).stderr
    median, worst = (float(text.split()[-1]) for text in said.replace(" ms", "").split(","))
    row("a page at a random time, median of 200", median, "ms", 50)
    row("… the worst", worst, "ms", 150)


def prepare(options):
    """The journal, made if it is not there, and all of it in memory, for both sides."""
    begin = time.monotonic()
    made = journal_generator.make(options.dir, options.entries)
    print(f"{options.entries} entries in {options.dir}, "
          + (f"made in {time.monotonic() - begin:.0f} s" if made else "made before"))
    size = 0
    for path in journal_generator.journals(options.dir):
        with open(path, "rb") as file:
            while piece := file.read(1 << 20):
                size += len(piece)
    version = subprocess.run(["journalctl", "--version"], check=True, text=True,
                             stdout=subprocess.PIPE).stdout.splitlines()[0]
    print(f"{len(journal_generator.journals(options.dir))} files, {size / 1e6:.0f} MB; {version}, "
          f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; "
          f"medians of {options.rounds} rounds")


def check_journal(options):
    """That journalctl finds in it what was written."""
    journal = f"journalctl --no-pager -q -D {shlex.quote(options.dir)}"
    for what, command, wanted in (
            ("entries", f"{journal} {COUNT}", options.entries),
            ("rare words", f"{journal} --grep={RARE_WORD} {COUNT}",
             min(RARE_WORDS, options.entries))):
        if counted(command) != wanted:
            raise SystemExit(f"{options.dir}: journalctl finds {counted(command)} {what}, "
                             f"{wanted} were written")


def main():
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    parser = argparse.ArgumentParser(prog="journal_bench.py",
                                     description=__doc__.partition("\n")[0])
    names = [task.name for task in tasks("", "")] + ["jumps", "window"]
    parser.add_argument("--only", choices=names, action="append",
                        help="measure this task only (may be given more than once)")
    parser.add_argument("--entries", type=int, default=journal_generator.ENTRIES)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dir", help="the journal's directory, instead of one in the cache")
    parser.add_argument("--programs", default=os.path.join(ROOT, "build/release/tests/bench"),
                        help="where the built programs are")
    parser.add_argument("--verbose", action="store_true", help="print every round")
    options = parser.parse_args()
    options.dir = options.dir or os.path.join(cache, f"unitdeck-bench-journal-{options.entries}")
    prepare(options)
    check_journal(options)
    program = os.path.join(options.programs, "journal_scan_bench")
    has_ours = is_here([program])
    for name in ("journal_scan_bench", "newest_entries"):
        if not is_here([os.path.join(options.programs, name)]):
            print(f"{name} is not built in {options.programs}: left out")
    title("The journal")
    for task in tasks(options.dir, options.programs):
        if not options.only or task.name in options.only:
            measure(task, has_ours, options)
    if has_ours and (not options.only or "jumps" in options.only):
        jumps(options.dir, options.programs)
    if not options.only or "window" in options.only:
        import journal_window  # noqa: PLC0415 -- wants GLib's Python, which the rest does without

        journal_window.measure(options)
    over = VERDICTS.count("OVER")
    print(f"\n{len(VERDICTS)} budgets: {len(VERDICTS) - over} kept, {over} overrun")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
