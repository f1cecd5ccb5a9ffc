# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a large journal: export text (systemd.io, "Journal Export Formats") through
systemd-journal-remote, never line by line through journald.

200 units over 30 boots in 20 files. One unit has a fifth of all entries, one a third of a percent,
and about one entry in 30,000 holds the rare word. The same for the same number of entries.
"""

import itertools
import os
import random
import struct
import subprocess
import sys

REMOTE = "/lib/systemd/systemd-journal-remote"
UNITS = [f"bench-{number}.service" for number in range(200)]
FREQUENT, RARE = UNITS[1], UNITS[0]
RARE_WORD = "zanzibar"
FILES, BOOTS = 20, 30
START = 1_750_000_000_000_000  # µs since the epoch
WORDS = ("connection timeout request served user session opened closed cache miss hit disk queue "
         "worker started finished retry value item index block checked").split()
STARTED, STOPPED, FAILED = ("39f53479d3a045ac8e11786248231fbf", "9d1aaa27d60140bd96365438aad20286",
                            "d9b373ed55a64feb8242e02dbe79a49c")
# So many of each draw are made beforehand: drawing is what a generator's time goes into.
DRAWS = 1 << 16


def message(draw):
    """Mostly one line of a log; now and then long, of several lines, or no text at all."""
    text = " ".join(draw.choice(WORDS) for _ in range(max(4, int(draw.lognormvariate(2.2, 0.4)))))
    kind = draw.random()
    if kind < 0.003:
        text += " x1" * 500  # journald compresses fields of more than 512 bytes
    elif kind < 0.006:
        text += "\n    at first\n    at second"
    return text.encode()


def field(name, value):
    """Text as it is; bytes with their length before them."""
    if b"\n" in value or b"\xff" in value:
        return name + b"\n" + struct.pack("<Q", len(value)) + value + b"\n"
    return name + b"=" + value + b"\n"


def entries(seed, count, start, step):
    """The export text of one boot, piece by piece; ends at start + count × step, about."""
    draw = random.Random(seed)
    boot = b"%032x" % draw.getrandbits(128)
    weights = [0.0035, 0.2] + [0.7965 / (len(UNITS) - 2)] * (len(UNITS) - 2)
    units = draw.choices(range(len(UNITS)), cum_weights=list(itertools.accumulate(weights)), k=DRAWS)
    priorities = draw.choices([6, 3, 4, 5, 7], weights=[80, 3, 5, 7, 5], k=DRAWS)
    gaps = [draw.randrange(step // 8, 2 * step - step // 8) for _ in range(DRAWS)]
    messages = [field(b"MESSAGE", message(draw))[:-1] for _ in range(4096)]
    heads = [(b"_BOOT_ID=%s\n_MACHINE_ID=0123456789abcdef0123456789abcdef\n_HOSTNAME=bench\n_UID=0\n"
              b"_GID=0\n_PID=%d\n_COMM=%s\n_EXE=/usr/bin/%s\n_CMDLINE=/usr/bin/%s --serve\n"
              b"_SYSTEMD_CGROUP=/system.slice/%s\n_SYSTEMD_UNIT=%s\n_SYSTEMD_SLICE=system.slice\n"
              b"_SYSTEMD_INVOCATION_ID=%032x\n_TRANSPORT=stdout\nSYSLOG_IDENTIFIER=%s\n")
             % (boot, 300 + number, name[:15], name, name, unit.encode(), unit.encode(),
                draw.getrandbits(128), name)
             for number, unit in enumerate(UNITS) for name in [unit[:-8].encode()]]
    piece, monotonic = [], 0
    for number in range(count):
        at = (number * 31) % DRAWS
        monotonic += gaps[at]
        unit = units[(number * 17 + 5) % DRAWS]
        text = messages[(number * 7) % len(messages)]
        if b"=" == text[7:8]:
            text += b" %d" % number
        if draw.random() < 1 / 30_000:
            text = b"MESSAGE=once in %s-%02d" % (RARE_WORD.encode(), number % 100)
        piece.append(b"__REALTIME_TIMESTAMP=%d\n__MONOTONIC_TIMESTAMP=%d\n%sPRIORITY=%d\n%s\n\n"
                     % (start + monotonic, monotonic, heads[unit], priorities[at], text))
        if number % 500 == 0:
            what, of = ((STARTED, b"Started") if number % 1500 == 0 else
                        (STOPPED, b"Stopped") if number % 1500 == 500 else (FAILED, b"Failed"))
            piece.append(b"__REALTIME_TIMESTAMP=%d\n__MONOTONIC_TIMESTAMP=%d\n_BOOT_ID=%s\n_PID=1\n"
                         b"_COMM=systemd\nPRIORITY=6\nUNIT=%s\nMESSAGE_ID=%s\nMESSAGE=%s it\n\n"
                         % (start + monotonic, monotonic, boot, UNITS[unit].encode(), what.encode(),
                            of))
        if len(piece) > 2000:
            yield b"".join(piece)
            piece = []
    yield b"".join(piece)


def write_file(directory, number, total):
    """The file of that number: its share of the boots, one after the other."""
    boots = [boot for boot in range(BOOTS) if boot * FILES // BOOTS == number]
    each = total // BOOTS
    step = 400_000
    path = os.path.join(directory, f"bench-{number:02}.journal")
    with subprocess.Popen([REMOTE, "-o", path, "-"], stdin=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as remote:
        for boot in boots:
            begin = START + boot * (each * step + 3_600_000_000)
            for piece in entries(boot, each, begin, step):
                remote.stdin.write(piece)
        remote.stdin.close()
    if remote.returncode:
        raise SystemExit(f"{REMOTE} ended with status {remote.returncode}")


def make(directory, total):
    """Fills the directory, unless it has been filled with the same before."""
    mark = os.path.join(directory, f"complete-{total}")
    if os.path.exists(mark):
        return
    os.makedirs(directory, exist_ok=True)
    for name in os.listdir(directory):
        if name.endswith(".journal") or name.startswith("complete-"):
            os.unlink(os.path.join(directory, name))
    # Two at a time: one process each for an even and an odd file.
    workers = [subprocess.Popen([sys.executable, __file__, directory, str(total), str(first)])
               for first in range(2)]
    if any(worker.wait() for worker in workers):
        raise SystemExit("the journal could not be made")
    with open(mark, "w", encoding="ascii"):
        pass


if __name__ == "__main__":
    for file_number in range(int(sys.argv[3]), FILES, 2):
        write_file(sys.argv[1], file_number, int(sys.argv[2]))
