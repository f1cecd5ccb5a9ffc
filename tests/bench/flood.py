# SPDX-License-Identifier: GPL-3.0-or-later
"""The window follows a service that logs more than anybody reads, beside journald's own work."""

import os
import re
import time

import session
from table import row, title
from watched_program import WatchedProgram

# Lines a second (0: as many as journald takes) and how long a turn of the GUI thread may be, ms.
FLOODS = (("flood-steady", 10_000, 16.0), ("flood-full", 0, 33.0))
NEWEST = 200.0
GO = "/tmp/flood-go"


def cpu_of(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1e3 / os.sysconf("SC_CLK_TCK")


def lines_of(unit):
    words = ["bash", "-c", f"journalctl --no-pager -q --user-unit={unit} -o cat | wc -l"]
    return int(session.run(words, timeout=300))


def flood(unit, rate, stall, seconds):
    if os.path.exists(GO):
        os.unlink(GO)
    writer = os.path.join(session.SOURCE, "tests/bench/flood_writer.py")
    session.write_file(f"~/.config/systemd/user/{unit}.service",
                       f"[Service]\n"
                       f"ExecStart=/usr/bin/python3 -u {writer} {rate} {seconds} {GO}\n")
    session.systemctl("daemon-reload")
    session.systemctl("start", unit)
    journald = session.unit_property("systemd-journald.service", "MainPID", system=True)
    with WatchedProgram(["unitdeck", "--user", "--tab", "journal", f"{unit}.service"]) as window:
        window.populated()
        session.wait_until(lambda: "entries: " in window.output(), 20, "entries in the window")
        before = window.settled()
        theirs = cpu_of(journald)
        window.forget_turns()
        begin = time.monotonic()
        with open(GO, "w", encoding="ascii"):
            pass
        session.wait_until(
            lambda: session.unit_property(unit, "ActiveState") == "inactive", seconds + 120,
            "the end of the flood", interval=0.5)
        took = time.monotonic() - begin
        time.sleep(0.5)  # What is in the pipes arrives.
        turns = window.turns()
        mine = window.cpu() - before
        theirs = cpu_of(journald) - theirs
        window.settled()
        said = re.findall(r"entries: (\d+) newest ([\d.]+) at ([\d.]+)", window.output())
    ages = sorted(float(age) for _, age, at in said if float(at) > begin * 1e3)
    counted = int(said[-1][0])
    have = lines_of(f"{unit}.service")
    title(f"{seconds} s of {rate or 'as many as journald takes'} lines a second: "
          f"{have} lines in {took:.0f} s")
    row("longest turn of the GUI thread", turns["longest"], "ms", stall)
    row("… its CPU time at most", turns["hardest"], "ms")
    row("turns over 16 ms", turns["late"], "", None, f"of {turns['count']} turns")
    row("newest entry painted, how old, median", ages[len(ages) // 2], "ms", NEWEST,
        f"of {len(ages)} paintings")
    row("… of 99 in 100", ages[int(len(ages) * 0.99)], "ms", NEWEST)
    row("… the worst", ages[-1], "ms", NEWEST)
    row("lines that were not counted", have - counted, "", 0, f"of {have}")
    row("CPU time of Unitdeck", mine, "ms", None, f"journald {theirs:.0f} ms", mine / theirs)


def floods(quick=False):
    # A user unit's own LogRateLimitIntervalSec= says nothing: the limit is that of user@.service.
    session.write_file("/etc/systemd/journald.conf.d/60-flood.conf",
                       "[Journal]\nRateLimitIntervalSec=0\n", as_root=True)
    session.system_systemctl("restart", "systemd-journald")
    for unit, rate, stall in FLOODS:
        flood(unit, rate, stall, 5 if quick else 30)
