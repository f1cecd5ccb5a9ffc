# SPDX-License-Identifier: GPL-3.0-or-later
"""The window where things are not as they should be: buses that are not there, units with names and
files nobody expects, a thousand at once, jobs that never end, units that vanish under the hand.
"""

import os
import signal
import subprocess
import sys
import time
import unittest

import robust_kit
import session
import ui
from robust_kit import DEMO, Sheet, accessibility_bus, expect_list, shown

HOME = os.path.expanduser("~/.config/systemd/user")
LONG = "l" + "o" * (255 - len("ng.service") - 1) + "ng.service"
ODD = "odd@.service"
INSTANCE = r"odd@a\x2db\x20c:d.service"
ONESHOT = ("[Unit]\nDescription=Trial {}\n[Service]\nType=oneshot\nRemainAfterExit=yes\n"
           "ExecStart=true\n")
ENDLESS = "[Service]\nType=oneshot\nExecStart=sleep infinity\n"


def write(name, text):
    session.write_file(f"{HOME}/{name}", text)


def state(unit, system=False):
    return session.unit_property(unit, "ActiveState", system)


def opened(program):
    """Its window with the keyboard, and the table."""
    window = program.window()
    ui.activate()
    return window, window.table()


def lives(trial, program):
    trial.assertIsNone(program.process.poll(), program.output())


