# SPDX-License-Identifier: GPL-3.0-or-later
"""From a script to a service, its timer, a command run once, an instance; and what is deleted comes
back."""

import os
import shutil

import session
import ui
from agent import Agent
from desk import HOME_UNITS, DeskCase, holds, main, starts

HOME = os.path.expanduser("~")
SCRIPT = f"{HOME}/bin/greeter.py"
GREETER = "greeter.service"
TEMPLATE = "trial@.service"


def content(name):
    with open(f"{HOME_UNITS}/{name}", encoding="utf-8") as file:
        return file.read()


def text_of(dialog, name):
    return dialog.find("any", name).text


class Creating(DeskCase):

    def setUp(self):
        session.write_file(SCRIPT, "import time\nprint('Hello there')\ntime.sleep(1000)\n")
        session.write_file(f"{HOME_UNITS}/{TEMPLATE}",
                           "[Service]\nExecStart=/bin/sh -c 'echo for %I; sleep 1000'\n")
        session.systemctl("daemon-reload")
        super().setUp()

    def tearDown(self):
        for name in ("greeter.service", "greeter.timer", "unitdeck-demo.timer", "greeter.socket"):
            session.systemctl("disable", "--now", name, check=False)
            if os.path.lexists(f"{HOME_UNITS}/{name}"):
                os.unlink(f"{HOME_UNITS}/{name}")
        session.systemctl("stop", "trial@*", check=False)
        session.systemctl("daemon-reload")

    def dialog(self, name):
        return self.desk.program.application.dialog(name)

    def back_to_the_user(self):
        """To the user's manager again, once the window has gone to the system's."""
        self.desk.window.find("label", starts("System manager"), timeout=20)
        ui.activate()
        ui.key("alt+1")
        self.desk.window.find("label", starts("User manager"))

    def files(self, dialog, name):
        return text_of(dialog, f"Text of {name}")

    def new_service(self, program=SCRIPT):
        ui.key("ctrl+n")
        dialog = self.dialog("New service")
        dialog.edit(starts("Program")).write(program)
        return dialog

    def create(self, dialog, button="Create the service"):
        action = dialog.button(button)
        session.wait_until(lambda: action.enabled, 10, "what was chosen looked at")
        action.click()

    def test_a_script_becomes_a_service(self):
        dialog = self.new_service()
        self.assertEqual(dialog.edit(starts("Name")).text, "greeter")
        session.wait_until(lambda: "python3" in self.files(dialog, GREETER), 10, "the interpreter found")
        ui.screenshot("new-service")
        self.create(dialog)
        result = dialog.find("label", starts("The service was created."), timeout=30).name
        ui.screenshot("new-service-done")
        self.assertIn("runs as the user tester", result)
        self.assertEqual(content(GREETER), f"""[Unit]
Description=greeter

[Service]
Type=exec
ExecStart=/usr/bin/python3 {SCRIPT}
Environment=PYTHONUNBUFFERED=1
Restart=on-failure
RestartSec=5s

[Install]
WantedBy=default.target
""")
        self.assertEqual(session.unit_property(GREETER, "UnitFileState"), "enabled")
        self.assertIn("Hello there", session.messages(GREETER))
        dialog.button("Show the service").click()
        self.desk.state("Running", row="greeter")
        self.desk.window.find("label", starts("Unit file: "))

        # Deleted and brought back, running state included.
        ui.activate()
        self.desk.command("delete the unit")
        dialog = self.dialog(f"Delete {GREETER}")
        ui.screenshot("delete")
        dialog.button("Delete the unit").click()
        self.desk.message(holds("was deleted"), timeout=20)
        self.assertFalse(os.path.lexists(f"{HOME_UNITS}/{GREETER}"))
        self.assertEqual(session.unit_property(GREETER, "LoadState"), "not-found")
        self.desk.answer("Undo")
        self.desk.message(holds("is back"), timeout=20)
        self.assertEqual(session.unit_property(GREETER, "ActiveState"), "active")
        self.assertEqual(session.unit_property(GREETER, "UnitFileState"), "enabled")

    def test_a_service_on_a_schedule(self):
        dialog = self.new_service()
        ui.key("alt+s", "Down")
        dialog.edit("Calendar expression").write("Mon..Fri 06:30")
        session.wait_until(lambda: len(text_of(dialog, "Next times").splitlines()) == 10, 10,
                           "the next ten times")
        ui.screenshot("new-service-schedule")
        self.create(dialog)
        dialog.find("label", starts("The service was created."), timeout=30)
        self.assertIn("OnCalendar=Mon..Fri 06:30\n", content("greeter.timer"))
        self.assertEqual(session.unit_property("greeter.timer", "ActiveState"), "active")
        self.assertEqual(session.unit_property("greeter.timer", "UnitFileState"), "enabled")
        self.assertEqual(session.unit_property(GREETER, "ActiveState"), "inactive")
        dialog.button("Close").click()

    def test_what_is_missing_is_said(self):
        dialog = self.new_service("/nowhere/at all")
        dialog.find("label", starts("There is no file /nowhere/at all"))
        self.assertFalse(dialog.button("Create the service").enabled)
        ui.screenshot("new-service-missing")
        dialog.edit(starts("Program")).write(SCRIPT)
        dialog.edit(starts("Name")).write("unitdeck-demo")
        dialog.find("label", starts("There is a unit unitdeck-demo.service already"))
        dialog.button("Cancel").click()

    def test_a_service_that_does_not_run_is_undone(self):
        session.write_file(SCRIPT, "raise SystemExit('no luck')\n")
        dialog = self.new_service()
        self.create(dialog)
        dialog.find("label", holds("all is as it was"), timeout=30)
        ui.screenshot("new-service-failed")
        self.assertFalse(os.path.lexists(f"{HOME_UNITS}/{GREETER}"))
        self.assertIn("no luck", text_of(dialog, "Its lines in the journal"))
        dialog.button("Cancel").click()

    def test_a_timer_for_a_service(self):
        self.desk.command("new timer for it")
        dialog = self.dialog("New timer for unitdeck-demo.service")
        dialog.edit("Calendar expression").write("nonsense")
        dialog.find("label", starts("systemd does not understand this time"), timeout=10)
        ui.screenshot("new-timer-wrong")
        dialog.edit("Calendar expression").write("hourly")
        session.wait_until(lambda: len(text_of(dialog, "Next times").splitlines()) == 10, 10,
                           "the next ten times")
        ui.screenshot("new-timer")
        self.create(dialog, "Create the timer")
        dialog.find("label", starts("The timer was created"), timeout=30)
        self.assertEqual(session.unit_property("unitdeck-demo.timer", "ActiveState"), "active")
        dialog.button("Close").click()

    def test_a_command_is_run_once(self):
        ui.key("ctrl+shift+n")
        dialog = self.dialog("Run once")
        dialog.edit("Command").write("echo 'once  upon' a time")
        dialog.edit(starts("Environment")).write("A=b c")
        ui.screenshot("run-once")
        dialog.button("Run").click()
        self.desk.program.application.gone("dialog", "Run once")
        session.wait_until(lambda: "once  upon a time" in session.run(
            ["journalctl", "--user", "-o", "cat", "--no-pager"]), 10, "its line in the journal")
        session.wait_until(lambda: "once  upon a time" in self.desk.journal_lines(), 10,
                           "its line in the Journal tab")
        ui.screenshot("run-once-journal")
        # A program that is not there is said where it was typed.
        ui.key("ctrl+shift+n")
        dialog = self.dialog("Run once")
        dialog.edit("Command").write("nosuchprogram at all")
        dialog.button("Run").click()
        dialog.find("label", starts("There is no program nosuchprogram"))
        dialog.button("Cancel").click()

    def test_a_command_is_run_once_as_root(self):
        agent = Agent("tester")
        self.addCleanup(agent.close)
        ui.key("ctrl+shift+n")
        dialog = self.dialog("Run once")
        dialog.edit("Command").write("touch /run/once-as-root")
        ui.key("alt+a", "Down")
        dialog.find("combo", "Root (system manager)")
        dialog.button("Run").click()
        self.desk.program.application.gone("dialog", "Run once")
        session.wait_until(lambda: os.path.exists("/run/once-as-root"), 10, "root's file")
        self.assertEqual(len(agent.prompts), 1)
        self.back_to_the_user()

    def test_a_service_of_the_system(self):
        agent = Agent("tester")
        self.addCleanup(agent.close)
        dialog = self.new_service("/usr/bin/sleep")
        dialog.edit(starts("Arguments")).write("1000")
        dialog.edit(starts("Name")).write("sleeper")
        ui.key("alt+o", "Down")
        dialog.edit(starts("Runs as user")).write("daemon")
        ui.screenshot("new-system-service")
        self.create(dialog)
        result = dialog.find("label", starts("The service was created."), timeout=30).name
        self.assertIn("runs as the user daemon", result)
        self.assertEqual([prompt["action"] for prompt in agent.prompts],
                         ["org.unitdeck.helper.manage-files"])
        self.assertEqual(session.unit_property("sleeper.service", "UnitFileState", system=True),
                         "enabled")
        dialog.button("Show the service").click()
        self.desk.state("Running", row="sleeper")
        self.desk.window.find("label", starts("Unit file: "))
        ui.activate()
        self.desk.command("delete the unit")
        self.dialog("Delete sleeper.service").button("Delete the unit").click()
        self.desk.message(holds("was deleted"), timeout=20)
        self.assertFalse(os.path.lexists("/etc/systemd/system/sleeper.service"))
        self.assertEqual(len(agent.prompts), 1)
        self.desk.quiet()
        ui.key("alt+1")
        self.desk.window.find("label", starts("User manager"))

    def test_an_instance_with_an_odd_argument(self):
        ui.key("ctrl+8")  # Everything
        self.desk.table.shows("trial@")
        self.desk.table.select("trial@")
        self.desk.command("start an instance")
        dialog = self.dialog(f"Instance of {TEMPLATE}")
        dialog.edit(starts("Argument")).write("/srv/my data-1")
        name = session.run(["systemd-escape", "--path", "--template", TEMPLATE, "/srv/my data-1"])
        dialog.find("label", holds(name))
        ui.screenshot("instance")
        dialog.button("Start").click()
        session.wait_until(lambda: session.unit_property(name, "ActiveState") == "active", 10, name)
        session.wait_until(lambda: "for srv/my data-1" in session.messages(name), 10, "its line")
        ui.key("ctrl+1")


if __name__ == "__main__":
    main()
