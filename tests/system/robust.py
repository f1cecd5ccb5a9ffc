# SPDX-License-Identifier: GPL-3.0-or-later
"""Managers, buses and the journal restart under the open window; it must stay right and calm.

Argument: `user`, `system` or `bus` (the tester's own bus, after which there is no accessibility
bus: the picture is looked at instead). UNITDECK_ROUNDS says how often; 5 when it is absent.
"""

import os
import subprocess
import sys
import time
import unittest

import robust_kit
import session
import ui
from robust_kit import DEMO, Calls, Sheet, expect_list, expect_steady, shown, systemctl, vitals

ROUNDS = int(os.environ.get("UNITDECK_ROUNDS", "5"))
KIND = sys.argv.pop() if sys.argv[-1] in ("user", "system", "bus") else "user"
# One list of units, of jobs, of the manager's properties and of the files; what the row that is
# looked at, the rows on the screen and three actions want besides. A storm is hundreds.
MOST_CALLS = 120


def configure(interval, system):
    text = f"startup = 0.05\nreload-time = 0.05\ninterval = {interval:.3f}\n"
    if system:
        session.write_file("/etc/unitdeck-demo.conf", text, as_root=True)
    else:
        session.write_file("~/.config/unitdeck-demo.conf", text)


class Events:
    """What happens to a manager. Each time something changes that no signal tells of afterwards,
    so that only a list that was read again can be right."""

    FILE = ("[Unit]\nDescription={}\n[Service]\nType=oneshot\nRemainAfterExit=yes\n"
            "ExecStart=true\n")

    def __init__(self, system):
        self.system = system
        self.place = "/etc/systemd/system" if system else os.path.expanduser(
            "~/.config/systemd/user")
        for name in ("robust-file", "robust-state"):
            self.write(name)
        systemctl(system, "daemon-reload")
        systemctl(system, "start", "robust-file", "robust-state")

    def write(self, name):
        session.write_file(f"{self.place}/{name}.service", self.FILE.format(name),
                           as_root=self.system)

    def toggle_file(self):
        """The file of a unit that runs goes, or comes back: known after the next reload."""
        path = f"{self.place}/robust-file.service"
        if os.path.exists(path):
            (session.root if self.system else session.run)(["rm", path])
        else:
            self.write("robust-file")

    def reload(self):
        self.toggle_file()
        systemctl(self.system, "daemon-reload")

    def reexec(self):
        self.toggle_file()
        systemctl(self.system, "daemon-reexec")

    def restart_bus(self):
        """Without its bus a manager still takes orders from root's systemctl."""
        is_up = session.unit_property("robust-state", "ActiveState", self.system) == "active"
        systemctl(self.system, "stop", "dbus.service", "dbus.socket")
        systemctl(self.system, "stop" if is_up else "start", "robust-state")
        systemctl(self.system, "start", "dbus.socket", "dbus.service")

    @staticmethod
    def restart_journald():
        session.root(["systemctl", "restart", "systemd-journald.service"])

    @staticmethod
    def rotate():
        # Old files go as well: what was open is deleted under the reader.
        session.root(["journalctl", "--rotate", "--vacuum-files=3"])


def pause(seconds):
    """Lets time pass: that nothing happens cannot be waited for."""
    end = time.monotonic() + seconds
    ui.wait_until(lambda: time.monotonic() >= end, seconds + 5, "time to pass")


class Watched:
    """The window on one manager, with the demo service chosen and its journal shown."""

    def __init__(self, program, system):
        self.program = program
        self.system = system
        window = program.window()
        ui.activate()
        self.table = window.table()
        self.table.shows(shown(DEMO), timeout=30)
        self.table.select(shown(DEMO))
        self.sheet = Sheet(self.table)
        self.actions = {name: window.action(name) for name in ("Start", "Stop", "Reload")}
        self.entries = window.list()
        self.pid = program.process.pid
        self.turn = 0

    def state(self):
        return session.unit_property(DEMO, "ActiveState", self.system)

    def acts(self):
        """Stop, start and reload by the window's actions; the row and systemctl both tell."""
        assert self.table.selected() == [shown(DEMO)], self.table.selected()
        for action, word, state in (("Stop", "Stopped", "inactive"),
                                    ("Start", "Running", "active")):
            self.actions[action].click()
            self.table.reads(shown(DEMO), "State", word, timeout=20)
            assert self.state() == state, (action, self.state())

    def follows(self):
        """A line that was not there before comes to the end of the journal's list."""
        self.turn += 1
        interval = 0.5 + self.turn / 1000
        configure(interval, self.system)
        self.actions["Reload"].click()

        def newest():
            count = self.entries.accessible.get_child_count()
            return [self.entries.accessible.get_child_at_index(index).get_name()
                    for index in range(max(0, count - 6), count)]
        wanted = f"Set: interval = {interval:g}"
        ui.wait_until(lambda: any(wanted in line for line in newest()), 15,
                      lambda: f"“{wanted}” at the end of the journal; there is {newest()}")
        # A stop in the middle of a reload would be a failure.
        ui.wait_until(lambda: self.state() == "active", 10, "the reload to end")

    def lives(self):
        assert self.program.process.poll() is None, self.program.output()
        alive = vitals(self.pid)
        assert alive.pop("deleted") == 0, "journal files that are gone are still open"
        return alive


