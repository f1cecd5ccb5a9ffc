# SPDX-License-Identifier: GPL-3.0-or-later
"""As many loaded units in the tester's manager as wanted, and a thousand to start at once."""

import os
import shutil
import subprocess

import session

HOME = "~/.config/systemd/user"
BURST = 1000
PROGRAMS = os.environ.get("UNITDECK_BENCH_PROGRAMS",
                          os.path.join(session.SOURCE, "build/release/tests/bench"))

# Targets load fastest, and cost the manager no process. One that is active keeps itself loaded.
_LOAD = "[Unit]\nDescription=Load %i of the benchmark\nDefaultDependencies=no\n"
_BURST = """[Unit]
Description=Burst service %i
DefaultDependencies=no
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/true
"""


def program(name):
    """The path of one of this folder's programs."""
    return os.path.join(PROGRAMS, name)


def burst_name(index):
    return f"burst@{index}.service"


def count():
    """How many units the manager has loaded."""
    return len(session.systemctl("list-units", "--all", "--no-legend", "--plain").splitlines())


def write_templates():
    session.write_file(f"{HOME}/load@.target", _LOAD)
    session.write_file(f"{HOME}/burst@.service", _BURST)


def _hold(name, units, relation):
    """Starts a target that refers to the units, so that they are loaded as long as it is active.

    The relation is of the kinds that may be given many times on lines of bounded length.
    """
    lines = [f"{relation}=" + " ".join(units[at:at + 100]) for at in range(0, len(units), 100)]
    session.write_file(f"{HOME}/{name}",
                       "[Unit]\nDefaultDependencies=no\n" + "\n".join(lines) + "\n")
    session.run(["systemctl", "--user", "start", name], timeout=300)


def load(wanted):
    """Loads targets until the manager has `wanted` units; returns how many it then has."""
    have = count()
    missing = wanted - have - 1  # the one that holds them counts as well
    if missing > 0:
        names = [f"load@{have + index}.target" for index in range(missing)]
        _hold(f"hold-{wanted}.target", names, "Wants")
    return count()


def load_burst():
    """Loads the services of the burst; they stay loaded while they are stopped."""
    _hold("hold-burst.target", [burst_name(index) for index in range(BURST)], "After")


def _drive(verb):
    text = session.run([program("burst_driver"), verb, "burst@", str(BURST)], timeout=300)
    return float(text)


def start_burst():
    """Starts all of them; the wall time in ms until the manager had no job left."""
    return _drive("StartUnit")


def stop_burst():
    return _drive("StopUnit")


def states():
    """What systemctl says of each service of the burst: name → sub state."""
    lines = session.systemctl("list-units", "--all", "--no-legend", "--plain",
                              "burst@*.service").splitlines()
    return {line.split()[0]: line.split()[3] for line in lines}


class Subscriber:
    """A bare client that watches, for as long as the block lasts."""

    def __enter__(self):
        self.process = subprocess.Popen([program("subscriber")], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != "subscribed":
            raise AssertionError("the bare subscriber could not subscribe")
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class CallCounter:
    """Method calls on the session bus while the block lasts, by the unique name of the sender."""

    def __enter__(self):
        self.log = open("/tmp/bench-calls.txt", "w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen(
            ["dbus-monitor", "--session", "type='method_call'"], stdin=subprocess.DEVNULL,
            stdout=self.log, stderr=subprocess.STDOUT)
        session.wait_until(self._hears, 10, "dbus-monitor to begin")
        return self

    def _hears(self):
        session.run(["busctl", "--user", "call", "org.freedesktop.DBus", "/org/freedesktop/DBus",
                     "org.freedesktop.DBus.Peer", "Ping"])
        return any("member=Ping" in line for line in self._lines())

    def _lines(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.readlines()

    def calls_of(self, names):
        """Destination and member of each call that one of `names` has sent."""
        found = []
        for line in self._lines():
            words = dict(word.rstrip(";").split("=", 1) for word in line.split() if "=" in word)
            if line.startswith("method call") and words.get("sender") in names:
                found.append(f"{words.get('destination')} {words.get('member')}")
        return found

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.log.close()


def bus_names_of(pid):
    """The unique names that a process has on the session bus."""
    lines = session.run(["busctl", "--user", "--no-pager", "--no-legend", "list"]).splitlines()
    return {words[0] for words in map(str.split, lines)
            if words[0].startswith(":") and words[1] == str(pid)}


def is_here():
    """Whether what this needs is in the sandbox; a sentence otherwise."""
    if not os.path.exists(program("burst_driver")):
        return f"no burst_driver in {PROGRAMS}: configure with -DUNITDECK_BENCH=ON and build it"
    if not shutil.which("unitdeck"):
        return "unitdeck is not installed in the sandbox: give it --install BUILD"
    return ""
