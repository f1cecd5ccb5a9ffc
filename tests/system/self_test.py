# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed program as such: how it starts, what it says on the command line, how it ends, and
what it remembers."""

import os
import shutil
import subprocess
import unittest

import session
import ui
from desk import Desk, main, starts


def call(*words):
    """Runs it without a display: (status, output, errors)."""
    bare = {name: value for name, value in os.environ.items()
            if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(["unitdeck", *words], env=bare, stdin=subprocess.DEVNULL, text=True,
                          capture_output=True, check=False, timeout=10)
    return done.returncode, done.stdout, done.stderr


class CommandLine(unittest.TestCase):

    def test_help_and_version_need_no_display(self):
        status, out, errors = call("--help")
        self.assertEqual((status, errors), (0, ""))
        self.assertTrue(out.startswith("Usage: unitdeck"), out)
        status, out, errors = call("--version")
        self.assertEqual((status, errors), (0, ""))
        self.assertRegex(out, r"^unitdeck \d+\.\d+\.\d+\n$")

    def test_wrong_arguments_are_named_without_a_display(self):
        for words, wanted in ((["--wrong"], "wrong"), (["no unit"], "no unit"),
                              (["--wrong", "--wronger"], "wrong"), (["--tab", "x"], "unit-file"),
                              (["-platform", "xcb", "a.service", "b.service"], "b.service"),
                              (["unitdeck://user/a.service?do=stop"], "do=stop"),
                              (["--journal", "/nowhere"], "/nowhere")):
            status, out, errors = call(*words)
            self.assertEqual((status, out), (2, ""), errors)
            self.assertEqual(errors.count("unitdeck: "), 1, errors)
            self.assertTrue(errors.startswith("unitdeck: "), errors)
            self.assertIn(wanted, errors)
            self.assertIn("--help", errors)

    def test_what_a_package_must_bring(self):
        for path in ("/usr/bin/unitdeck", "/usr/bin/unitdeck-demo",
                     "/usr/share/applications/org.unitdeck.Unitdeck.desktop",
                     "/usr/share/icons/hicolor/scalable/apps/org.unitdeck.Unitdeck.svg",
                     "/usr/share/polkit-1/actions/org.unitdeck.policy",
                     "/usr/share/man/man8/unitdeck-demo.8",
                     "/usr/lib/systemd/system/unitdeck-demo.service",
                     "/usr/lib/systemd/system/unitdeck-demo@.service",
                     "/usr/lib/systemd/user/unitdeck-demo.service",
                     "/usr/lib/systemd/user/unitdeck-demo@.service"):
            self.assertTrue(os.path.exists(path) or os.path.exists(path + ".gz"), path)
        if shutil.which("desktop-file-validate"):
            session.run(["desktop-file-validate",
                         "/usr/share/applications/org.unitdeck.Unitdeck.desktop"])


class Window(unittest.TestCase):

    def test_it_comes_lists_the_units_and_goes(self):
        desk = Desk()
        self.assertGreater(desk.table.row_count(), 3)
        pid = desk.program.process.pid
        children = session.run(["ps", "--ppid", str(pid), "-o", "comm="], check=False)
        self.assertEqual(children, "", "it needs no other processes")
        output = desk.program.output()
        session.run(["xdotool", "search", "--onlyvisible", "--name", "^Unitdeck", "windowclose"])
        # xdotool destroys the window where a window manager would ask it to close.
        desk.program.quit()
        self.assertEqual(output, "", "it says nothing on the terminal")

    def test_closing_it_ends_it(self):
        for keys in ("ctrl+q", "ctrl+w", "alt+F4"):
            desk = Desk()
            ui.key(keys)
            self.assertEqual(desk.program.process.wait(5), 0, keys)
            self.assertEqual(session.run(["pgrep", "-x", "unitdeck"], check=False), "")

    def test_it_remembers_its_looks(self):
        session.run(["rm", "-rf", os.path.expanduser("~/.config/unitdeck")])
        desk = Desk()
        desk.window.button("Not now").click()
        number = session.run(["xdotool", "search", "--onlyvisible", "--name", "^Unitdeck"])
        session.run(["xdotool", "windowsize", "--sync", number.split()[-1], "1111", "777"])
        desk.window.tree().choose("System services")
        desk.window.find("label", starts("System manager"))
        desk.window.tree().choose("Everything")
        desk.table.shows("dbus")
        desk.table.select("dbus")
        desk.tab("Properties")
        # Qt shows no menu that pops up to assistive tools: Columns is its third entry, and
        # "systemd state" the last of that.
        ui.key("F10", *["Down"] * 3, "Right", "Up", "Return")
        size = desk.window.rectangle()[2:]
        self.assertEqual(desk.close(), 0)

        desk = Desk(system=None)
        try:
            self.assertEqual(desk.window.rectangle()[2:], size)
            desk.window.find("label", starts("System manager"))
            self.assertFalse(desk.window.find_all("any", "Welcome"))
            desk.table.shows("-.mount")  # Everything, not only services.
            session.wait_until(lambda: desk.table.selected() == ["dbus"], 5, "the unit selected")
            self.assertTrue(desk.window.tab("Properties").has("focused"))
            self.assertEqual(desk.table.cell("dbus", "systemd state").name, "active (running)")
            header = desk.table.column("systemd state")
            self.assertTrue(desk.table.at(desk.table.row("dbus"), header).rectangle()[2] > 10)
        finally:
            self.assertEqual(desk.close(), 0)


if __name__ == "__main__":
    main()