class Robust(unittest.TestCase):

    def rounds(self, system, events):
        """All events, as often as asked for, and everything that must hold after each."""
        configure(0.5, system)
        systemctl(system, "start", DEMO)
        robust_kit.settings("system" if system else "user")
        begin = time.monotonic()
        with ui.start() as program, Calls(system) as calls:
            watched = Watched(program, system)
            rows = expect_list(watched.sheet, system)
            watched.acts()
            watched.follows()
            print(f"{time.monotonic() - begin:6.1f} s  {rows} rows, {watched.lives()}")
            history = []
            for turn in range(ROUNDS):
                for name, event, is_bus in events:
                    if is_bus:
                        event()
                        calls.listen()
                    else:
                        calls.listen()
                        event()
                    rows = expect_list(watched.sheet, system)
                    watched.acts()
                    watched.follows()
                    counts = calls.counts()
                    alive = watched.lives()
                    print(f"{time.monotonic() - begin:6.1f} s  {turn + 1}: {name}: {rows} rows, "
                          f"{sum(counts.values())} calls {counts}, {alive}", flush=True)
                    self.assertLess(sum(counts.values()), MOST_CALLS, counts)
                history.append(watched.lives())
            # Nothing happens any more: what was to be asked is asked.
            watched.actions["Stop"].click()
            watched.table.reads(shown(DEMO), "State", "Stopped", timeout=20)
            pause(1.5)
            calls.listen()
            pause(3)
            print("calm:", calls.counts())
            self.assertLessEqual(sum(calls.counts().values()), 3, calls.counts())
            expect_steady(history[0], history[-1])
            expect_list(watched.sheet, system)
        return history

    @unittest.skipUnless(KIND == "user", "the user manager only")
    def test_the_users_manager_and_the_journal(self):
        events = Events(False)
        self.rounds(False, (("daemon-reload", events.reload, False),
                            ("daemon-reexec", events.reexec, False),
                            ("journald restarted", events.restart_journald, False),
                            ("journal rotated", events.rotate, False)))

    @unittest.skipUnless(KIND == "system", "the system manager only")
    def test_the_system_manager_and_its_bus(self):
        events = Events(True)
        self.rounds(True, (("daemon-reload", events.reload, False),
                           ("daemon-reexec", events.reexec, False),
                           ("bus restarted", events.restart_bus, True)))

    @unittest.skipUnless(KIND == "bus", "the user's bus only")
    def test_the_users_bus(self):
        """Afterwards the program is off the accessibility bus for good: the picture tells, and
        systemctl; the keyboard works as before."""
        configure(0.5, False)
        session.systemctl("stop", DEMO)
        robust_kit.settings(view="services")
        with ui.start() as program:
            window = program.window()
            ui.activate()
            table = window.table()
            table.shows(shown(DEMO), timeout=30)
            # Alone with its template, its row stays where it is whatever else comes and goes.
            ui.key("ctrl+f")
            ui.type_text("unitdeck-demo")
            ui.wait_until(lambda: table.row_count() == 2, 10, "the search to be done")
            table.select(shown(DEMO))
            x, y, _, height = table.cell(shown(DEMO), "Name").rectangle()
            state = table.cell(shown(DEMO), "State").rectangle()
            row = (x, y, state[0] + state[2] - x, height)
            journal = window.find("list", "Journal entries", hidden=True).rectangle()
            looks = {}  # The row's picture in each state, as long as the table can be asked.
            history = []
            for turn in range(ROUNDS + 1):
                if turn:
                    session.systemctl("restart", "dbus.service")
                for act, is_up in ((lambda: ui.key("ctrl+shift+s"), True),
                                   (lambda: session.systemctl("stop", DEMO), False),
                                   (lambda: session.systemctl("start", DEMO), True),
                                   (lambda: ui.key("ctrl+shift+x"), False)):
                    insist(act, is_up)
                    if not turn:
                        table.reads(shown(DEMO), "State", "Running" if is_up else "Stopped")
                        looks[is_up] = settled(row)
                    ui.wait_until(lambda is_up=is_up: picture(row) == looks[is_up], 20,
                                  f"the picture to say so in round {turn}")
                    if is_up:
                        before = picture(journal)
                        ui.wait_until(lambda before=before: picture(journal) != before, 10,
                                      "the journal's next line in the picture")
                self.assertIsNone(program.process.poll(), program.output())
                history.append(vitals(program.process.pid))
                print(f"{turn}: {history[-1]}", flush=True)
            self.assertNotEqual(looks[True], looks[False])
            expect_steady(history[1], history[-1])
            ui.screenshot("after-the-bus-restarts")


def insist(act, is_up):
    """Does it again after a while: right after the restart the program may not be connected yet,
    and then says so instead."""
    def is_there():
        return (session.unit_property(DEMO, "ActiveState") == "active") == is_up
    for _ in range(3):
        act()
        try:
            ui.wait_until(is_there, 7)
            return
        except session.TookTooLong:
            continue
    raise session.TookTooLong(f"systemctl does not say that it is {'up' if is_up else 'down'}")


def picture(area):
    """The pixels of a part of the screen, three bytes each."""
    x, y, width, height = area
    return subprocess.run(["import", "-silent", "-window", "root", "-crop",
                           f"{width}x{height}+{x}+{y}", "-depth", "8", "rgb:-"],
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True).stdout


def settled(area):
    """The picture when two in a row are the same."""
    seen = []

    def same():
        seen.append(picture(area))
        return seen[-1] if seen[-2:-1] == seen[-1:] else None
    return ui.wait_until(same, 10, "a picture that stays", interval=0.3)


if __name__ == "__main__":
    unittest.main()
