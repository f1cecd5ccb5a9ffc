# SPDX-License-Identifier: GPL-3.0-or-later
"""From the launcher, a link, the bus, the desktop's search and a terminal: one program, which goes
where it is told; and its preferences."""

import glob
import os
import subprocess
import time
import unittest

from gi.repository import GLib

import session
import tray_host
import ui
from desk import DEMO, ROW, holds, main, starts

NAME = "org.unitdeck.Unitdeck"
PATH = "/org/unitdeck/Unitdeck"
SEARCH = ("org.gnome.Shell.SearchProvider2", f"{PATH}/SearchProvider")
BAD = "launcher-bad.service"
CONFIGURATION = os.path.expanduser("~/.config/unitdeck")
ENTRY = os.path.expanduser(f"~/.config/autostart/{NAME}.desktop")


class Launched(ui.Program):
    """The program that has the name on the bus, started by whomever."""

    def __init__(self):
        super().__init__(program="true")  # Its log; the process is another's.
        self.process.wait()
        self.process = self
        self.pid = tray_host.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                  "GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,)))[0]

    @property
    def returncode(self):
        return None if self.poll() is None else 0

    def poll(self):
        return None if os.path.exists(f"/proc/{self.pid}") else 0


def is_there():
    return tray_host.is_owned(NAME)


def call(method, signature="", *arguments, place=("org.freedesktop.Application", PATH)):
    """A call that may start the program; what busctl prints."""
    interface, path = place
    return session.run(["busctl", "--user", "call", NAME, path, interface, method,
                        *([signature] if signature else []), *arguments])


def again(*words, environment=None):
    """A second start: it must end by itself, and say nothing. How long it took, in s."""
    began = time.monotonic()
    done = subprocess.run(["unitdeck", *words], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=20, check=False,
                          env=dict(os.environ, **(environment or {})))
    took = time.monotonic() - began
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), done
    return took


def active_number():
    """Empty while the keyboard goes from one window to the other."""
    return session.run(["xdotool", "getactivewindow"], check=False)


def active_window():
    number = active_number()
    return session.run(["xdotool", "getwindowname", number], check=False) if number else ""


def is_active(title):
    session.wait_until(lambda: active_window().startswith(title), 10,
                       lambda: f"“{title}…” in front; there is “{active_window()}”")


def close_window():
    """As a person does; the window in front is the main one."""
    is_active("Unitdeck")
    ui.key("alt+F4")


def main_windows():
    return tray_host.windows("--name", "^Unitdeck")


class Case(unittest.TestCase):

    def setUp(self):
        session.run(["rm", "-rf", CONFIGURATION, ENTRY])
        session.write_file(f"{CONFIGURATION}/unitdeck.conf", "[welcome]\ndismissed=true\n")
        session.wait_until(lambda: not is_there(), 10, "no program there")

    def start(self, *words, **how):
        program = ui.start(*words, **how)
        self.addCleanup(program.log.close)
        self.addCleanup(program.quit)
        session.wait_until(is_there, 20, "the name on the bus")
        return program

    def launched(self):
        session.wait_until(is_there, 20, "the name on the bus")
        program = Launched()
        self.addCleanup(program.log.close)
        self.addCleanup(session.run, ["kill", str(program.pid)], check=False)
        return program

    def ended(self, program, timeout=10):
        session.wait_until(lambda: program.process.poll() is not None, timeout, "the program's end")
        self.assertEqual(program.process.returncode, 0)

    def at(self, window, scope, row, tab):
        """The window shows that unit, on that tab."""
        window.find("label", starts("System manager" if scope == "system" else "User manager"))
        table = window.find("table", "Units")
        session.wait_until(lambda: table.selected() == [row], 20,
                           lambda: f"{row} looked at; it is {table.selected()}")
        if tab == "journal":
            window.edit("Search journal")
        elif tab == "properties":
            window.table("Properties of the unit")
        else:
            window.find("label", starts("Unit file: "))

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before:
            print(f"after {self.id()}: program there: {is_there()}")
        return result

    def tearDown(self):
        # Before the cleanups, which end everything.
        ui.screenshot(f"end-of-{self.id().rpartition('.')[2]}")


