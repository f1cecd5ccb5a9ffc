# SPDX-License-Identifier: GPL-3.0-or-later
"""The program on Wayland, without any X server: its units, its names, a job done, and a picture."""

import os
import subprocess
import tempfile
import unittest

import session

SOCKET = "wayland-trial"
WAYLAND = {"WAYLAND_DISPLAY": SOCKET, "QT_QPA_PLATFORM": "wayland", "XDG_SESSION_TYPE": "wayland"}


def leave_x():
    """No X server, and nothing that still looks for one: the registry of the accessibility bus has
    the environment of the user manager, as a desktop session on Wayland sets it."""
    session.system_systemctl("stop", "sandbox-windows.service", "sandbox-display.service")
    del os.environ["DISPLAY"]
    session.systemctl("unset-environment", "DISPLAY")
    session.systemctl("set-environment", *(f"{name}={value}" for name, value in WAYLAND.items()))
    session.systemctl("restart", "dbus.service")


# Before the accessibility bus is asked for, which importing `ui` does.
leave_x()
import ui  # noqa: E402
from desk import DEMO, ROW, main  # noqa: E402


class Compositor:
    """weston without a screen, which paints all the same."""

    def __init__(self):
        self.log = f"{session.OUT}/weston.log"
        self.process = subprocess.Popen(
            ["weston", "--backend=headless-backend.so", "--use-pixman", "--width=1280",
             "--height=860", f"--socket={SOCKET}", "--shell=desktop-shell.so", "--no-config",
             "--idle-time=0", "--debug", f"--log={self.log}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        session.wait_until(lambda: os.path.exists(f"{os.environ['XDG_RUNTIME_DIR']}/{SOCKET}"), 10,
                           "the compositor")

    def picture(self, name):
        """The whole screen as NAME.png among the results; its path in the sandbox."""
        with tempfile.TemporaryDirectory() as folder:
            session.run(["weston-screenshooter"], cwd=folder,
                        env=dict(os.environ, WAYLAND_DISPLAY=SOCKET))
            path = f"{session.OUT}/{name}.png"
            session.run(["mv", os.path.join(folder, os.listdir(folder)[0]), path])
        return path

    def end(self):
        self.process.terminate()
        self.process.wait(5)


class Wayland(unittest.TestCase):

    def setUp(self):
        self.compositor = Compositor()
        self.addCleanup(self.compositor.end)
        self.program = ui.start(environment=WAYLAND)
        self.addCleanup(self.program.log.close)
        self.addCleanup(self.program.quit)

    def test_the_main_job(self):
        window = self.program.window()
        with open(f"/proc/{self.program.process.pid}/maps", encoding="utf-8") as maps:
            text = maps.read()
        self.assertIn("libQt6WaylandClient", text)
        self.assertNotIn("libqxcb", text)
        table = window.table()
        table.shows(ROW, timeout=20)
        window.button("Not now").click()
        # There is no mouse here: a cell's own action selects its row.
        session.wait_until(lambda: table.cell(ROW, "Name").click() and
                           table.selected() == [ROW], 10, "the demo selected")
        window.action("Start").click()
        table.reads(ROW, "State", "Running", timeout=30)
        self.assertEqual(session.unit_property(DEMO, "ActiveState"), "active")
        picture = self.compositor.picture("wayland")
        # The grounds of the table and of the tabs are white, and weston has nothing that is.
        white = session.run(["convert", picture, "-fill", "black", "+opaque", "white", "-format",
                             "%[fx:mean]", "info:"])
        self.assertGreater(float(white), 0.3)
        window.action("Stop").click()
        table.reads(ROW, "State", "Stopped", timeout=20)
        self.assertEqual(self.program.quit(), 0)


if __name__ == "__main__":
    main()
