# SPDX-License-Identifier: GPL-3.0-or-later
"""A program with a window, watched from outside: when it showed, its turns, CPU time and memory."""

import glob
import mmap
import os
import re
import struct
import subprocess
import tempfile
import time

import session
from loaded_units import program

_FIELDS = ("count", "longest", "busy", "late", "hardest")  # as in turns.cpp
_LAYOUT = struct.Struct(f"={len(_FIELDS)}Q")


class WatchedProgram:
    """Started at once; ends with the block. Times are in ms."""

    def __init__(self, argv, accessible=False, turns=True):
        environment = dict(os.environ)
        if not accessible:
            # As on a desktop where no assistive tool runs.
            environment.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
        environment["UNITDECK_TIMES"] = "1"
        self._shared = tempfile.TemporaryFile()
        self._shared.truncate(mmap.PAGESIZE)
        self._memory = mmap.mmap(self._shared.fileno(), mmap.PAGESIZE)
        if turns:
            environment["UNITDECK_TURNS"] = f"/proc/{os.getpid()}/fd/{self._shared.fileno()}"
            environment["LD_PRELOAD"] = program("libturns.so")
        self._log = tempfile.NamedTemporaryFile("w+", encoding="utf-8", errors="replace")
        self._begin = time.monotonic()
        self.process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=self._log,
                                        stderr=self._log, env=environment)
        self.pid = self.process.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._log.close()
        self._memory.close()
        self._shared.close()

    def output(self):
        with open(self._log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def _printed(self, pattern, timeout):
        def look():
            if self.process.poll() is not None:
                raise AssertionError(f"it ended with status {self.process.returncode}:\n"
                                     + self.output())
            return re.search(pattern, self.output())
        return session.wait_until(look, timeout, lambda: f"{pattern}; it wrote:\n{self.output()}",
                                  interval=0.05)

    def painted(self, timeout=20):
        """From exec to the first painting of the empty window."""
        return float(self._printed(r"painted at ([\d.]+)", timeout)[1]) - self._begin * 1e3

    def populated(self, timeout=120):
        """Rows in the table, and the time from exec to their being painted."""
        found = self._printed(r"populated: (\d+) at ([\d.]+)", timeout)
        return int(found[1]), float(found[2]) - self._begin * 1e3

    # -- the turns of its first thread ---------------------------------------------------------

    def forget_turns(self):
        self._memory[:_LAYOUT.size] = bytes(_LAYOUT.size)

    def turns(self):
        """Since forget_turns(): the number of turns and of those over 16 ms; the longest, their
        sum, and the most CPU time that one took, in ms."""
        values = dict(zip(_FIELDS, _LAYOUT.unpack_from(self._memory)))
        return {name: value if name in ("count", "late") else value / 1e6
                for name, value in values.items()}

    # -- what it costs -------------------------------------------------------------------------

    def cpu(self):
        """CPU time of all its threads so far."""
        spent = 0
        for path in glob.glob(f"/proc/{self.pid}/task/*/schedstat"):
            try:
                with open(path, encoding="ascii") as stat:
                    spent += int(stat.read().split()[0])
            except OSError:
                continue  # A thread that ended meanwhile.
        if spent:
            return spent / 1e6
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1e3 / os.sysconf("SC_CLK_TCK")

    def pss(self):
        """Proportional set size in MB."""
        with open(f"/proc/{self.pid}/smaps_rollup", encoding="ascii") as rollup:
            return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024

    def settled(self, still=1.0, timeout=60):
        """Waits until it has done next to nothing for `still` seconds; the CPU time then."""
        end = time.monotonic() + timeout
        while True:
            before = self.cpu()
            time.sleep(still)
            after = self.cpu()
            if after - before < 2 or time.monotonic() > end:
                return after
