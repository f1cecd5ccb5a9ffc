# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the installed program on a real systemd against its budgets, beside its references.

Prints a table for a person: what was measured, what it is compared with, the budget, the verdict.
The figures of one run belong together: times depend on the machine and on what else it does.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path[:0] = [os.path.join(os.path.dirname(os.path.realpath(__file__)), "../system")]

import loaded_units  # noqa: E402
import session  # noqa: E402
import tray_host  # noqa: E402
from flood import floods  # noqa: E402
from loaded_units import BURST, CallCounter, Subscriber, program  # noqa: E402
from screen import activate, key  # noqa: E402
from table import VERDICTS, row, title  # noqa: E402
from watched_program import WatchedProgram  # noqa: E402

SIZES = (150, 1000, 10000)
FRAME = 16.0
WORDS = "demo burst 7"
OPTIONS = None


def median(samples):
    return statistics.median(samples)


def rounds(measure):
    """The median of some rounds, and how far apart they were."""
    samples = [measure() for _ in range(OPTIONS.rounds)]
    if OPTIONS.verbose:
        print("  # " + " ".join(f"{sample:.1f}" for sample in samples), flush=True)
    return median(samples)


# -- the situation -----------------------------------------------------------------------------


def settings(view="everything"):
    """The window as it is after its first use, with that view."""
    session.write_file("~/.config/unitdeck/unitdeck.conf",
                       f"[welcome]\ndismissed=true\n[window]\nview={view}\nmanager=user\n")


def unitdeck(view="everything", **how):
    settings(view)
    return WatchedProgram(["unitdeck"], **how)


def full_manager():
    """The manager with 10,000 units and the burst's; the number that it then has."""
    have = loaded_units.load(max(SIZES))
    loaded_units.load_burst()
    return max(have, loaded_units.count())


# -- what is measured --------------------------------------------------------------------------