class SecondStart(Case):

    def test_it_raises_the_first_and_goes_there(self):
        program = self.start()
        window = program.window()
        window.table().shows(ROW, timeout=20)
        number = session.run(["xdotool", "search", "--onlyvisible", "--name",
                              "^Unitdeck"]).split()[-1]

        again("--system", "dbus.service", "--tab", "properties")
        self.at(window, "system", "dbus", "properties")
        again(f"unitdeck://user/{DEMO}?tab=journal")
        self.at(window, "user", ROW, "journal")
        again("systemd-journald")  # The user's manager has none.
        self.at(window, "system", "systemd-journald", "journal")
        again("--system", "dbus", "--tab", "status")
        self.at(window, "system", "dbus", "status")

        again("--user", "nowhere.service")
        session.wait_until(lambda: "There is no unit nowhere.service" in
                           window.now("any", "Message").description, 10, "the message about it")

        journal = glob.glob(f"/var/log/journal/*/user-{os.getuid()}.journal")
        again("--journal", journal[0])
        other = program.window(holds(journal[0]))
        session.wait_until(lambda: other.list("Journal entries").items(), 10, "entries in it")
        is_active("Unitdeck – Journal of ")
        again()
        session.wait_until(lambda: active_number() == number, 10,
                           "the first window in front")
        session.run(["xdotool", "windowminimize", "--sync", number])
        again("--background")
        took = again()
        is_active("Unitdeck")
        self.assertEqual(active_number(), number)
        print(f"a second start took {took:.3f} s")

        self.addCleanup(session.systemctl, "reset-failed", check=False)
        session.write_file(f"~/.config/systemd/user/{BAD}", "[Service]\nExecStart=false\n")
        session.systemctl("daemon-reload")
        session.systemctl("start", BAD, check=False)
        again("--failed", "--user")
        session.wait_until(lambda: window.table().texts_of() == [BAD.removesuffix(".service")], 10,
                           lambda: f"what failed; there is {window.table().texts_of()}")

        # The launcher's busy cursor ends, though it is another process that shows the window.
        with subprocess.Popen(["xev", "-root", "-event", "property"], stdout=subprocess.PIPE,
                              text=True) as listener:
            session.wait_until(lambda: is_listening(listener.pid), 5, "xev")
            again(environment={"DESKTOP_STARTUP_ID": "x_TIME123"})
            for line in listener.stdout:
                if "_NET_STARTUP_INFO_BEGIN" in line:
                    break
            listener.terminate()

        close_window()  # The other one is still there.
        session.wait_until(lambda: len(main_windows()) == 1, 10, "the main window closed")
        self.assertIsNone(program.process.poll())
        is_active("Unitdeck – Journal of ")
        ui.key("ctrl+w")
        self.ended(program)

    def test_in_the_background_there_is_no_window_until_it_is_wanted(self):
        began = time.monotonic()
        program = self.start("--background")
        print(f"from exec to the name: {time.monotonic() - began:.3f} s")
        took = again("--background")
        print(f"a second start in the background took {took:.3f} s")
        self.assertIsNone(program.process.poll())
        self.assertEqual(main_windows(), [])
        again()
        with open(f"{CONFIGURATION}/unitdeck.conf", encoding="utf-8") as settings:
            # What is remembered is the first one's to write.
            self.assertNotIn("geometry", settings.read())
        program.window().table().shows(ROW, timeout=20)
        # Nobody would see it without a window, as there is no tray.
        close_window()
        self.ended(program)

    def test_with_a_tray_closing_asks_once(self):
        panel = tray_host.Panel()
        self.addCleanup(panel.close)
        program = self.start()
        window = program.window()
        window.table().shows(ROW, timeout=20)
        tray_host.item_of(program.process)
        ui.activate()
        close_window()
        question = program.application.dialog("Close the window")
        ui.screenshot("close-question")
        question.button("Also start it when I log in")
        question.button("Cancel").click()
        program.application.gone("dialog", "Close the window")
        self.assertEqual(len(main_windows()), 1)
        ui.activate()
        close_window()
        question = program.application.dialog("Close the window")
        question.button("Also start it when I log in").click()
        question.button("Keep in the tray").click()
        session.wait_until(lambda: not main_windows(), 10, "no window")
        session.wait_until(lambda: os.path.exists(ENTRY), 5, "the autostart entry")
        again(DEMO)
        self.at(window, "user", ROW, "status")
        ui.activate()
        close_window()
        session.wait_until(lambda: not main_windows(), 10, "no window, and no question")
        self.assertIsNone(program.process.poll())
        again()
        is_active("Unitdeck")
        ui.key("ctrl+q")
        self.ended(program)


def is_listening(pid):
    """It sleeps in poll(), waiting for the X server."""
    with open(f"/proc/{pid}/wchan", encoding="ascii") as where:
        return "poll" in where.read()


