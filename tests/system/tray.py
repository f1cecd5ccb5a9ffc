# SPDX-License-Identifier: GPL-3.0-or-later
"""The icon in a real tray, without a window: it comes with the tray and again after it, says what
systemd says, and its menu does what it offers. Argument: the kind of tray, statusnotifier or
xembed.
"""

import os
import sys
import time
import unittest

import session
import tray_host
import ui
from desk import main

KIND = sys.argv.pop(1)
GOOD = "tray_good.service"  # With the character that menus by D-Bus read as a mnemonic.
BAD = "tray-bad.service"
BADGE = "#C0311F"  # The ground of the number of failures.
UNIT = """[Unit]
Description=Of the tray
[Service]
ExecStart=%s
[Install]
WantedBy=default.target
"""


def pss(pid):
    """Proportional set size in MB."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def main_windows():
    """The main windows that are seen."""
    return tray_host.windows("--name", "^Unitdeck")


class TrayCase(unittest.TestCase):

    def setUp(self):
        for name, command in ((GOOD, "sleep 10000"), (BAD, "false")):
            session.write_file(f"~/.config/systemd/user/{name}", UNIT % command)
        session.write_file("~/.config/unitdeck/unitdeck.conf",
                           f"[General]\nfavourites=user/{GOOD}\n")
        session.systemctl("daemon-reload")
        session.systemctl("disable", GOOD, check=False)
        session.systemctl("reset-failed", check=False)
        session.systemctl("restart", GOOD)

    def tearDown(self):
        # Before the cleanups, which end everything.
        ui.screenshot(f"{KIND}-end-of-{self.id().rpartition('.')[2]}")

    def start(self):
        self.began = time.monotonic()
        program = ui.start("--background")
        self.addCleanup(program.log.close)
        self.addCleanup(program.quit)
        return program

    def tray(self, kind, **how):
        tray = kind(**how)
        self.addCleanup(tray.close)
        return tray

    def restarted(self, action):
        """Does `action`, and waits until the good service runs as another process."""
        before = session.unit_property(GOOD, "InvocationID")
        action()
        session.wait_until(lambda: session.unit_property(GOOD, "InvocationID") != before
                           and session.unit_property(GOOD, "ActiveState") == "active",
                           10, "the service restarted")


@unittest.skipUnless(KIND == "statusnotifier", "the other kind")
class StatusNotifier(TrayCase):

    def says(self, item, begin, end=""):
        def as_wanted():
            text = item.tool_tip()
            return text.startswith(begin) and text.endswith(end)
        session.wait_until(as_wanted, 10, lambda: f"the tool tip “{begin} … {end}”; it is "
                           f"“{item.tool_tip()}”")

    def test_the_program_is_there_before_the_panel(self):
        program = self.start()
        session.wait_until(lambda: tray_host.is_owned(tray_host.PROGRAM), 10, "the program")
        self.assertEqual(tray_host.items(), [])
        panel = self.tray(tray_host.Panel)
        item = tray_host.item_of(program.process)
        properties = item.properties()
        self.assertEqual((properties["Id"], properties["Status"], properties["Category"]),
                         ("unitdeck", "Active", "ApplicationStatus"))
        self.assertTrue(any(width == 22 for width, _, _ in properties["IconPixmap"]))
        self.says(item, "Unitdeck: all is well, nothing has failed.")
        self.assertEqual(main_windows(), [])
        ui.screenshot("statusnotifier-well")

        well = item.picture(22)
        session.systemctl("start", BAD, check=False)
        self.says(item, "1 service", f" failed: {BAD} (user)")
        self.assertNotEqual(item.picture(22), well)
        ui.screenshot("statusnotifier-failed")

        # The panel crashes and comes again: so does the icon, with what it says.
        old = item.name
        panel.close()
        session.wait_until(lambda: not tray_host.is_owned(old), 10, "the icon gone")
        self.tray(tray_host.Panel, colour="#202326")
        item = tray_host.item_of(program.process)
        self.says(item, "1 service", f" failed: {BAD} (user)")
        ui.screenshot("statusnotifier-failed-dark")
        item.choose("tray-bad — Failed", "Clear failure")
        self.says(item, "Unitdeck: all is well, nothing has failed.")
        self.assertEqual(session.unit_property(BAD, "ActiveState"), "inactive")
        self.assertEqual(item.picture(22), well)

    def test_the_menu_does_what_it_offers(self):
        self.tray(tray_host.Panel)
        session.wait_until(lambda: tray_host.is_owned(tray_host.WATCHER), 10, "the watcher")
        program = self.start()
        item = tray_host.item_of(program.process, interval=0.005)
        print(f"from exec to the registered item: {(time.monotonic() - self.began) * 1e3:.0f} ms")
        running, stopped = "tray_good — Running", "tray_good — Stopped"
        self.assertFalse(item.entry(running, "Start")["enabled"])
        self.restarted(lambda: item.choose(running, "Restart"))
        item.choose(running, "Stop")
        # The menu is right without being asked to show itself, and when it is asked.
        item.entry(stopped)
        self.assertEqual(session.unit_property(GOOD, "ActiveState"), "inactive")
        self.assertFalse(item.entry(stopped, "Stop")["enabled"])
        item.is_asked_to_show()
        item.choose(stopped, "Start")
        item.entry(running)
        self.assertEqual(session.unit_property(GOOD, "ActiveState"), "active")

        self.assertEqual(item.entry(running, "Autostart")["toggle-state"], 0)
        item.choose(running, "Autostart")
        session.wait_until(lambda: item.entry(running, "Autostart")["toggle-state"] == 1, 10,
                           "the check mark")
        self.assertEqual(session.unit_property(GOOD, "UnitFileState"), "enabled")
        item.choose(running, "Autostart")
        session.wait_until(lambda: item.entry(running, "Autostart")["toggle-state"] == 0, 10,
                           "no check mark")
        self.assertEqual(session.unit_property(GOOD, "UnitFileState"), "disabled")

        # A person opens it in the panel, at the left of the lower edge.
        before = len(tray_host.windows("--class", "lxqt-panel"))
        height = int(session.run(["xdotool", "getdisplaygeometry"]).split()[1])
        tray_host.click_at((0, height - 40, 40, 40), button=3)
        session.wait_until(lambda: len(tray_host.windows("--class", "lxqt-panel")) > before, 5,
                           "the menu in the panel")
        ui.key("Down", "Right")
        ui.screenshot("statusnotifier-menu")
        ui.key("Escape", "Escape")
        print(f"PSS {pss(program.process.pid):.1f} MB")

        # Until here all was done without a window; a click shows and hides it.
        self.assertEqual(main_windows(), [])
        item.click()
        session.wait_until(main_windows, 10, "the window")
        item.click("SecondaryActivate")
        session.wait_until(lambda: not main_windows(), 10, "no window")
        item.choose(running, "Journal")
        session.wait_until(main_windows, 10, "the window")
        program.window().find("tab", "Journal")
        item.choose("Quit")
        self.assertEqual(program.process.wait(5), 0)
        session.wait_until(lambda: not tray_host.items(), 5, "no item left")


    def test_when_the_bus_restarts_it_comes_back(self):
        panel = self.tray(tray_host.Panel)
        program = self.start()
        self.says(tray_host.item_of(program.process), "Unitdeck: all is well")
        session.systemctl("restart", "dbus.service")
        panel.close()
        self.tray(tray_host.Panel)
        item = tray_host.item_of(program.process)
        # What else the restart did to the session is not ours to say.
        self.restarted(lambda: item.choose("tray_good — Running", "Restart"))


@unittest.skipUnless(KIND == "xembed", "the other kind")
class Xembed(TrayCase):

    def icon(self, program):
        """Where the icon is on the screen, waited for."""
        return session.wait_until(lambda: tray_host.embedded(program.process), 15,
                                  lambda: "a window in the tray; there are "
                                  f"{tray_host.windows('--pid', str(program.process.pid))}")[0]

    def popups(self, program, count):
        """Waits until so many menus are open."""
        session.wait_until(lambda: len([place for place in tray_host.windows(
            "--pid", str(program.process.pid)) if place[3] > 64]) == count, 5, f"{count} menus")

    def test_the_program_is_there_before_the_tray(self):
        program = self.start()
        session.wait_until(lambda: tray_host.is_owned(tray_host.PROGRAM), 10, "the program")
        tray = self.tray(tray_host.Trayer)
        place = self.icon(program)
        self.assertEqual(main_windows(), [])
        self.assertFalse(tray_host.has_colour(place, BADGE))
        ui.screenshot("xembed-well")
        session.systemctl("start", BAD, check=False)
        # The tray crashes and comes again.
        tray.close()
        session.wait_until(lambda: not tray_host.embedded(program.process), 10, "no icon")
        self.tray(tray_host.Trayer)
        place = self.icon(program)
        session.wait_until(lambda: tray_host.has_colour(place, BADGE), 5, "the badge")
        ui.screenshot("xembed-failed")
        self.assertIsNone(program.process.poll())

    def test_the_tray_is_there_before_the_program(self):
        self.tray(tray_host.Trayer)
        program = self.start()
        place = self.icon(program)
        print(f"from exec to the icon: {(time.monotonic() - self.began) * 1e3:.0f} ms, "
              "three seconds of which it waits for the other kind")
        print(f"PSS {pss(program.process.pid):.1f} MB")
        tray_host.click_at(place, button=3)
        self.popups(program, 1)
        # The first favourite; Start is off, so the second entry that is on is Restart.
        ui.key("Down", "Right")
        self.popups(program, 2)
        ui.screenshot("xembed-menu")
        self.restarted(lambda: ui.key("Down", "Return"))
        for button in (1, 2):
            tray_host.click_at(place, button)
            session.wait_until(lambda: bool(main_windows()) == (button == 1), 10,
                               "the window shown, then hidden")


if __name__ == "__main__":
    main()
