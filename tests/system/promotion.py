# SPDX-License-Identifier: GPL-3.0-or-later
"""A user service becomes a system service with a user of its own, and comes back; whichever step
fails, all is as it was."""

import os
import pwd
import shutil

import session
import ui
from agent import Agent
from desk import HOME_UNITS, DeskCase, Desk, holds, main, starts

SCRIPT = """import time
print("Hello from", __file__)
while True:
    time.sleep(1)
"""
# What a first unit file looks like.
UNIT = """# My first service
[Unit]
Description=Hello

[Service]
ExecStart=/usr/bin/python3 {home}/hello/hello.py
Environment=PYTHONUNBUFFERED=1

[Install]
WantedBy=default.target
"""
HELLO = "hello.service"
HOME = os.path.expanduser("~")
SYSTEM_FILE = f"/etc/systemd/system/{HELLO}"
PROGRAM = "/usr/local/lib/hello"


def user_exists(name):
    return session.root(["getent", "passwd", name], check=False) != ""


class Promotion(DeskCase):
    agent = None

    def setUp(self):
        session.write_file(f"{HOME}/hello/hello.py", SCRIPT)
        session.write_file(f"{HOME_UNITS}/{HELLO}", UNIT.format(home=HOME))
        session.systemctl("daemon-reload")
        session.systemctl("enable", "--now", HELLO)
        self.agent = Agent("tester")
        self.addCleanup(lambda: self.agent.close())
        # What polkit granted it granted to that process: each trial needs a new one.
        self.tearDownClass()
        cls = type(self)
        cls.desk = Desk(False)
        self.desk.table.shows("hello")
        self.desk.look_at("hello")

    def tearDown(self):
        for name in ("hello.service", "hello-timer.timer"):
            session.system_systemctl("disable", "--now", name, check=False)
        session.root(["rm", "-rf", SYSTEM_FILE, PROGRAM, f"{SYSTEM_FILE}.d"])
        session.root(["userdel", "hello"], check=False)
        session.root(["rm", "-f", "/etc/sysusers.d/unitdeck-hello.conf"])
        session.root(["systemctl", "stop", "unitdeck-helper.service"], check=False)
        session.root(["rm", "-rf", "/var/lib/unitdeck-helper"])
        session.system_systemctl("daemon-reload")
        session.systemctl("disable", "--now", HELLO, check=False)
        for path in (f"{HOME_UNITS}/{HELLO}.d", f"{HOME}/.local/lib/hello"):
            shutil.rmtree(path, ignore_errors=True)

    # -- what a person does -------------------------------------------------------------------

    def plan(self, command="make this a system"):
        self.desk.command(command)
        return self.desk.program.application.dialog(starts("Make “hello” a"))

    def begin(self, dialog, button="Make it a system service"):
        action = dialog.button(button)
        session.wait_until(lambda: action.enabled, 10, "the choices looked at")
        action.click()

    def ends(self, dialog, wanted, timeout=40):
        return dialog.find("label", wanted, timeout=timeout).name

    def is_as_before(self):
        """The user service runs, and the system has nothing of it."""
        session.wait_until(lambda: session.unit_property(HELLO, "ActiveState") == "active", 5,
                           "the user service at work again")
        self.assertEqual(session.unit_property(HELLO, "UnitFileState"), "enabled")
        self.assertFalse(os.path.lexists(PROGRAM))
        self.assertFalse(os.path.lexists(SYSTEM_FILE))
        self.assertFalse(user_exists("hello"))
        self.assertEqual(session.unit_property(HELLO, "LoadState", system=True), "not-found")

    # -- the trials ---------------------------------------------------------------------------

    def test_a_script_goes_to_the_system_and_comes_back(self):
        dialog = self.plan()
        ui.screenshot("plan")
        self.begin(dialog)
        result = self.ends(dialog, starts("“hello” is a system service now."))
        ui.screenshot("promoted")
        self.assertIn("runs as the user hello", result)
        self.assertEqual([prompt["action"] for prompt in self.agent.prompts],
                         ["org.unitdeck.helper.manage-files"])
        pid = session.unit_property(HELLO, "MainPID", system=True)
        self.assertEqual(session.root(["ps", "-o", "user=", "-p", pid]).strip(), "hello")
        self.assertEqual(session.unit_property(HELLO, "UnitFileState", system=True), "enabled")
        self.assertEqual(session.root(["stat", "-c", "%a %U", f"{PROGRAM}/hello.py", SYSTEM_FILE]),
                         "644 root\n644 root")
        self.assertEqual(pwd.getpwnam("hello").pw_shell, "/usr/sbin/nologin")
        with open(SYSTEM_FILE, encoding="utf-8") as file:
            text = file.read()
        self.assertTrue(text.startswith("# My first service\n"), text)
        self.assertIn(f"ExecStart=/usr/bin/python3 {PROGRAM}/hello.py\n", text)
        self.assertIn("WantedBy=multi-user.target\n", text)
        self.assertFalse(os.path.lexists(f"{HOME_UNITS}/{HELLO}"))
        session.wait_until(lambda: holds(f"Hello from {PROGRAM}/hello.py")(
            " ".join(session.messages(HELLO, system=True))), 10, "its lines in the journal")
        dialog.button("Show the service").click()
        self.desk.window.find("label", starts("System manager"))
        self.desk.state("Running", row="hello")
        self.desk.window.find("label", starts("Unit file: "))
        ui.screenshot("system-service")

        # And back.
        dialog = self.plan("make this a user")
        ui.screenshot("plan-back")
        self.begin(dialog, "Make it a user service")
        result = self.ends(dialog, starts("“hello” is a user service now."))
        ui.screenshot("demoted")
        self.assertEqual(session.unit_property(HELLO, "ActiveState"), "active")
        self.assertEqual(session.unit_property(HELLO, "UnitFileState"), "enabled")
        self.assertFalse(os.path.lexists(PROGRAM))
        self.assertFalse(os.path.lexists(SYSTEM_FILE))
        self.assertFalse(user_exists("hello"), result)
        with open(f"{HOME_UNITS}/{HELLO}", encoding="utf-8") as file:
            text = file.read()
        self.assertIn(f"{HOME}/.local/lib/hello/hello.py\n", text)
        self.assertNotIn("User=", text)
        self.assertNotIn("ProtectSystem", text)
        self.assertIn("WantedBy=default.target\n", text)
        self.assertEqual(len(self.agent.prompts), 1)

    def test_a_compiled_program_with_a_user_for_as_long_as_it_runs(self):
        os.makedirs(f"{HOME}/hello", exist_ok=True)
        shutil.copy(shutil.which("unitdeck-demo") or "/usr/libexec/unitdeck-demo",
                    f"{HOME}/hello/hello")
        session.write_file(f"{HOME_UNITS}/{HELLO}",
                           "[Service]\nType=notify\nExecStart=%h/hello/hello\n")
        session.systemctl("daemon-reload")
        session.systemctl("restart", HELLO)
        ui.key("F5")
        dialog = self.plan()
        dialog.find("combo", starts("A user of its own"))
        ui.key("alt+r", "Down")
        dialog.find("combo", starts("One that is there while it runs"))
        self.begin(dialog)
        self.ends(dialog, starts("“hello” is a system service now."))
        ui.screenshot("compiled")
        self.assertEqual(session.unit_property(HELLO, "ActiveState", system=True), "active")
        self.assertEqual(session.unit_property(HELLO, "DynamicUser", system=True), "yes")
        pid = session.unit_property(HELLO, "MainPID", system=True)
        self.assertGreaterEqual(int(session.root(["stat", "-c", "%u", f"/proc/{pid}"])), 61184)
        self.assertEqual(session.root(["stat", "-c", "%a %U", f"{PROGRAM}/hello"]), "755 root")
        dialog.button("Close").click()

    def test_a_closed_prompt_begins_nothing(self):
        self.agent.close()
        self.agent = Agent(None)
        dialog = self.plan()
        self.begin(dialog)
        self.ends(dialog, starts("Nothing was begun."))
        ui.screenshot("not-authorized")
        self.is_as_before()
        dialog.button("Cancel").click()

    def fails_at(self, hindrance, wanted, name, clean=lambda: None):
        """Begins, with `hindrance` put in the way once the choices have been looked at."""
        dialog = self.plan()
        action = dialog.button("Make it a system service")
        session.wait_until(lambda: action.enabled, 10, "the choices looked at")
        hindrance()
        action.click()
        result = self.ends(dialog, holds("all is as it was"))
        ui.screenshot(f"fails-{name}")
        self.assertIn(wanted, result)
        clean()
        self.is_as_before()
        dialog.button("Cancel").click()

    def test_a_program_that_cannot_be_installed(self):
        self.fails_at(lambda: session.root(["mkdir", PROGRAM]), "Install the program", "install",
                      lambda: session.root(["rmdir", PROGRAM]))

    def test_a_user_that_is_there(self):
        self.fails_at(lambda: session.root(["useradd", "--system", "hello"]), "Create the user",
                      "user", lambda: session.root(["userdel", "hello"]))

    def test_a_unit_file_that_is_there(self):
        self.fails_at(lambda: session.write_file(SYSTEM_FILE, "[Unit]\n", as_root=True),
                      "Write /etc/systemd/system/hello.service", "file",
                      lambda: session.root(["rm", SYSTEM_FILE]))

    def test_a_user_service_that_must_not_be_stopped(self):
        session.write_file(f"{HOME_UNITS}/{HELLO}", UNIT.format(home=HOME).replace(
            "Description=Hello", "RefuseManualStop=yes"))
        session.systemctl("daemon-reload")
        ui.key("F5")
        self.fails_at(lambda: None, "Stop hello.service (user)", "stop")
        session.write_file(f"{HOME_UNITS}/{HELLO}", UNIT.format(home=HOME))
        session.systemctl("daemon-reload")

    def test_autostart_that_is_in_the_way(self):
        link = "/etc/systemd/system/multi-user.target.wants/hello.service"
        self.fails_at(lambda: session.root(["mkdir", link]), "start when the machine does",
                      "enable", lambda: session.root(["rmdir", link]))

    def test_a_way_back_that_fails_leaves_the_system_service(self):
        session.systemctl("disable", "--now", HELLO)
        os.unlink(f"{HOME_UNITS}/{HELLO}")
        session.systemctl("daemon-reload")
        session.write_file(f"{PROGRAM}/hello.py", "import os, time\nassert os.getuid() == 0\n"
                           "time.sleep(1000)\n", as_root=True)
        session.write_file(SYSTEM_FILE, f"[Service]\nExecStart=/usr/bin/python3 {PROGRAM}/hello.py\n"
                           "[Install]\nWantedBy=multi-user.target\n", as_root=True)
        session.system_systemctl("daemon-reload")
        session.system_systemctl("enable", "--now", HELLO)
        ui.key("alt+2", "F5")
        self.desk.table.shows("hello")
        self.desk.table.select("hello")
        self.desk.window.find("label", starts("Unit file: "))
        dialog = self.plan("make this a user")
        self.begin(dialog, "Make it a user service")
        result = self.ends(dialog, holds("all is as it was"))
        ui.screenshot("fails-back")
        self.assertIn("Prove that it runs, as you", result)
        self.assertEqual(session.unit_property(HELLO, "ActiveState", system=True), "active")
        self.assertEqual(session.unit_property(HELLO, "UnitFileState", system=True), "enabled")
        self.assertFalse(os.path.lexists(f"{HOME_UNITS}/{HELLO}"))
        self.assertFalse(os.path.lexists(f"{HOME}/.local/lib/hello"))
        dialog.button("Cancel").click()

    def test_a_unit_that_is_wrong(self):
        session.write_file(f"{HOME_UNITS}/{HELLO}", UNIT.format(home=HOME)
                           + "\n[Service]\nExecReload=/nowhere/reload\n")
        session.systemctl("daemon-reload")
        ui.key("F5")
        self.fails_at(lambda: None, "Check hello.service", "check")

    def test_a_service_that_does_not_run_for_the_system(self):
        session.write_file(f"{HOME}/hello/hello.py",
                           f"open('{HOME}/secret')\n" + SCRIPT)
        session.write_file(f"{HOME}/secret", "x")
        os.chmod(f"{HOME}/secret", 0o600)
        session.systemctl("restart", HELLO)
        self.fails_at(lambda: None, "Prove that it runs", "prove")

    def test_a_start_that_is_refused(self):
        session.write_file(f"{HOME_UNITS}/{HELLO}", UNIT.format(home=HOME).replace(
            "[Service]\n", "[Service]\nType=notify\nTimeoutStartSec=2\nNotifyAccess=all\n"
            "ExecStartPre=/bin/sh -c 'test $(id -u) -ge 1000'\n"
            "ExecStartPost=/bin/true\n").replace("Type=notify\nTimeoutStartSec=2\n", ""))
        session.systemctl("daemon-reload")
        session.systemctl("restart", HELLO)
        ui.key("F5")
        self.fails_at(lambda: None, "Start hello.service", "start")

    def test_stopped_half_way_it_is_undone(self):
        dialog = self.plan()
        self.begin(dialog)
        dialog.button("Stop and undo").click()
        self.ends(dialog, holds("all is as it was"))
        self.is_as_before()
        dialog.button("Cancel").click()


if __name__ == "__main__":
    main()
