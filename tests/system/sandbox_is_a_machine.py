# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandbox is what every other trial takes it for: a running systemd and an ordinary user."""

import os
import subprocess
import unittest

import session


class SandboxIsAMachine(unittest.TestCase):

    def test_both_managers_run(self):
        self.assertIn(session.system_systemctl("is-system-running", check=False),
                      ("running", "degraded"))
        self.assertEqual(session.systemctl("is-system-running"), "running")

    def test_the_user_is_an_ordinary_one_in_a_session_of_her_own(self):
        self.assertNotEqual(os.getuid(), 0)
        self.assertEqual(session.run(["id", "-nG"]), "tester")
        with open("/proc/self/cgroup", encoding="utf-8") as groups:
            self.assertRegex(groups.read(), r"session-\w+\.scope")
        number = os.environ["XDG_SESSION_ID"]
        shown = session.run(["loginctl", "show-session", number, "-p", "Active", "-p", "Remote"])
        self.assertEqual(sorted(shown.splitlines()), ["Active=yes", "Remote=no"])

    def test_polkit_refuses_without_an_agent(self):
        done = subprocess.run(["systemctl", "--no-ask-password", "start", "systemd-tmpfiles-clean"],
                              stderr=subprocess.PIPE, text=True, check=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("nteractive authentication required", done.stderr)

    def test_root_does_what_is_asked_inside_the_sandbox(self):
        self.assertEqual(session.root(["id", "-u"]), "0")
        session.root(["touch", "/etc/unitdeck-was-here"])
        self.assertTrue(os.path.exists("/etc/unitdeck-was-here"))
        with self.assertRaises(AssertionError):
            session.root(["false"])

    def test_the_user_reads_her_own_journal_and_not_the_systems(self):
        # It stays: of a program that ended at once journald cannot always tell the unit any more.
        session.run(["systemd-run", "--user", "--unit=hello", "sh", "-c",
                     "echo good morning; exec sleep 100"])
        session.wait_until(lambda: "good morning" in session.messages("hello"), 5, "the line")
        session.systemctl("stop", "hello")
        own = session.run(["journalctl", "--quiet", "--output=cat", "_UID=0"], check=False)
        self.assertNotIn("systemd-logind", own)

    def test_there_is_a_screen_with_a_window_manager(self):
        session.wait_until(lambda: session.run(["xdotool", "get_num_desktops"], check=False), 10,
                           "a window manager")

    def test_accessibility_answers(self):
        address = session.run(["busctl", "--user", "call", "org.a11y.Bus", "/org/a11y/bus",
                               "org.a11y.Bus", "GetAddress"])
        self.assertIn("unix:", address)


if __name__ == "__main__":
    unittest.main()