class Buses(unittest.TestCase):
    """Without one of the two managers the other works, and the window says what is the matter."""

    def test_without_the_users_manager_the_system_works(self):
        place = "/tmp/robust-runtime"
        os.makedirs(place, mode=0o700, exist_ok=True)
        helper = subprocess.Popen(
            [sys.executable, os.path.join(os.path.dirname(__file__), "robust_empty_session.py"),
             accessibility_bus()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(helper.communicate)
        environment = {"XDG_RUNTIME_DIR": place,
                       "DBUS_SESSION_BUS_ADDRESS": helper.stdout.readline().strip()}
        session.write_file("/etc/unitdeck-demo.conf", "startup = 0.05\n", as_root=True)
        session.write_file("~/.config/unitdeck-demo.conf", "startup = 0.05\n")
        robust_kit.settings(tab=0)
        with ui.start(environment=environment) as program:
            window, table = opened(program)
            window.find("label", "User manager: not connected")
            self.assertIn("No service manager of yours was found", table.description)
            self.assertEqual(table.row_count(), 0)
            ui.key("alt+2")
            window.find("label", lambda text: text.startswith("System manager"))
            table.shows(shown(DEMO), timeout=30)
            table.select(shown(DEMO))
            window.action("Start").click()
            table.reads(shown(DEMO), "State", "Running", timeout=20)
            self.assertEqual(state(DEMO, True), "active")
            window.action("Stop").click()
            table.reads(shown(DEMO), "State", "Stopped", timeout=20)
            expect_list(Sheet(table), True)
            lives(self, program)

    def test_the_users_manager_may_come_after_the_program(self):
        place = "/tmp/robust-later"
        os.makedirs(place, mode=0o700, exist_ok=True)
        session.write_file("~/.config/unitdeck-demo.conf", "startup = 0.05\n")
        session.systemctl("stop", DEMO)
        robust_kit.settings(tab=0, unit="")
        # Not to be seen through the accessibility bus, which is found by way of the user's.
        environment = {"XDG_RUNTIME_DIR": place, "DBUS_SESSION_BUS_ADDRESS": ""}
        with ui.start(environment=environment) as program:
            ui.activate()
            ui.key("ctrl+f")
            ui.type_text("unitdeck-demo")
            ui.key("Return", "ctrl+shift+s")
            os.symlink(os.environ["XDG_RUNTIME_DIR"] + "/bus", f"{place}/bus")

            def started():
                ui.key("ctrl+f", "Return", "ctrl+shift+s")
                return state(DEMO) == "active"
            ui.wait_until(started, 20, "the demo started by the key", interval=0.5)
            lives(self, program)

    def test_without_the_system_bus_the_user_works(self):
        session.write_file("~/.config/unitdeck-demo.conf", "startup = 0.05\n")
        robust_kit.settings(tab=0)
        environment = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent/bus"}
        with ui.start(environment=environment) as program:
            window, table = opened(program)
            table.shows(shown(DEMO), timeout=30)
            table.select(shown(DEMO))
            window.action("Restart").click()
            table.reads(shown(DEMO), "State", "Running", timeout=20)
            expect_list(Sheet(table), False)
            ui.key("alt+2")
            window.find("label", "System manager: not connected")
            ui.wait_until(lambda: table.row_count() == 0, 10, "no rows")
            self.assertIn("No systemd was found", table.description)
            self.assertFalse(window.action("Start").enabled)
            ui.key("alt+1")
            table.shows(shown(DEMO), timeout=20)
            lives(self, program)


class Units(unittest.TestCase):
    """Units as nobody expects them."""

    def tearDown(self):
        session.systemctl("reset-failed", check=False)

    def looks_at(self, window, table, name):
        """Chooses the unit and opens every tab on it; the window has to answer at once."""
        table.select(shown(name))
        for word in ("Status", "Journal", "Unit file", "Properties"):
            begin = time.monotonic()
            window.tab(word).click()
            # Qt 6.4 says of no tab that it is selected; the bar is named after it.
            bar = next(one for one in window.walk() if one.role == "page tab list")
            ui.wait_until(lambda bar=bar, word=word: bar.name == word, 10, f"tab {word}")
            self.assertLess(time.monotonic() - begin, 5, f"{word} of {name}")

    def test_names_and_files(self):
        write(ODD, ONESHOT.format("%i"))
        write(LONG, ONESHOT.format("long"))
        with open(f"{HOME}/latin.service", "wb") as file:
            file.write("[Unit]\nDescription=Schön\n# größer\n".encode("latin-1")
                       + b"[Service]\nExecStart=sleep 1000\nEnvironment=A=\xff\xfe\n")
        write("huge.service", "[Service]\nExecStart=sleep 1000\n" + "# nothing to say\n" * 62000)
        write("faulty.service", "[Service]\nType=nonsense\n")
        write("wants-ghost.service", "[Unit]\nWants=ghost.service\n[Service]\nType=oneshot\n"
              "RemainAfterExit=yes\nExecStart=true\n")
        os.symlink("/dev/null", f"{HOME}/blocked.service")
        session.systemctl("daemon-reload")
        session.systemctl("start", "wants-ghost.service")
        session.systemctl("start", "blocked.service", check=False)
        robust_kit.settings(tab=0)
        with ui.start() as program:
            window, table = opened(program)
            table.shows(shown(DEMO), timeout=30)
            session.systemctl("start", "--no-block", INSTANCE)
            sheet = Sheet(table)
            expect_list(sheet, False)
            table.reads("ghost", "State", "Missing")
            table.reads("blocked", "State", "Blocked")
            start = window.action("Start")
            for name, is_up in ((INSTANCE, None), (LONG, True), ("latin.service", None),
                                ("huge.service", True), ("blocked.service", False),
                                ("ghost.service", False), ("faulty.service", None)):
                self.looks_at(window, table, name)
                if is_up:
                    start.click()
                    ui.wait_until(lambda name=name: state(name) == "active", 10, f"{name} active")
                elif is_up is False:
                    ui.wait_until(lambda: not start.enabled, 5, f"no start of {name} offered")
                lives(self, program)
            expect_list(sheet, False)
            lives(self, program)

    def test_huge_and_strange_lines(self):
        write("loud.service", "[Service]\nType=oneshot\nRemainAfterExit=yes\nLogRateLimitBurst=0\n"
              "ExecStart=python3 -c \"import sys; w = sys.stdout.buffer.write; "
              "w(b'x' * 3000000 + b'\\\\n'); w(b'\\\\xff\\\\xfe\\\\x00\\\\x01 raw\\\\n'); "
              "[w(b'line %%d\\\\n' %% n) for n in range(20000)]; w(b'the end of it\\\\n')\"\n")
        session.systemctl("daemon-reload")
        robust_kit.settings(unit="loud.service")
        with ui.start() as program:
            window, table = opened(program)
            table.shows("loud", timeout=30)
            table.select("loud")
            window.action("Start").click()
            table.reads("loud", "State", "Done", timeout=30)
            entries = window.list()

            def newest():
                count = entries.accessible.get_child_count()
                # In a flood rows may be gone before they are asked for.
                rows = [entries.accessible.get_child_at_index(index)
                        for index in range(max(0, count - 6), count)]
                return [row.get_name() for row in rows if row]
            ui.wait_until(lambda: any("the end of it" in line for line in newest()), 30,
                          lambda: f"the last line; there is {newest()}")
            lives(self, program)
            self.assertLess(robust_kit.vitals(program.process.pid)["own"], 60 * 1024)

    def test_a_thousand_at_once(self):
        write("burst@.service", ONESHOT.format("%i"))
        session.systemctl("daemon-reload")
        robust_kit.settings(tab=0)
        with ui.start() as program:
            _, table = opened(program)
            table.shows(shown(DEMO), timeout=30)
            names = [f"burst@{index}.service" for index in range(1000)]
            begin = time.monotonic()
            session.run(["systemctl", "--user", "start", *names], timeout=200)
            print(f"a thousand started in {time.monotonic() - begin:.1f} s")
            begin = time.monotonic()
            rows = expect_list(Sheet(table), False)
            print(f"{rows} rows right after {time.monotonic() - begin:.1f} s")
            self.assertGreater(rows, 1000)
            session.run(["systemctl", "--user", "stop", "burst@*.service"], timeout=200)
            rows = expect_list(Sheet(table), False)
            self.assertLess(rows, 1000)
            lives(self, program)


class Jobs(unittest.TestCase):
    """Jobs that go wrong while one looks."""

    def test_a_start_that_never_ends_is_cancelled(self):
        write("endless.service", ENDLESS)
        session.systemctl("daemon-reload")
        robust_kit.settings(tab=0, unit="endless.service")
        with ui.start() as program:
            window, table = opened(program)
            table.shows("endless", timeout=30)
            table.select("endless")
            window.action("Start").click()
            table.reads("endless", "State", lambda text: text.startswith("Starting"))
            self.assertEqual(state("endless.service"), "activating")
            window.button(lambda text: text.startswith("1 job")).click()
            cancel = program.application.find("button", "Cancel the job of endless.service")
            cancel.click()
            ui.wait_until(lambda: "No jobs" in session.systemctl("list-jobs"), 10, "no jobs")
            window.gone("button", lambda text: text.startswith("1 job"))
            ui.key("Escape")
            window.gone("any", "Jobs")
            # What the job had begun goes on: that is how systemd cancels.
            self.assertEqual(state("endless.service"), "activating")
            table.reads("endless", "State", "Starting")
            window.action("Stop").click()
            table.reads("endless", "State", lambda text: text in ("Stopped", "Failed"))
            ui.wait_until(lambda: state("endless.service") in ("inactive", "failed"), 10, "an end")
            expect_list(Sheet(table), False)
            lives(self, program)

    def test_a_start_of_what_is_gone_meanwhile(self):
        write("vanishing.service", ONESHOT.format("vanishing"))
        session.systemctl("daemon-reload")
        robust_kit.settings(tab=0, unit="vanishing.service")
        with ui.start() as program:
            window, table = opened(program)
            table.shows("vanishing", timeout=30)
            table.select("vanishing")
            ui.wait_until(lambda: window.action("Start").enabled, 10, "a start on offer")
            # The key is in its queue before it can know.
            os.kill(program.process.pid, signal.SIGSTOP)
            os.unlink(f"{HOME}/vanishing.service")
            session.systemctl("daemon-reload")
            ui.key("ctrl+shift+s")
            os.kill(program.process.pid, signal.SIGCONT)
            table.lacks("vanishing", timeout=20)
            expect_list(Sheet(table), False)
            print("said:", window.message(timeout=2).texts() if window.find_all("any", "Message")
                  else "nothing")
            lives(self, program)

    def test_a_reload_and_a_reexecution_during_a_start(self):
        session.write_file("~/.config/unitdeck-demo.conf", "startup = 2.5\n")
        session.systemctl("stop", DEMO)
        robust_kit.settings(tab=0)
        with ui.start() as program:
            window, table = opened(program)
            table.shows(shown(DEMO), timeout=30)
            table.select(shown(DEMO))
            for verb in ("daemon-reload", "daemon-reexec"):
                window.action("Start").click()
                table.reads(shown(DEMO), "State", lambda text: text.startswith("Starting"))
                session.systemctl(verb)
                self.assertEqual(state(DEMO), "activating")
                table.reads(shown(DEMO), "State", "Running", timeout=20)
                self.assertEqual(state(DEMO), "active")
                window.find("label", "Started unitdeck-demo.service")
                window.action("Stop").click()
                table.reads(shown(DEMO), "State", "Stopped", timeout=20)
            expect_list(Sheet(table), False)
            lives(self, program)


if __name__ == "__main__":
    unittest.main()
