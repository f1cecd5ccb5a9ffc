# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a large journal: export text (systemd.io, "Journal Export Formats") through
systemd-journal-remote, never line by line through journald.

200 units over 30 boots in 20 files. One unit has a fifth of all entries, one a third of a percent,
and a hundred messages hold a rare word. What an entry says follows from its number and the seed
alone, so that any file can be written by itself; sequence numbers and cursors are those of
systemd-journal-remote and differ each time.
"""

import argparse
import concurrent.futures
import contextlib
import fcntl
import glob
import hashlib
import itertools
import json
import math
import os
import random
import struct
import subprocess
import sys

REMOTES = ("/usr/lib/systemd/systemd-journal-remote", "/lib/systemd/systemd-journal-remote")
ENTRIES, SEED, FILES = 3_000_000, 1, 20
BOOTS = 30
UNITS = [f"bench-{number}.service" for number in range(200)]
TRANSPORTS = [{8: b"syslog", 9: b"journal"}.get(unit % 10, b"stdout") for unit in range(200)]
RARE, FREQUENT = UNITS[0], UNITS[1]
# Each of these messages holds the word and a number of two digits, counted from 00.
RARE_WORD, RARE_WORDS = "zanzibar", 100

START = 1_750_000_000_000_000  # µs since the epoch: the machine is switched on
SWITCHED_OFF = 3_600_000_000   # µs from the end of a boot to the next
FIRST = 2_500_000              # µs from the begin of a boot to its first entry
STEP = 400_000                 # µs from one entry to the next, on average

WORDS = ("connection timeout request served user session opened closed cache miss hit disk queue "
         "worker started finished retry value item index block checked for from after with the of "
         "id= status=200 client=10.0.0.7 /var/lib/bench/data /api/v1/items").encode().split()
FOREIGN = "geöffnet naïve 接続 → Ωmega 🚀 отказ".encode().split()
BROKEN = (b"caf\xe9", b"\xff\xfe", b"\xc3(")
# Kind of a message: how many in a thousand. All but `repeated` hold the entry's number.
KINDS = {"usual": 790, "repeated": 180, "foreign": 22.5, "long": 3, "lines": 4, "broken": 0.5}
PRIORITIES = {6: 80, 3: 3, 4: 5, 5: 7, 7: 5}
# One in so many entries is PID 1's, about a unit; one in so many has a field of bytes. Prime, so
# that they meet every boot, unit and file.
EVENT_EVERY, BYTES_EVERY = 499, 1999
# What PID 1 says (sd-messages.h): MESSAGE_ID, priority, text, further fields.
EVENTS = (
    (b"39f53479d3a045ac8e11786248231fbf", 6, b"Started %s - Bench.",
     b"JOB_TYPE=start\nJOB_RESULT=done\n"),
    (b"7b05ebc668384222baa8881179cfda54", 6, b"Reloaded %s - Bench.",
     b"JOB_TYPE=reload\nJOB_RESULT=done\n"),
    (b"d9b373ed55a64feb8242e02dbe79a49c", 4, b"%s: Failed with result 'exit-code'.",
     b"UNIT_RESULT=exit-code\n"),
    (b"5eb03494b6584870a536b337290809b3", 6,
     b"%s: Scheduled restart job, restart counter is at 1.", b"N_RESTARTS=1\n"),
    (b"9d1aaa27d60140bd96365438aad20286", 6, b"Stopped %s - Bench.",
     b"JOB_TYPE=stop\nJOB_RESULT=done\n"),
    (b"be02cf6855d2428ba40df7e9d022f03d", 3, b"Failed to start %s - Bench.",
     b"JOB_TYPE=start\nJOB_RESULT=failed\n"),
)
# Drawing is what a generator's time goes into, so tables are drawn beforehand. Their lengths are
# different primes: what is taken from them side by side does not repeat.
UNIT_DRAWS, PRIORITY_DRAWS, GAP_DRAWS, MESSAGE_DRAWS = 65521, 65519, 65497, 16381


def field(name, value, is_bytes=False):
    """A field as text, or with its length before it where text cannot hold it."""
    if is_bytes or b"\n" in value:
        return name + b"\n" + struct.pack("<Q", len(value)) + value + b"\n"
    return name + b"=" + value + b"\n"


def message(draw, kind):
    """A message that holds %d for the entry's number, but if it is one that repeats."""
    middle, spread = (1500, 0.4) if kind == "long" else (75, 0.45)
    size = draw.lognormvariate(math.log(middle), spread)
    words = [draw.choice(WORDS)]
    while sum(map(len, words)) + len(words) < size:
        words.append(draw.choice(WORDS))
    extra = {"foreign": FOREIGN, "broken": BROKEN}.get(kind)
    if extra:
        words[draw.randrange(len(words))] = draw.choice(extra)
    if kind == "lines":
        words += [b"\n    at " + draw.choice(WORDS) for _ in range(draw.randrange(1, 8))]
    if kind != "repeated":
        words.insert(draw.randrange(len(words) + 1), b"%d")
    return b" ".join(words)


