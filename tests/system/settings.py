# SPDX-License-Identifier: GPL-3.0-or-later
"""What people change most is a form: the demo daemon starts again after a SIGKILL."""

import os

import session
import ui
from desk import DEMO, HOME_UNITS, DeskCase, holds, main, starts

FILE = f"{HOME_UNITS}/{DEMO}.d/settings.conf"


def content():
    if not os.path.exists(FILE):
        return None
    with open(FILE, encoding="utf-8") as file:
        return file.read()


class Settings(DeskCase):

    def setUp(self):
        session.write_file(f"{HOME_UNITS}/{DEMO}.d/00-first.conf",
                           "[Service]\nRestart=no\nRestartSec=200ms\n")
        if os.path.exists(FILE):
            os.unlink(FILE)
        session.systemctl("daemon-reload")
        super().setUp()
        ui.key("F5")

    def settings(self):
        self.desk.command("settings of the service")
        return self.desk.program.application.dialog(f"Settings of {DEMO}")

    def test_restart_on_failure_and_a_kill_that_shows_it(self):
        session.systemctl("start", DEMO)
        self.desk.state("Running")
        dialog = self.settings()
        ui.screenshot("settings")
        dialog.find("combo", starts("as before: never"))
        ui.key("Down", "Down")
        dialog.find("combo", "when it fails (on-failure)")
        self.assertIn("Restart=on-failure", dialog.find("any", "The file").text)
        ui.screenshot("settings-chosen")
        dialog.button("Save").click()
        session.wait_until(lambda: content() == "[Service]\nRestart=on-failure\n", 10,
                           lambda: f"the drop-in; it is {content()!r}")
        self.desk.until("Restart", "on-failure")
        # In force without a restart, and so none is offered.
        text = self.desk.message(starts("Saved "))
        self.assertNotIn("restarted", text)
        pid = self.desk.says("MainPID")
        self.desk.kill("SIGKILL")
        self.desk.until("NRestarts", "1")
        self.desk.until("MainPID", lambda now: now not in (pid, "0"))
        self.desk.state("Running")
        ui.screenshot("restarted")
        # And the form takes it back.
        dialog = self.settings()
        ui.key("Home")
        dialog.button("Save").click()
        session.wait_until(lambda: content() is None, 10, "the drop-in gone")
        self.desk.until("Restart", "no")

    def test_many_fields_and_what_is_wrong_with_them(self):
        dialog = self.settings()
        dialog.edit(starts("Environment")).write("A=1\nB=two words")
        dialog.edit(starts("Memory at most")).write("100M")
        dialog.edit(starts("Wait before")).write("soon")
        self.assertIn("RestartSec=soon", dialog.find("any", "The file").text)
        dialog.find("label", holds("soon"), timeout=15)
        ui.screenshot("settings-wrong")
        dialog.edit(starts("Wait before")).write("3s")
        dialog.button("Save").click()
        wanted = '[Service]\nRestartSec=3s\nEnvironment=A=1\nEnvironment="B=two words"\nMemoryMax=100M\n'
        session.wait_until(lambda: content() == wanted, 10,
                           lambda: f"the drop-in; it is {content()!r}")
        self.desk.until("MemoryMax", str(100 * 1024 * 1024))
        self.desk.until("RestartUSec", "3s")


if __name__ == "__main__":
    main()
