# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job on a service of the system, as the ordinary user, and what polkit says to it.

Argument: `allow` and `deny` (a rule says so), `ask` (nobody is there to ask), `agent` (an agent
answers by itself). Each needs a sandbox with that polkit.
"""

import os
import sys
import unittest

import session
import ui
from agent import Agent
from desk import DEMO, ROW, Desk, DeskCase, holds, main, starts

MODE = sys.argv.pop(1) if len(sys.argv) > 1 and sys.argv[1].isalpha() else ""
LINK = f"/etc/systemd/system/multi-user.target.wants/{DEMO}"
SLOW = f"/run/systemd/system/{DEMO}.d/slow.conf"
THREE = ["trial-a", "trial-b", "trial-c"]


class SystemCase(DeskCase):
    system = True

    def setUp(self):
        session.write_file("/etc/unitdeck-demo.conf", "startup = 0.3\ninterval = 0.5\n",
                           as_root=True)
        super().setUp()


class Allow(SystemCase):

    def test_the_main_job(self):
        desk = self.desk
        desk.press("Start")
        seen = desk.states("Running")
        self.assertTrue(any(text.startswith("Starting") for text in seen), seen)
        self.assertEqual(desk.says("ActiveState"), "active")
        pid = desk.says("MainPID")
        desk.fact("Main process", starts(pid))
        self.assertEqual(desk.fact("Unit file"), desk.says("FragmentPath"))
        self.assertTrue(session.root(["ps", "-o", "user=", "-p", pid]).startswith("unitdeck"))
        self.assertFalse(desk.window.find_all("button", "Also when I am not logged in"))

        desk.press("Enable autostart")
        desk.table.reads(ROW, "Autostart", "On")
        self.assertTrue(os.path.islink(LINK))
        self.assertIn(LINK, desk.message())
        desk.answer("Undo")
        desk.table.reads(ROW, "Autostart", "Off")
        self.assertFalse(os.path.lexists(LINK))

        # Long enough to be seen on a machine that has much to do.
        self.addCleanup(session.root, ["rm", "-r", os.path.dirname(SLOW)])
        session.write_file(SLOW, "[Service]\nRestartSec=4\n", as_root=True)
        session.system_systemctl("daemon-reload")
        desk.kill("SIGKILL")
        seen = desk.states("Running")
        self.assertTrue(any(text.startswith("Restarting") for text in seen), seen)
        self.assertNotEqual(desk.says("MainPID"), pid)
        desk.fact("Main process", starts(desk.says("MainPID")))
        self.assertEqual(desk.fact("Restarts"), "1")

        session.write_file("/etc/unitdeck-demo.conf", "startup = 0.3\nreload-time = 0.5\n"
                           "interval = 6\n", as_root=True)
        desk.press("Reload")
        session.wait_until(lambda: any("interval = 6" in line
                                       for line in session.messages(DEMO, system=True)), 8,
                           "the reload in the journal")
        desk.state("Running")

        desk.tab("Journal")
        desk.entries().has_item(holds("status=9/KILL"))

        def same():
            shown, told = desk.journal_lines(), session.messages(DEMO, system=True)
            return len(shown) > 4 and shown == told[:len(shown)] and len(told) - len(shown) < 2
        session.wait_until(same, 10, "the same lines as journalctl")

        desk.press("Stop")
        desk.state("Stopped")
        self.assertEqual(desk.says("ActiveState"), "inactive")
        desk.window.button("Copy command").click()
        self.assertEqual(desk.clipboard(), f"systemctl stop {DEMO}")


class Refused(SystemCase):
    """What deny and ask have in common."""

    def refused(self, press, wanted, command):
        desk = self.desk
        desk.press(press)
        text = desk.message(holds(wanted))
        desk.state("Stopped")
        self.assertEqual((desk.says("ActiveState"), desk.says("UnitFileState")),
                         ("inactive", "disabled"))
        desk.answer("Copy command")
        self.assertEqual(desk.clipboard(), command)
        return text


class Deny(Refused):

    def test_a_refusal_is_said_and_a_way_out_named(self):
        self.refused("Start", f"{DEMO} was not started. You are not allowed to do this",
                     f"sudo systemctl start {DEMO}")
        self.refused("Enable autostart",
                     f"Autostart of {DEMO} was not switched on. You are not allowed to do this",
                     f"sudo systemctl enable {DEMO}")

    def test_the_own_services_are_no_affair_of_polkit(self):
        session.write_file("~/.config/unitdeck-demo.conf", "startup = 0.2\n")
        self.tearDownClass()
        desk = Desk()
        try:
            desk.look_at()
            desk.press("Start")
            desk.state("Running")
        finally:
            self.assertEqual(desk.close(), 0)


class Ask(Refused):

    def test_without_an_agent_it_says_how_to_get_one(self):
        text = self.refused("Start", "no polkit agent", f"sudo systemctl start {DEMO}")
        self.assertIn("lxpolkit", text)
        self.assertIn(f"pkttyagent --process {self.desk.program.process.pid}", text)


class WithAgent(SystemCase):

    def setUp(self):
        for name in THREE:
            session.write_file(f"/etc/systemd/system/{name}.service",
                               "[Service]\nExecStart=/bin/sleep 1000\n"
                               "[Install]\nWantedBy=multi-user.target\n", as_root=True)
        session.system_systemctl("daemon-reload")
        units = [f"{name}.service" for name in THREE]
        session.system_systemctl("stop", *units)
        session.system_systemctl("disable", *units)
        # What polkit granted it granted to that process: each trial needs a new one.
        self.tearDownClass()
        super().setUp()

    def agent(self, password):
        agent = Agent(password)
        self.addCleanup(agent.close)
        return agent

    def asked_once(self, agent):
        self.assertEqual([prompt["action"] for prompt in agent.prompts], ["org.unitdeck.manage"])
        self.assertIn("you have to prove that you may", agent.prompts[0]["message"])

    def test_one_prompt_for_three_units(self):
        agent = self.agent("tester")
        self.desk.table.select(*THREE)
        self.desk.press("Enable autostart")
        for name in THREE:
            self.desk.table.reads(name, "Autostart", "On")
        self.asked_once(agent)
        self.desk.press("Start")  # Implied by what was granted.
        for name in THREE:
            self.desk.state("Running", row=name)
            self.assertEqual(self.desk.says("ActiveState", f"{name}.service"), "active")
        self.desk.press("Disable autostart")
        for name in THREE:
            self.desk.table.reads(name, "Autostart", "Off")
        self.asked_once(agent)

    # systemd 252 takes each StartUnit() for an interactive call, whatever its flags say: whoever does not
    # look first has a prompt for each unit.
    def test_one_prompt_to_start_three_units(self):
        agent = self.agent("tester")
        self.desk.table.select(*THREE)
        self.desk.press("Start")
        for name in THREE:
            self.desk.state("Running", row=name)
        self.asked_once(agent)

    def test_one_prompt_to_enable_and_start(self):
        agent = self.agent("tester")
        # Qt shows no menu that pops up to assistive tools; of what is not greyed out "Autostart" is
        # the seventh from below, and the entry the next that is not greyed out.
        ui.key("Menu", *["Up"] * 7, "Right", "Down", "Return")
        self.desk.table.reads(ROW, "Autostart", "On")
        self.desk.state("Running")
        self.assertTrue(os.path.islink(LINK))
        self.asked_once(agent)

    def test_a_closed_prompt_has_its_own_sentence(self):
        agent = self.agent(None)
        self.desk.press("Enable autostart")
        self.desk.message(holds("You closed the password prompt; nothing was changed."))
        self.assertEqual(self.desk.says("UnitFileState"), "disabled")
        self.asked_once(agent)

    def test_a_wrong_password_is_a_refusal(self):
        agent = self.agent("wrong")
        self.desk.press("Enable autostart")
        self.desk.message(holds("You are not allowed to do this"), timeout=20)
        self.assertEqual(self.desk.says("UnitFileState"), "disabled")
        self.asked_once(agent)


CASES = {"allow": Allow, "deny": Deny, "ask": Ask, "agent": WithAgent}


def load_tests(loader, _tests, _pattern):
    return loader.loadTestsFromTestCase(CASES[MODE])


if __name__ == "__main__":
    main()