def with_word(number):
    """The message with the rare word; some are compressed, written big, or of several lines."""
    word, like = b"%s-%02d" % (RARE_WORD.encode(), number), number % 10
    if like == 0:
        return b"once in " + word + b" and long" * 200  # journald compresses above 512 bytes
    if like == 1:
        return b"once in " + word.capitalize()
    if like == 2:
        return b"once in\n    " + word
    return b"once in " + word + b" at last"


class Tables:
    """What is drawn once for the journal."""

    def __init__(self, seed):
        draw = random.Random(f"{seed}")
        others = [1 / (10 + rank) for rank in range(len(UNITS) - 2)]
        weights = [0.0035, 0.2] + [0.7965 * one / sum(others) for one in others]
        self.units = draw.choices(range(len(UNITS)), weights, k=UNIT_DRAWS)
        self.priorities = draw.choices(list(PRIORITIES), list(PRIORITIES.values()),
                                       k=PRIORITY_DRAWS)
        self.gaps = [draw.randrange(STEP) for _ in range(GAP_DRAWS)]
        kinds = draw.choices(list(KINDS), list(KINDS.values()), k=MESSAGE_DRAWS)
        self.messages = [(message(draw, kind), kind != "repeated", kind == "broken")
                         for kind in kinds]


class Boot:
    """What all entries of a boot have in common."""

    def __init__(self, seed, number):
        draw = random.Random(f"{seed} {number}")
        self.number, self.id = number, b"%032x" % draw.getrandbits(128)
        self.invocations = [b"%032x" % draw.getrandbits(128) for _ in UNITS]
        self.common = (b"_BOOT_ID=%s\n_MACHINE_ID=0123456789abcdef0123456789abcdef\n"
                       b"_HOSTNAME=bench\n" % self.id)
        # As Debian's kernel gives it, with its end of line: a field of bytes in every entry.
        context = field(b"_SELINUX_CONTEXT", b"unconfined\n")
        self.heads = []
        for index, unit in enumerate(UNITS):
            name, user = unit.removesuffix(".service").encode(), 0 if index % 3 else 100 + index
            transport, stream = TRANSPORTS[index], b"_STREAM_ID=%032x\n" % draw.getrandbits(128)
            self.heads.append(
                b"%s_UID=%d\n_GID=%d\n_PID=%d\n_COMM=%s\n_EXE=/usr/bin/%s\n"
                b"_CMDLINE=/usr/bin/%s --serve\n%s_SYSTEMD_CGROUP=/system.slice/%s.service\n"
                b"_SYSTEMD_UNIT=%s.service\n_SYSTEMD_SLICE=system.slice\n"
                b"_SYSTEMD_INVOCATION_ID=%s\n_TRANSPORT=%s\nSYSLOG_IDENTIFIER=%s\n"
                b"SYSLOG_FACILITY=3\n%s"
                % (self.common, user, user, draw.randrange(300, 60_000), name, name, name, context,
                   name, name, self.invocations[index], transport, name,
                   stream if transport == b"stdout" else b""))
        self.manager = (
            b"%s_UID=0\n_GID=0\n_PID=1\n_COMM=systemd\n_EXE=/usr/lib/systemd/systemd\n"
            b"_CMDLINE=/sbin/init\n%s_SYSTEMD_CGROUP=/init.scope\n_SYSTEMD_UNIT=init.scope\n"
            b"_SYSTEMD_SLICE=-.slice\n_TRANSPORT=journal\nSYSLOG_IDENTIFIER=systemd\n"
            b"SYSLOG_FACILITY=3\nTID=1\n" % (self.common, context))

    def event(self, number, unit):
        """PID 1's fields about a unit, priority and message."""
        name = UNITS[unit].encode()
        identifier, priority, text, further = EVENTS[number % len(EVENTS)]
        return (b"%sUNIT=%s\nINVOCATION_ID=%s\nMESSAGE_ID=%s\n%s"
                % (self.manager, name, self.invocations[unit], identifier, further),
                priority, b"MESSAGE=%s\n" % (text % name))


