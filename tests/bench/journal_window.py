# SPDX-License-Identifier: GPL-3.0-or-later
"""The window on a large journal: how soon it shows, and what it holds after scrolling through it.

On a virtual screen of its own, without a service manager: a journal's window needs none.
"""

import contextlib
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "../system"))

from screen import activate, key  # noqa: E402
from table import row  # noqa: E402
from watched_program import WatchedProgram  # noqa: E402

PLACES = 40   # along the timeline
PAGES = 40    # turned at each


@contextlib.contextmanager
def screen():
    """A display, a window manager, a home and a message bus that nobody else uses."""
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as said:
        os.environ["DISPLAY"] = f":{said.readline().strip()}"
    manager = subprocess.Popen(["openbox", "--config-file", "/dev/null"],
                               stderr=subprocess.DEVNULL)
    bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"],
                           stdout=subprocess.PIPE, text=True)
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = home
        try:
            yield
        finally:
            for process in (bus, manager, server):
                process.terminate()
                process.wait()


def memory(pid):
    """Proportional set size in MB, without and of the mapped journal files."""
    own, mapped, of_journal = 0, 0, False
    with open(f"/proc/{pid}/smaps", encoding="utf-8", errors="replace") as smaps:
        for text in smaps:
            if re.match(r"[0-9a-f]+-[0-9a-f]+ ", text):
                of_journal = ".journal" in text
            elif text.startswith("Pss:"):
                size = int(text.split()[1]) / 1024
                own, mapped = (own, mapped + size) if of_journal else (own + size, mapped)
    return own, mapped


def shown(window):
    """From exec to the painting of the first entries, in ms."""
    return float(window._printed(r"entries: \d+ newest [-\d.]+ at ([\d.]+)", 60)[1]) \
        - window._begin * 1e3


def measure(options):
    program = os.path.join(options.programs, "../../ui/unitdeck")
    empty = os.path.join(options.programs, "empty_window")
    os.environ["UNITDECK_BENCH_PROGRAMS"] = options.programs
    with screen():
        first, bare = [], []
        for _ in range(options.rounds):
            with WatchedProgram([empty], turns=False) as window:
                bare.append(window.painted())
            with WatchedProgram([program, "--journal", options.dir], turns=False) as window:
                first.append(shown(window))
        base = statistics.median(bare)
        row("exec → the newest entries painted", statistics.median(first), "ms", None,
            f"empty Qt window {base:.0f} ms", statistics.median(first) / base)
        with WatchedProgram([program, "--journal", options.dir]) as window:
            shown(window)
            window.settled()
            activate("Journal of")
            before, _ = memory(window.pid)
            scroll(window)
            window.settled()
            after, mapped = memory(window.pid)
            row("memory (PSS) with the journal open", before, "MB", None)
            row("… scrolled from end to end", after, "MB", None, f"mapped files {mapped:.0f} MB")
            row("… of that by scrolling", after - before, "MB", 60)
            turns = window.turns()
            row("longest turn of the GUI thread meanwhile", turns["longest"], "ms", 33)


def scroll(window):
    """Through the whole time span, by its ends, by clicks on the timeline, and by pages."""
    place = subprocess.run(["xdotool", "search", "--name", "Journal of", "getwindowgeometry"],
                           check=True, text=True, stdout=subprocess.PIPE).stdout
    left, top = map(int, re.search(r"Position: (\d+),(\d+)", place).groups())
    width = int(re.search(r"Geometry: (\d+)x", place)[1])
    key("ctrl+Home")
    time.sleep(0.5)
    window.forget_turns()
    for at in range(PLACES):
        x = left + 10 + (width - 20) * at // PLACES
        subprocess.run(["xdotool", "mousemove", str(x), str(top + 80), "click", "1"], check=True)
        time.sleep(0.1)
        subprocess.run(["xdotool", "mousemove", str(left + 400), str(top + 300)], check=True)
        # Button 5 is the wheel.
        subprocess.run(["xdotool", "click", "--repeat", str(PAGES * 5), "--delay", "4", "5"],
                       check=True)
    key("ctrl+End")