def start():
    """exec to populated."""
    def base():
        with WatchedProgram([program("empty_window")], turns=False) as window:
            return window.painted()

    def listing():
        begin = time.monotonic()
        subprocess.run(["systemctl", "--user", "--no-pager", "list-units", "--all"], check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        return (time.monotonic() - begin) * 1e3

    title("exec → populated table: (ours − an empty Qt window) / systemctl list-units --all")
    for size in SIZES:
        have = loaded_units.load(size)

        shown = []

        def ours():
            with unitdeck(turns=False) as window:
                rows, elapsed = window.populated()
                shown.append(rows)
                return elapsed
        base()  # Warms the caches for all.
        # In turns, so that what else the machine does meets all three alike.
        samples = [(base(), listing(), ours()) for _ in range(OPTIONS.rounds)]
        if OPTIONS.verbose:
            print(f"  # base, systemctl, ours: {[tuple(map(round, s)) for s in samples]}")
        empty, tool, own = (median(column) for column in zip(*samples))
        row(f"exec → {have} units painted", own, "ms", 1.5,
            f"{empty:.0f} + {tool:.0f} ms", (own - empty) / tool)
        if min(shown) < have:
            row(f"  units not yet among them, of {have}", have - min(shown), "", 0)


def burst():
    """A thousand units started while the window is open."""
    have = full_manager()
    loaded_units.start_burst()  # The first start of a unit costs the manager more.
    loaded_units.stop_burst()

    def once():
        wall = loaded_units.start_burst()
        loaded_units.stop_burst()
        return wall

    class Watched:
        """One round with the window open."""

        def __init__(self, window):
            before = window.settled()
            self.pss = [window.pss()]
            window.forget_turns()
            self.wall = loaded_units.start_burst()
            # What was queued meanwhile is of the burst as well.
            self.cpu = window.settled() - before
            self.turns = window.turns()
            self.pss.append(window.pss())
            loaded_units.stop_burst()

    nobody, bare, watched = [], [], []
    for _ in range(OPTIONS.rounds):
        nobody.append(once())
        with Subscriber():
            bare.append(once())
        with unitdeck() as window:
            window.populated()
            watched.append(Watched(window))
    if OPTIONS.verbose:
        print(f"  # nobody {nobody}, bare {bare}, ours "
              f"{[(s.wall, round(s.cpu), round(s.turns['longest'], 1)) for s in watched]}")

    title(f"{BURST} units started with {have} loaded and the window open")
    wall = median([one.wall for one in watched])
    row("wall time, nobody watches", median(nobody), "ms")
    row("wall time, a bare Subscribe", median(bare), "ms", None,
        "nobody watches", median(bare) / median(nobody))
    row("wall time, Unitdeck", wall, "ms", 1.1, "nobody watches", wall / median(nobody))
    row("wall time, Unitdeck", wall, "ms", 1.1, "a bare Subscribe", wall / median(bare))
    row("CPU time of Unitdeck", median([one.cpu for one in watched]), "ms", 900)
    row("longest turn of the GUI thread", median([one.turns["longest"] for one in watched]),
        "ms", FRAME)
    row("… its CPU time at most", median([one.turns["hardest"] for one in watched]), "ms")
    row("turns over 16 ms", median([one.turns["late"] for one in watched]), "", None,
        f"of {median([one.turns['count'] for one in watched]):.0f} turns")
    row("memory (PSS) before", median([one.pss[0] for one in watched]), "MB", 60)
    row("memory (PSS) after", median([one.pss[1] for one in watched]), "MB", 60)
    right()


def right():
    """Calls sent because of a burst, and whether the list is right afterwards.

    A round of its own: a bus monitor and a reader of the screen cost the program time.
    """
    import ui  # noqa: PLC0415 -- wants a screen reader's bus, which the other parts do without

    settings("services")
    with ui.start() as opened:
        table = opened.window().table()
        session.wait_until(lambda: table.row_count() >= BURST, 60, "the rows of the burst")
        state = table.column("State")
        rows = {}
        for index, text in enumerate(table.texts_of("Name")):
            name = text.removesuffix(".service")
            if name.startswith("burst@") and name != "burst@":  # not the template itself
                rows[index] = name + ".service"
        own = loaded_units.bus_names_of(opened.process.pid)
        with CallCounter() as counter:
            loaded_units.start_burst()
            end = time.monotonic()
            # A few at once; the whole list takes a reader of the screen some seconds.
            few = list(rows)[::50]
            wrong = sum(table.at(index, state).name != "Done" for index in few)
            took = (time.monotonic() - end) * 1e3
            said = loaded_units.states()
            shown = {index: table.at(index, state).name for index in rows}
            time.sleep(3)  # What is put off until things are quiet counts as well.
            calls = counter.calls_of(own)
        late = sum((text == "Done") != (said[rows[index]] == "exited")
                   for index, text in shown.items())
        loaded_units.stop_burst()
    if OPTIONS.verbose:
        print(f"  # {len(calls)} calls: {calls[:20]}")
    row("method calls sent because of it", len(calls), "", 5)
    row("rows that are wrong at once", wrong, "", 0, f"of {len(few)}, read within {took:.0f} ms")
    row("rows that are wrong when all have been read", late, "", 0, f"of {len(rows)}")


def search():
    """Typing into the search of the full table."""
    have = full_manager()
    longest, hardest, busy = [], [], []
    with unitdeck() as window:
        window.populated()
        window.settled()
        activate()
        for _ in range(OPTIONS.rounds):
            key("ctrl+f")
            key("ctrl+a", "BackSpace")
            time.sleep(0.5)
            for letter in WORDS:
                window.forget_turns()
                key("space" if letter == " " else letter)
                time.sleep(0.3)  # Well over what a key may take; nothing says that it is done.
                turns = window.turns()
                longest.append(turns["longest"])
                hardest.append(turns["hardest"])
                busy.append(turns["busy"])
        count = len(WORDS) * OPTIONS.rounds
    if OPTIONS.verbose:
        for at, letter in enumerate(WORDS):
            print(f"  # '{letter}': longest turn {median(longest[at::len(WORDS)]):.1f} ms, "
                  f"all turns {median(busy[at::len(WORDS)]):.1f} ms")
    title(f"“{WORDS}” typed into the search among {have} units")
    row("longest turn of the GUI thread, median key", median(longest), "ms", FRAME,
        f"of {count} keys")
    row("longest turn of the GUI thread, worst key", max(longest), "ms", FRAME)
    row("… its CPU time at most, worst key", max(hardest), "ms")
    row("key → all is painted, median key", median(busy), "ms", FRAME)


def idle():
    """Nothing happens."""
    have = full_manager()
    seconds = 10 if OPTIONS.quick else 60
    with unitdeck() as window:
        window.populated()
        activate()
        window.settled(still=3)

        def cost():
            before = window.cpu()
            time.sleep(seconds)
            return window.cpu() - before
        shown = cost()
        session.run(["xdotool", "search", "--onlyvisible", "--name", "^Unitdeck",
                     "windowminimize"])
        window.settled(still=3)
        hidden = cost()
    title(f"CPU time of {seconds} idle seconds with {have} units")
    # Per minute, also when measured for less.
    row("window shown", shown, "ms", 10 * seconds / 60)
    # Half a millisecond is what the end of the measurement itself may cost.
    row("window hidden", round(hidden - 0.5) if hidden > 0.5 else 0.0, "ms", 0)


def tray():
    """As the autostart entry starts it: no window, an icon in a real panel."""
    settings()
    seconds = 10 if OPTIONS.quick else 60
    panel = tray_host.Panel()

    def once():
        begin = time.monotonic()
        with WatchedProgram(["unitdeck", "--background"], turns=False) as hidden:
            tray_host.item_of(hidden.process, interval=0.002)
            return (time.monotonic() - begin) * 1e3
    try:
        with WatchedProgram(["unitdeck", "--background"], turns=False) as hidden:
            # The first waits for the panel as well.
            tray_host.item_of(hidden.process)
            hidden.settled(still=3)
            memory = hidden.pss()
            before = hidden.cpu()
            time.sleep(seconds)
            cost = hidden.cpu() - before
        elapsed = rounds(once)
    finally:
        panel.close()
    title("the tray alone, with a panel that shows StatusNotifierItems")
    row("exec of the autostart entry → icon registered", elapsed, "ms")
    row("memory (PSS)", memory, "MB", 45)
    row(f"CPU time of {seconds} idle seconds", round(cost - 0.5) if cost > 0.5 else 0.0, "ms", 0)


def journal_floods():
    settings()
    floods(OPTIONS.quick)


PARTS = {"flood": journal_floods, "tray": tray, "start": start, "burst": burst, "search": search, "idle": idle}


def main():
    global OPTIONS
    parser = argparse.ArgumentParser(prog="bench.py", description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=list(PARTS), action="append",
                        help="measure this part only (may be given more than once)")
    parser.add_argument("--quick", action="store_true",
                        help="fewer rounds and 10 idle seconds instead of 60")
    parser.add_argument("--rounds", type=int, help="how often what is repeated is repeated")
    parser.add_argument("--verbose", action="store_true", help="print every round")
    OPTIONS = parser.parse_args()
    OPTIONS.rounds = OPTIONS.rounds or (3 if OPTIONS.quick else 5)
    problem = loaded_units.is_here()
    if problem:
        print(f"bench: {problem}", file=sys.stderr)
        return 1
    loaded_units.write_templates()
    session.systemctl("daemon-reload")
    print(f"{session.run(['systemctl', '--version']).splitlines()[0]}, {os.cpu_count()} cores, "
          f"load {os.getloadavg()[0]:.1f}; medians of {OPTIONS.rounds} rounds")
    for name, part in PARTS.items():
        if not OPTIONS.only or name in OPTIONS.only:
            part()
    over = VERDICTS.count("OVER")
    print(f"\n{len(VERDICTS)} budgets: {len(VERDICTS) - over} kept, {over} overrun")
    return 0


if __name__ == "__main__":
    sys.exit(main())