class Journal:
    """A journal of so many entries, of which any can be had by its number, from 0."""

    def __init__(self, seed, total):
        self.seed, self.tables = seed, Tables(seed)
        # Spread over the whole of it, whatever its size.
        self.words = {(2 * k + 1) * total // (2 * RARE_WORDS): k for k in range(RARE_WORDS)}
        self.begins = [-(-boot * total // BOOTS) for boot in range(BOOTS + 1)]
        self.from_boot_to_boot = FIRST + -(-total // BOOTS) * STEP + SWITCHED_OFF

    def body(self, boot, number):
        """What comes before PRIORITY, that, and what comes after it; and whether the sender says
        when by its own clock: those of stdout do not."""
        unit = self.tables.units[number % UNIT_DRAWS]
        if number % EVENT_EVERY == 0 and number not in self.words:
            return *boot.event(number, unit), True
        if number in self.words:
            text = field(b"MESSAGE", with_word(self.words[number]))
        else:
            text, is_numbered, is_bytes = self.tables.messages[number % MESSAGE_DRAWS]
            text = field(b"MESSAGE", text % number if is_numbered else text, is_bytes)
        return (boot.heads[unit], self.tables.priorities[number % PRIORITY_DRAWS], text,
                TRANSPORTS[unit] != b"stdout")

    def entry(self, boot, number):
        head, priority, text, has_clock = self.body(boot, number)
        monotonic = (FIRST + (number - self.begins[boot.number]) * STEP
                     + self.tables.gaps[number % GAP_DRAWS])
        realtime = START + boot.number * self.from_boot_to_boot + monotonic
        if has_clock:
            text += b"_SOURCE_REALTIME_TIMESTAMP=%d\n" % (realtime - 20)
        if number % BYTES_EVERY == 0:
            text += field(b"BENCH_BYTES", b"%d\0" % number + bytes(range(256)), True)
        return (b"__REALTIME_TIMESTAMP=%d\n__MONOTONIC_TIMESTAMP=%d\n%sPRIORITY=%d\n%s\n"
                % (realtime, monotonic, head, priority, text))

    def text(self, first, end):
        """The export text of the entries from first to before end, piece by piece."""
        for number, (begin, after) in enumerate(itertools.pairwise(self.begins)):
            here = range(max(first, begin), min(end, after))
            boot = Boot(self.seed, number) if here else None
            for at in range(0, len(here), 2000):
                yield b"".join(self.entry(boot, one) for one in here[at:at + 2000])


def written(path):
    """How many entries a file has, by its header (systemd.io, "Journal File Format")."""
    with open(path, "rb") as file:
        return struct.unpack_from("<Q", file.read(160), 152)[0]


def journals(directory, name="*"):
    return sorted(glob.glob(os.path.join(glob.escape(directory), name + ".journal")))


def names(directory):
    return [os.path.basename(path) for path in journals(directory)]


def remote():
    """systemd-journal-remote, which is on nobody's PATH."""
    for path in REMOTES:
        if os.access(path, os.X_OK):
            return path
    raise SystemExit("systemd-journal-remote is missing; the package has its name.")


def write_file(path, seed, total, first, end):
    with subprocess.Popen([remote(), "--split-mode=none", "-o", path, "-"], stdin=subprocess.PIPE,
                          stderr=subprocess.PIPE) as child:
        # When it ends early, what it says is worth more than that its pipe is closed.
        with contextlib.suppress(BrokenPipeError), child.stdin:
            for piece in Journal(seed, total).text(first, end):
                child.stdin.write(piece)
        said = child.stderr.read().decode(errors="replace")
    # It goes on in another file, NAME@….journal, when a hash table is full to 75 %: at 174,762
    # different values, or far earlier where the file system is small.
    directory, name = os.path.split(path)
    parts = journals(directory, name.removesuffix(".journal"))
    parts += journals(directory, name.removesuffix(".journal") + "@*")
    if child.returncode or sum(map(written, parts)) != end - first:
        last = "\n".join(said.splitlines()[-3:])
        raise SystemExit(f"{remote()} did not write all of {path}:\n{last}")


def make(directory, total=ENTRIES, seed=SEED, files=FILES, jobs=None):
    """Fills the directory, unless it has just this already; true if there was something to do."""
    os.makedirs(directory, exist_ok=True)
    with open(os.path.join(directory, "bench.lock"), "w", encoding="ascii") as lock:
        # Tests run side by side may want the same one.
        fcntl.flock(lock, fcntl.LOCK_EX)
        mark = os.path.join(directory, "bench.json")
        with open(__file__, "rb") as source:
            wanted = {"entries": total, "seed": seed, "files": files,
                      "generator": hashlib.sha256(source.read()).hexdigest()}
        with contextlib.suppress(OSError, ValueError), open(mark, encoding="ascii") as file:
            have = json.load(file)
            if have == wanted | {"names": names(directory)}:
                return False
        if set(journals(directory)) - set(journals(directory, "bench-*")):
            raise SystemExit(f"{directory} has journals of others; choose another directory.")
        for path in [mark, *journals(directory, "bench-*")]:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)
        with concurrent.futures.ProcessPoolExecutor(jobs or os.cpu_count()) as pool:
            ends = [number * total // files for number in range(files + 1)]
            work = [(os.path.join(directory, f"bench-{number:02}.journal"), seed, total, *span)
                    for number, span in enumerate(itertools.pairwise(ends)) if span[0] < span[1]]
            list(pool.map(write_file, *zip(*work)))  # Raises what a file's writer raised.
        with open(mark, "w", encoding="ascii") as file:
            json.dump(wanted | {"names": names(directory)}, file, indent=1)
        return True


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    options.add_argument("directory", help="where to; made if it is missing")
    options.add_argument("--entries", type=int, default=ENTRIES)
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--files", type=int, default=FILES)
    options.add_argument("--jobs", type=int, help="how many files at once; one per core")
    chosen = options.parse_args()
    made = make(chosen.directory, chosen.entries, chosen.seed, chosen.files, chosen.jobs)
    print(f"{chosen.entries} entries in {chosen.directory}" + ("" if made else ", made before"))


if __name__ == "__main__":
    sys.exit(main())
