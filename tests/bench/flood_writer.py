# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines to the journal at a rate, when asked: flood_writer.py RATE SECONDS GO.

A hundred at first; then, once the file GO is there, RATE a second (0: as fast as they are taken).
"""

import os
import sys
import time


def main():
    rate, seconds, go = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
    number = 0

    def write(count):
        nonlocal number
        lines = "".join(f"flood line {number + i}: some words as a daemon has them\n"
                        for i in range(count))
        sys.stdout.buffer.write(lines.encode())
        sys.stdout.buffer.flush()
        number += count

    write(100)
    while not os.path.exists(go):
        time.sleep(0.02)
    begin = time.monotonic()
    while (passed := time.monotonic() - begin) < seconds:
        if rate == 0:
            write(200)
            continue
        due = int(passed * rate) + 100 - number
        if due > 0:
            write(due)
        time.sleep(0.005)


if __name__ == "__main__":
    main()
