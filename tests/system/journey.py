# SPDX-License-Identifier: GPL-3.0-or-later
"""From a unit file made by hand to a supervised service that starts by itself: every step through
the window, as the ordinary user, and each compared with systemctl, journalctl and the file system.
"""

import os
import unittest

import session
import ui
from desk import DEMO, HOME_UNITS, ROW, DeskCase, holds, main, plain_line, starts

LINK = f"{HOME_UNITS}/default.target.wants/{DEMO}"
CONFIGURATION = "~/.config/unitdeck-demo.conf"
FILE = f"{HOME_UNITS}/by-hand.service"
TEXT = "[Unit]\nDescription=Made by hand\n[Service]\nExecStart=sleep 1000\n"


class Journey(DeskCase):

    def setUp(self):
        session.write_file(CONFIGURATION, "interval = 0.5\nstartup = 0.2\n")
        super().setUp()

    # -- 1: have a service --------------------------------------------------------------------

    def test_1_a_unit_file_made_by_hand_is_in_the_list(self):
        self.addCleanup(session.systemctl, "daemon-reload")
        self.addCleanup(session.run, ["rm", "-f", FILE])
        session.write_file(FILE, TEXT)
        table = self.desk.table
        table.shows("by-hand")
        self.assertNotIn("by-hand", session.systemctl("list-units", "--all", "--plain"))
        table.reads("by-hand", "Description", "Made by hand")
        table.reads("by-hand", "Autostart", "Not by itself")
        table.reads("by-hand", "State", "Stopped")
        self.desk.look_at("by-hand")
        self.assertEqual(self.desk.fact("Autostart", starts("Not by itself")),
                         "Not by itself (static)")
        self.assertEqual(self.desk.fact("Unit file"), "~/.config/systemd/user/by-hand.service")
        enable = self.desk.window.action("Enable autostart")
        self.assertFalse(enable.enabled)
        self.assertIn("[Install]", enable.description)
        table.focus()
        ui.key("space")
        self.assertIn("[Install]", self.desk.message())
        self.desk.quiet()

        # With an [Install] section it can be switched on; the manager must read the file again.
        self.addCleanup(session.systemctl, "stop", "by-hand.service", check=False)
        self.desk.press("Start")
        self.desk.state("Running", row="by-hand")
        os.replace(session.write_file(FILE + "~", TEXT + "[Install]\nWantedBy=default.target\n"),
                   FILE)
        table.reads("by-hand", "Autostart", "Off")
        self.desk.says_somewhere(starts("The unit file was changed on disk"))
        self.assertEqual(session.unit_property("by-hand.service", "NeedDaemonReload"), "yes")
        self.desk.window.button("Reload", hidden=False)
        next(button for button in self.desk.window.find_all("button", "Reload")
             if button.enabled).click()
        self.desk.window.gone("label", starts("The unit file was changed on disk"))
        self.assertEqual(session.unit_property("by-hand.service", "NeedDaemonReload"), "no")

        self.desk.press("Stop")
        self.desk.state("Stopped", row="by-hand")
        os.unlink(FILE)
        session.systemctl("daemon-reload")
        table.lacks("by-hand")

    # -- 3: start and stop it -----------------------------------------------------------------

    def test_3_start_and_stop_by_button_and_by_key(self):
        session.write_file(CONFIGURATION, "startup = 1\n")
        self.assertFalse(self.desk.window.action("Stop").enabled)
        self.desk.press("Start")
        seen = self.desk.states("Running")
        self.assertTrue(any(text.startswith("Starting") for text in seen), seen)
        self.assertEqual((self.desk.says("ActiveState"), self.desk.says("SubState")),
                         ("active", "running"))
        self.desk.says_somewhere(f"Started {DEMO}")
        self.assertFalse(self.desk.window.action("Start").enabled)

        self.desk.press("Stop")
        self.desk.state("Stopped")
        self.assertEqual(self.desk.says("ActiveState"), "inactive")
        self.desk.says_somewhere(f"Stopped {DEMO}")

        self.desk.table.focus()
        ui.key("ctrl+shift+s")
        self.desk.state("Running")
        first = self.desk.says("InvocationID")
        ui.key("ctrl+shift+r")
        session.wait_until(lambda: self.desk.says("InvocationID") != first, 10, "a restart")
        self.desk.state("Running")
        ui.key("ctrl+shift+x")
        self.desk.state("Stopped")
        self.assertEqual(self.desk.says("ActiveState"), "inactive")

    def test_3_what_systemctl_does_shows_at_once(self):
        session.systemctl("start", DEMO)
        self.desk.state("Running", timeout=1)
        self.desk.window.tree().choose("Running")
        self.desk.table.shows(ROW)
        session.systemctl("stop", DEMO)
        self.desk.table.lacks(ROW, timeout=2)
        self.desk.window.tree().choose("Services")

    # -- 4: look at its state -----------------------------------------------------------------

    def test_4_the_status_tab_says_what_systemctl_says(self):
        session.write_file(CONFIGURATION, "startup = 0.3\nchildren = 2\ninterval = 1\n")
        session.systemctl("start", DEMO)
        self.desk.state("Running")
        facts = session.properties(DEMO)
        pid = facts["MainPID"]
        main = self.desk.fact("Main process", starts(pid))
        self.assertRegex(main, rf"^{pid} unitdeck-demo, since \d\d:\d\d:\d\d$")
        self.assertIn(facts["ExecMainStartTimestamp"].split()[2], main)
        self.assertEqual(self.desk.fact("Since"), facts["StateChangeTimestamp"].split()[2])
        self.assertEqual(self.desk.fact("Unit file"), facts["FragmentPath"])
        self.assertEqual(self.desk.fact("Autostart"), "Off (disabled, preset: on)")
        self.assertEqual((facts["UnitFileState"], facts["UnitFilePreset"]),
                         ("disabled", "enabled"))
        self.assertIn("Restart=on-failure", self.desk.fact("If it fails"))
        self.assertIn("unitdeck-demo(8)", self.desk.fact("Documentation"))
        self.assertRegex(self.desk.fact("CPU"), "in all$")
        self.desk.lacks_fact("Restarts")
        self.assertRegex(self.desk.says_somewhere(starts("Running for ")),
                         r"^Running for [\d.]+ s\. It was ready 0\.\d s after start\.$")
        self.desk.says_somewhere(holds("“Tick "))
        self.desk.says_somewhere(holds("active (running)"))

        tree = self.desk.window.find("edit", "Processes").text
        group = f"/sys/fs/cgroup{facts['ControlGroup']}"
        with open(f"{group}/cgroup.procs", encoding="ascii") as procs:
            pids = procs.read().split()
        self.assertEqual(len(pids), 3)
        for number in pids:
            with open(f"/proc/{number}/cmdline", encoding="utf-8") as line:
                self.assertIn(f"{number} {line.read().rstrip(chr(0)).replace(chr(0), ' ')}", tree)
        lines = self.desk.window.find("edit", "Last lines")
        # New ones come while one looks.
        session.wait_until(lambda: all(text in lines.text for text in session.messages(DEMO)[-3:]),
                           5, lambda: f"the last lines; there is {lines.text}")

    def test_4_a_drop_in_is_named(self):
        place = session.write_file(f"{HOME_UNITS}/{DEMO}.d/trial.conf",
                                   "[Service]\nEnvironment=UNITDECK_DEMO_NAME=dropped\n")
        self.addCleanup(session.systemctl, "daemon-reload")
        self.addCleanup(session.run, ["rm", "-r", os.path.dirname(place)])
        session.systemctl("daemon-reload")
        self.assertEqual(self.desk.fact("Drop-ins"), "1 · trial.conf")
        self.desk.tab("Unit file")
        session.wait_until(lambda: any("UNITDECK_DEMO_NAME=dropped" in text
                                       for text in self.desk.window.texts()), 10,
                           "the drop-in in the tab Unit file")
        shown = "\n".join(self.desk.window.texts())
        text = session.systemctl("cat", DEMO).replace(os.path.expanduser("~"), "~")
        for line in text.split("\n"):
            self.assertIn(line.removeprefix("# "), shown)

    def test_4_a_failure_says_what_happened(self):
        session.write_file(CONFIGURATION, "startup = 0.1\nspeed = 1\n")
        session.systemctl("start", DEMO, check=False)
        self.desk.state("Failed")
        self.desk.window.find("label", "What happened")
        text = self.desk.says_somewhere(starts("Failed at "))
        self.assertIn("78", text)
        self.desk.window.find("label", "Seen in this run")
        lines = self.desk.window.find("edit", "Seen in this run")
        session.wait_until(lambda: "unknown key 'speed'" in lines.text, 5,
                           lambda: f"the line that shows it; there is {lines.text}")
        self.desk.window.tree().choose("Failed")
        self.assertIn(ROW, self.desk.table.texts_of("Name"))
        self.desk.window.button("Clear failure").click()
        self.desk.until("ActiveState", "inactive")
        self.desk.table.lacks(ROW)
        self.desk.window.tree().choose("Services")

    # -- 5: read its output -------------------------------------------------------------------

    def test_5_the_journal_tab_follows(self):
        self.desk.press("Start")
        self.desk.tab("Journal")
        entries = self.desk.entries()
        entries.has_item(holds("Ready after"), timeout=15)
        entries.has_item(holds("Started unitdeck-demo.service"))  # The manager's own line.

        def same():
            shown, told = self.desk.journal_lines(), session.messages(DEMO)
            # While the one is read the other goes on.
            return len(shown) > 4 and shown == told[:len(shown)] and len(told) - len(shown) < 2
        session.wait_until(same, 15, lambda: f"the same lines as journalctl; the window has "
                           f"{self.desk.journal_lines()[-6:]}")
        count = len(entries.items())
        session.wait_until(lambda: len(entries.items()) > count + 1, 5, "new lines by themselves")
        self.assertTrue(self.desk.window.button("Follow").checked)

        self.desk.window.edit("Search journal").write("Ready after")
        session.wait_until(lambda: self.desk.journal_lines() and all(
            "Ready after" in line for line in self.desk.journal_lines()), 10, "only what matches")
        self.desk.window.edit("Search journal").write("")
        entries.has_item(holds("Tick"))

    def test_5_all_fields_of_an_entry(self):
        session.write_file(CONFIGURATION, "interval = 3\nstartup = 0.1\n")
        session.systemctl("start", DEMO)
        self.desk.tab("Journal")
        pid = self.desk.says("MainPID")
        session.wait_until(lambda: "Tick 1," in self.desk.journal_lines()[-1], 10, "a tick")
        item = self.desk.entries().items()[-1]
        wanted = next(entry for entry in session.journal(DEMO)
                      if plain_line(item.name) == entry["MESSAGE"]
                      and entry["_PID"] == pid)
        # An older entry stays where it is once one does not follow.
        self.desk.follow(False)
        item.point()
        fields = self.desk.window.table("Fields of the entry")
        session.wait_until(fields.row_count, 5, "the fields")
        shown = dict(zip(fields.texts_of("Field"), fields.texts_of("Value")))
        for name, value in wanted.items():
            if not name.startswith("__"):
                self.assertEqual(shown.get(name), value, name)
        self.assertEqual(shown["UNITDECK_TICK"], "1")
        self.desk.window.button("Close journal entry").click()
        self.desk.follow(True)

    # -- 6: start it automatically ------------------------------------------------------------

    def test_6_autostart_by_button_with_undo(self):
        self.assertFalse(os.path.lexists(LINK))
        self.desk.press("Enable autostart")
        self.desk.table.reads(ROW, "Autostart", "On")
        self.assertEqual(os.readlink(LINK), self.desk.says("FragmentPath"))
        self.assertEqual(session.systemctl("is-enabled", DEMO), "enabled")
        text = self.desk.message()
        self.assertIn("now starts by itself", text)
        self.assertIn(LINK, text)
        self.assertEqual(self.desk.says("ActiveState"), "inactive")  # Enabling does not start.
        self.assertIn("default.target", self.desk.fact("Autostart", starts("On")))

        self.desk.answer("Undo")
        self.desk.table.reads(ROW, "Autostart", "Off")
        session.wait_until(lambda: not os.path.lexists(LINK), 5, "the symlink gone")
        self.assertIn(f"Removed {LINK}", self.desk.message(holds("no longer starts by itself")))

    def test_6_start_it_now_too(self):
        self.desk.press("Enable autostart")
        self.desk.answer("Start it now too")
        self.desk.state("Running")
        self.assertEqual((self.desk.says("ActiveState"), self.desk.says("UnitFileState")),
                         ("active", "enabled"))
        self.desk.press("Disable autostart")
        self.desk.table.reads(ROW, "Autostart", "Off")
        self.assertEqual(self.desk.says("ActiveState"), "active")  # Disabling does not stop.
        self.desk.message(holds("no longer starts by itself"))
        self.desk.answer("Stop it now too")
        self.desk.state("Stopped")

    def test_6_autostart_by_key_and_by_one_click(self):
        self.desk.table.select(ROW)
        ui.key("space")
        self.desk.table.reads(ROW, "Autostart", "On")
        self.assertTrue(os.path.islink(LINK))
        ui.key("space")
        self.desk.table.reads(ROW, "Autostart", "Off")
        self.assertFalse(os.path.lexists(LINK))
        x, y, _, height = self.desk.table.reveal(ROW, "Autostart").rectangle()
        session.run(["xdotool", "mousemove", str(x + 20), str(y + height // 2), "click", "1"])
        self.desk.table.reads(ROW, "Autostart", "On")
        self.assertTrue(os.path.islink(LINK))
        self.desk.window.button("Autostart").click()  # The switch of the Status tab.
        self.desk.table.reads(ROW, "Autostart", "Off")
        self.assertFalse(os.path.lexists(LINK))
        # The last action is taken back by a key as well.
        self.desk.table.focus()
        ui.key("ctrl+z")
        self.desk.table.reads(ROW, "Autostart", "On")
        self.desk.window.button("Copy command").click()
        self.assertEqual(self.desk.clipboard(), f"systemctl --user enable {DEMO}")

    # -- 7: without a login -------------------------------------------------------------------

    def test_7_also_when_i_am_not_logged_in(self):
        def linger():
            return session.run(["loginctl", "show-user", "tester", "--property=Linger", "--value"])
        self.addCleanup(session.root, ["loginctl", "enable-linger", "tester"])
        switch = self.desk.window.button("Also when I am not logged in")
        self.assertEqual((linger(), switch.checked), ("yes", True))
        switch.click()
        session.wait_until(lambda: linger() == "no", 5, "no lingering")
        session.wait_until(lambda: not switch.checked, 5, "the switch off")
        self.assertFalse(os.path.exists("/var/lib/systemd/linger/tester"))
        switch.click()
        session.wait_until(lambda: linger() == "yes", 5, "lingering")
        session.wait_until(lambda: switch.checked, 5, "the switch on")

    # -- 8: restart it on failure -------------------------------------------------------------

    def test_8_killed_failed_restarted(self):
        session.write_file(CONFIGURATION, "startup = 0.5\ninterval = 1\n")
        # Long enough to be seen, also on a busy machine.
        drop_in = f"{HOME_UNITS}/{DEMO}.d/trial-restart.conf"
        session.write_file(drop_in, "[Service]\nRestartSec=4\n")
        self.addCleanup(session.systemctl, "daemon-reload")
        self.addCleanup(os.remove, drop_in)
        session.systemctl("daemon-reload")
        session.systemctl("start", DEMO)
        self.desk.state("Running")
        before = self.desk.says("MainPID")
        self.desk.fact("Main process", starts(before))
        self.desk.kill("SIGKILL")
        seen = self.desk.states("Running")
        self.assertTrue(any(text.startswith("Restarting") for text in seen), seen)
        after = self.desk.says("MainPID")
        self.assertNotEqual(after, before)
        self.desk.fact("Main process", starts(after))
        self.assertEqual(self.desk.fact("Restarts"), self.desk.says("NRestarts"))
        self.desk.tab("Journal")
        for line in ("Main process exited, code=killed, status=9/KILL",
                     "Failed with result 'signal'", "Scheduled restart job"):
            self.desk.entries().has_item(holds(line))

    def test_8_another_signal_to_the_main_process_only(self):
        session.write_file(CONFIGURATION, "startup = 0.1\nchildren = 2\ninterval = 1\n")
        session.systemctl("start", DEMO)
        self.desk.state("Running")
        self.desk.fact("Main process")
        self.desk.press("Kill…")
        dialog = self.desk.program.application.dialog(f"Kill {DEMO}")
        dialog.edit("Search signals").write("USR1")
        ui.key("alt+w", "Down")
        dialog.find("combo", "Main process only")
        self.assertIn(self.desk.says("MainPID"),
                      dialog.find("label", "Processes that get the signal").description)
        dialog.button("Send SIGUSR1").click()
        session.wait_until(lambda: any("sample: " in (line or "") for line in
                                       session.messages(DEMO)[-20:]), 5, "the samples")
        self.assertEqual(self.desk.says("ActiveState"), "active")

    # -- 9: tell systemd when it is ready -----------------------------------------------------

    def test_9_a_start_shows_its_progress(self):
        session.write_file(CONFIGURATION, "startup = 2.5\n")
        self.desk.press("Start")
        self.desk.state(starts("Starting"), timeout=1)
        self.assertRegex(self.desk.says_somewhere(starts("Starting… ")),
                         r"^Starting… [\d.]+ of 10 s$")
        status = self.desk.says_somewhere(holds("“Starting: "))
        self.assertIn("activating (start)", status)
        self.desk.window.find("any", "Progress")
        self.desk.window.find("button", starts("1 job"))
        self.assertEqual(self.desk.says("SubState"), "start")
        self.desk.state("Running")
        self.assertRegex(self.desk.says_somewhere(starts("Running for ")),
                         r"It was ready 2\.\d s after start\.$")
        self.desk.window.gone("button", starts("1 job"))

    # -- 11: reload its configuration ---------------------------------------------------------

    def test_11_reload_is_offered_where_it_can_be_done(self):
        reload = self.desk.window.action("Reload")
        self.assertFalse(reload.enabled)
        self.assertEqual(reload.description, f"{DEMO} does not run.")
        session.write_file(FILE, TEXT)
        self.addCleanup(session.systemctl, "daemon-reload")
        self.addCleanup(session.run, ["rm", "-f", FILE])
        self.addCleanup(session.systemctl, "stop", "by-hand.service")
        session.systemctl("start", "by-hand.service")
        self.desk.state("Running", row="by-hand")
        self.desk.look_at("by-hand")
        session.wait_until(lambda: "no ExecReload=" in reload.description, 5, "the reason")
        self.assertFalse(reload.enabled)

        session.write_file(CONFIGURATION, "startup = 0.1\nreload-time = 0.5\ninterval = 7\n")
        session.systemctl("start", DEMO)
        self.desk.look_at()
        session.wait_until(lambda: reload.enabled, 5, "Reload offered")
        pid = self.desk.says("MainPID")
        session.write_file(CONFIGURATION, "startup = 0.1\nreload-time = 0.5\ninterval = 6\n")
        reload.click()
        seen = self.desk.states("Running")
        self.assertTrue(any(text.startswith("Reloading") for text in seen), seen)
        session.wait_until(lambda: any("interval = 6" in line for line in
                                       session.messages(DEMO)), 5, "the new value in the journal")
        self.assertEqual(self.desk.says("MainPID"), pid)

    # -- what takes the session down asks first -----------------------------------------------

    def test_a_dangerous_stop_asks_first(self):
        self.desk.table.select("dbus")
        self.desk.press("Stop")
        dialog = self.desk.program.application.dialog("Stop dbus.service?")
        self.assertTrue(dialog.button("Cancel").has("focused"))
        self.assertTrue(any("talk to each other" in text for text in dialog.texts()))
        ui.key("Escape")
        self.desk.program.application.gone("dialog", "Stop dbus.service?")
        self.assertEqual(self.desk.says("ActiveState", "dbus.service"), "active")


class Welcome(unittest.TestCase):
    """The first start's invitation."""

    def setUp(self):
        session.write_file(CONFIGURATION, "startup = 0.5\n")
        session.systemctl("stop", "unitdeck-demo*", check=False)
        session.run(["rm", "-rf", os.path.expanduser("~/.config/unitdeck")])

    def test_trying_the_installed_demo(self):
        with ui.start() as program:
            window = program.window()
            ui.activate()
            window.button("Try the demo service").click()
            window.table().reads(ROW, "State", "Running", timeout=15)
            self.assertEqual(window.table().selected(), [ROW])
            self.assertEqual(session.unit_property(DEMO, "ActiveState"), "active")
            window.gone("button", "Try the demo service")
            # It came with a package: only the package's removal takes it away.
            self.assertFalse(window.find_all("button", "Remove the demo service"))
            window.find("any", "Welcome").button("Close").click()
            window.gone("any", "Welcome")
        with ui.start() as program:
            window = program.window()
            window.table().shows(ROW)
            self.assertFalse(window.find_all("any", "Welcome"))

    @unittest.skipUnless(os.environ.get("UNITDECK_BUILD"), "no build tree is given")
    def test_the_demo_of_a_build_tree_comes_and_goes(self):
        build = os.environ["UNITDECK_BUILD"]
        installed = session.unit_property(DEMO, "FragmentPath")
        own = f"{HOME_UNITS}/{DEMO}"
        session.root(["mv", installed, "/run/aside"])
        self.addCleanup(session.systemctl, "daemon-reload")
        self.addCleanup(session.root, ["mv", "/run/aside", installed])
        session.systemctl("daemon-reload")
        with ui.start(program=f"{build}/ui/unitdeck") as program:
            window = program.window()
            ui.activate()
            window.button("Try the demo service").click()
            window.table().reads(ROW, "State", "Running", timeout=15)
            self.assertEqual(session.unit_property(DEMO, "FragmentPath"), own)
            self.assertIn(build, session.unit_property(DEMO, "ExecStart"))
            self.assertEqual(window.table().selected(), [ROW])
            self.assertFalse(window.find_all("any", "Message"))
            window.button("Remove the demo service").click()
            window.button("Try the demo service", timeout=15)
            window.table().lacks(ROW)
            self.assertFalse(os.path.lexists(own))
            self.assertEqual(session.unit_property(DEMO, "LoadState"), "not-found")
            self.assertEqual(session.unit_property(DEMO, "ActiveState"), "inactive")


if __name__ == "__main__":
    main()
