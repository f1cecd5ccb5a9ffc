# SPDX-License-Identifier: GPL-3.0-or-later
"""What a trial asks the sandbox itself: waiting, systemctl and journalctl as the tester or as root.

A trial runs as the tester, in a login session; root's part goes through the sandbox's socket.
"""

import json
import os
import socket
import subprocess
import time

from gi.repository import GLib

OUT = os.environ.get("SANDBOX_OUT", "/tmp")
SOURCE = os.environ.get("SANDBOX_SOURCE", os.getcwd())
ROOT_SOCKET = "/sandbox/root.sock"


class TookTooLong(AssertionError):
    """A thing that was waited for did not come."""


def wait_until(predicate, timeout=10.0, what="", interval=0.02):
    """Calls `predicate` until it gives something true, and returns that.

    `what` says in words what is waited for; it may be a function that is asked only on failure.
    Exceptions of kind LookupError count as "not yet", and so does an element that went away while it
    was being read.
    """
    end = time.monotonic() + timeout
    problem = None
    while True:
        try:
            value = predicate()
            if value:
                return value
            problem = None
        except (LookupError, GLib.GError) as error:
            problem = error
        if time.monotonic() > end:
            words = what() if callable(what) else what
            raise TookTooLong(f"after {timeout:g} s still not: {words}"
                              + (f" ({problem})" if problem else ""))
        time.sleep(interval)


def run(argv, check=True, timeout=60, **options):
    """A command as the tester; its standard output without the last newline."""
    done = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, errors="replace", timeout=timeout,
                          check=False, **options)
    if check and done.returncode != 0:
        raise AssertionError(f"{' '.join(argv)}: status {done.returncode}\n{done.stdout}"
                             f"{done.stderr}")
    return done.stdout.rstrip("\n")


def root(argv, check=True, timeout=60, text=None):
    """The same as root of the sandbox; `text` becomes its standard input."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(timeout + 10)
        line.connect(ROOT_SOCKET)
        line.sendall(json.dumps({"argv": list(argv), "input": text, "timeout": timeout}).encode()
                     + b"\n")
        with line.makefile("rb") as answer:
            reply = json.loads(answer.readline())
    if check and reply["status"] != 0:
        raise AssertionError(f"as root: {' '.join(argv)}: status {reply['status']}\n{reply['out']}"
                             f"{reply['err']}")
    return reply["out"].rstrip("\n")


def systemctl(*words, check=True):
    """systemctl of the user manager, as the tester."""
    return run(["systemctl", "--user", "--no-pager", *words], check)


def system_systemctl(*words, check=True):
    """systemctl of the system manager, as root."""
    return root(["systemctl", "--no-pager", *words], check)


def properties(unit, *names, system=False):
    """Properties of a unit by name, as `systemctl show` prints them; of all, when none is named."""
    words = ["show", unit] + [f"--property={name}" for name in names]
    text = system_systemctl(*words) if system else systemctl(*words)
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def unit_property(unit, name, system=False):
    """One property of a unit as `systemctl show` prints it."""
    return properties(unit, name, system=system).get(name, "")


def journal(unit, system=False, **fields):
    """The entries of a unit as dictionaries, oldest first; keyword arguments are further matches."""
    words = ["journalctl", "--no-pager", "--quiet", "--output=json"]
    words += [f"--unit={unit}"] if system else [f"--user-unit={unit}"]
    words += [f"{name}={value}" for name, value in fields.items()]
    text = root(words) if system else run(words)
    return [json.loads(line) for line in text.splitlines()]


def messages(unit, system=False):
    """The messages of a unit, oldest first."""
    return [entry.get("MESSAGE") or "" for entry in journal(unit, system)]


def write_file(path, text, as_root=False):
    """Writes a file with the directories above it; `~` is the tester's home."""
    path = os.path.expanduser(path)
    if as_root:
        root(["mkdir", "-p", os.path.dirname(path)])
        root(["tee", path], text=text)
        return path
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