class ByTheBus(Case):

    def test_activation_actions_and_links(self):
        call("Activate", "a{sv}", "0")
        program = self.launched()
        window = program.window()
        window.table().shows(ROW, timeout=20)
        session.run(["gapplication", "action", NAME, "failed-units"])
        session.wait_until(lambda: ROW not in window.table().texts_of(), 10, "only what failed")
        session.run(["gapplication", "launch", NAME, "unitdeck://system/dbus.service?tab=journal"])
        self.at(window, "system", "dbus", "journal")
        call("Open", "asa{sv}", "1", "unitdeck://system/dbus.service?do=stop", "0")
        session.wait_until(lambda: "do=stop" in window.now("any", "Message").description, 10,
                           "the link refused")
        self.assertEqual(session.unit_property("dbus.service", "ActiveState", True), "active")
        ui.activate()
        close_window()
        self.ended(program)

    def test_search_needs_no_window(self):
        # With a tray, into which no icon comes for a search alone.
        panel = tray_host.Panel()
        self.addCleanup(panel.close)
        found = call("GetInitialResultSet", "as", "1", "unitdeck-demo", place=SEARCH)
        self.assertIn(f'"user/{DEMO}"', found)
        self.assertIn(f'"system/{DEMO}"', found)
        narrower = call("GetSubsearchResultSet", "asas", "1", f"user/{DEMO}", "2", "unitdeck",
                        "demo", place=SEARCH)
        self.assertIn(f'"user/{DEMO}"', narrower)
        metas = call("GetResultMetas", "as", "1", f"user/{DEMO}", place=SEARCH)
        description = session.unit_property(DEMO, "Description")
        # busctl escapes what is not ASCII.
        for wanted in (f'"name" s "{DEMO}"', '"description" s "Stopped ', f' {description}"',
                       '"gicon" s'):
            self.assertIn(wanted, metas)
        program = self.launched()
        self.assertEqual(main_windows(), [])
        # Nobody chose a result.
        self.ended(program, timeout=45)

        call("GetInitialResultSet", "as", "1", "unitdeck-demo", place=SEARCH)
        program = self.launched()
        call("ActivateResult", "sasu", f"user/{DEMO}", "1", "unitdeck-demo", "0", place=SEARCH)
        window = program.window()
        self.at(window, "user", ROW, "status")
        call("LaunchSearch", "asu", "1", "dbus", "0", place=SEARCH)
        session.wait_until(lambda: window.edit("Search units").text == "dbus", 10, "the search")
        tray_host.item_of(program)
        ui.activate()
        ui.key("ctrl+q")
        self.ended(program)


class Preferences(Case):

    def open(self, program):
        ui.activate()
        ui.key("ctrl+comma")
        dialog = program.application.dialog("Preferences")
        ui.activate("^Preferences")
        return dialog

    def test_they_take_effect_and_are_kept(self):
        program = self.start()
        window = program.window()
        window.table().shows(ROW, timeout=20)
        ui.activate()
        window.table().select(ROW)
        window.find("label", starts("Unit file: "))
        ui.key("ctrl+k")
        window.edit("Search commands").write("Do not notify me of its failures")
        window.list("Commands")
        ui.key("Return")

        dialog = self.open(program)
        ui.screenshot("preferences-light")
        session.wait_until(lambda: [item.name for item in dialog.list("Muted units").items()]
                           == [f"{DEMO} (user)"], 5, "the muted unit")
        reached = []
        for _ in range(12):
            # The last: Qt says that what the thing is in has the keyboard, too.
            focused = session.wait_until(lambda: [
                element for element in dialog.find_all("any") if element.has("focused")
                and element.role != "list item"][-1:], 5, "the keyboard")[0]
            reached += focused.names()
            ui.key("Tab")
        for wanted in ("Language:", "Appearance:", "Show an icon in the tray",
                       "Start in the background when I log in",
                       "Notify me when one of these fails:", "my favourites", "all user services",
                       "all system services", "Muted units", "Close"):
            self.assertIn(wanted, reached)

        switch = dialog.button("Start in the background when I log in")
        self.assertFalse(switch.checked)
        switch.click()
        session.wait_until(lambda: os.path.exists(ENTRY), 5, "the autostart entry")
        with open(ENTRY, encoding="utf-8") as entry:
            self.assertIn("--background\n", entry.read())
        switch.click()
        session.wait_until(lambda: not os.path.exists(ENTRY), 5, "no autostart entry")

        ui.key("alt+p", "End")
        session.wait_until(lambda: dialog.find_all("combo", "Dark"), 5, "the dark look")
        ui.screenshot("preferences-dark")
        ui.key("alt+l", "End")
        dialog.find("label", holds("next start"))
        dialog.list("Muted units").choose(f"{DEMO} (user)")
        dialog.button("Tell me again").click()
        dialog.list("Muted units").has_item(holds("context menu"))
        ui.activate("^Preferences")
        ui.key("Escape")
        program.application.gone("dialog", "Preferences")
        ui.activate()
        ui.key("ctrl+q")
        self.ended(program)

        program = self.start()
        window = program.window()
        window.find("table", None).shows(ROW, timeout=20, by="名称")
        ui.activate()
        ui.key("ctrl+comma")
        session.wait_until(lambda: len(tray_host.windows("--pid", str(program.process.pid))) > 1,
                           10, "the preferences")
        ui.screenshot("preferences-chinese")
        ui.key("Escape")
        ui.activate()
        ui.key("ctrl+q")
        self.ended(program)


if __name__ == "__main__":
    main()
