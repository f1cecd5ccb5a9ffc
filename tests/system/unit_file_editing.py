# SPDX-License-Identifier: GPL-3.0-or-later
"""A unit is changed in the window: checked while one types, saved whole, and brought back."""

import os
import signal

import session
import ui
from agent import Agent
from desk import DEMO, HOME_UNITS, ROW, DeskCase, Desk, holds, main, starts

FOLDER = f"{HOME_UNITS}/{DEMO}.d"
FILE = f"{FOLDER}/override.conf"
GOOD = "[Service]\nRestartSec=7\nEnvironment=A=1\n"


def content(path=FILE):
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return file.read()


class Editing(DeskCase):

    def setUp(self):
        for folder, _, files in os.walk(FOLDER):
            for name in files:
                os.unlink(os.path.join(folder, name))
        session.systemctl("daemon-reload")
        super().setUp()
        self.desk.tab("Unit file")

    def tearDown(self):
        if self.desk and self.desk.window.find_all("button", "Save"):
            self.leave()

    # -- what a person does -------------------------------------------------------------------

    def choose(self, number):
        """That entry of the Edit menu, counted from 1."""
        self.desk.window.button("Edit").focus()
        ui.key("ctrl+e", *["Down"] * number, "Return")

    def new_drop_in(self):
        self.choose(1)
        self.desk.program.application.dialog("New drop-in").button("OK").click()
        return self.editor()

    def editor(self):
        return self.desk.window.edit("Unit file text")

    def findings(self):
        return self.desk.window.list("Findings").item_texts()

    def save(self):
        self.desk.window.button("Save").click()

    def leave(self):
        """Closes the editor, and what was typed is gone."""
        window = self.desk.window
        for name in ("Discard", "Close"):
            if window.find_all("button", name):
                window.button(name).click()
                break
        if name == "Discard":
            self.desk.program.application.dialog("Discard the changes").button(
                "Discard them").click()
        window.gone("button", "Save")

    def is_saved(self, text):
        session.wait_until(lambda: content() == text, 10, lambda: f"the file; it is {content()!r}")
        self.desk.window.gone("button", "Save")

    # -- the trials ---------------------------------------------------------------------------

    def test_a_drop_in_is_written_and_the_manager_knows(self):
        session.systemctl("start", DEMO)
        editor = self.new_drop_in()
        self.assertIn("[Service]", editor.text)
        editor.write(GOOD)
        self.desk.says_somewhere("Nothing is wrong with it.")
        ui.screenshot("editor")
        self.save()
        self.is_saved(GOOD)
        self.desk.until("RestartUSec", "7s")
        self.assertEqual(self.desk.says("NeedDaemonReload"), "no")
        self.desk.message(holds("It takes effect when the unit is restarted."))
        ui.screenshot("saved")
        before = self.desk.says("MainPID")
        self.desk.answer("Restart now")
        self.desk.until("MainPID", lambda pid: pid not in (before, "0"))
        # And back again, with the folder that was made for it.
        self.desk.quiet()
        self.choose(1)
        self.editor().write("[Service]\nRestartSec=9\n")
        self.save()
        self.desk.until("RestartUSec", "9s")
        self.desk.answer("Undo")
        self.is_saved(GOOD)
        self.desk.until("RestartUSec", "7s")
        self.desk.message(starts("Saved"))  # Only then is that what Undo takes back.
        self.desk.window.button("Undo").click()
        session.wait_until(lambda: content() == "[Service]\nRestartSec=9\n", 10,
                           "the undoing undone")

    def test_what_is_wrong_is_told_before_it_is_saved(self):
        self.new_drop_in().write("[Service]\nRestrat=always\nRestartSec=soon\n")
        session.wait_until(lambda: len(self.findings()) == 2, 10,
                           lambda: f"two findings; there are {self.findings()}")
        first, second = self.findings()
        self.assertTrue(first.startswith("Line 2: systemd does not know Restrat="), first)
        self.assertIn("Is Restart= meant?", first)
        self.assertTrue(second.startswith("Line 3: Failed to parse"), second)
        ui.screenshot("findings")
        self.save()
        question = self.desk.program.application.dialog(lambda name: True)
        ui.screenshot("save-with-errors")
        question.button("Cancel").click()
        self.assertIsNone(content())
        self.save()
        self.desk.program.application.find("button", "Save anyway").click()
        self.is_saved("[Service]\nRestrat=always\nRestartSec=soon\n")

    def test_typing_offers_what_systemd_knows(self):
        editor = self.new_drop_in().focus()
        ui.key("ctrl+a")
        ui.type_text("[Ser")
        ui.key("Return")  # takes "Service"
        ui.type_text("]")
        ui.key("Return")
        ui.type_text("RestartS")
        ui.screenshot("completion")
        ui.key("Return")
        ui.type_text("12")
        session.wait_until(lambda: "RestartSec=12" in editor.text, 5,
                           lambda: f"the directive; there is {editor.text!r}")
        self.assertTrue(editor.text.startswith("[Service]\n"), editor.text)

    def test_what_somebody_else_wrote_is_not_lost(self):
        session.write_file(FILE, GOOD)
        session.systemctl("daemon-reload")
        ui.key("F5")
        session.wait_until(lambda: self.desk.window.find_all("label", holds("override.conf")), 10,
                           "the drop-in in the tab")
        self.choose(1)
        editor = self.editor()
        session.wait_until(lambda: editor.text == GOOD, 5, "the file's text")
        editor.write("[Service]\nRestartSec=8\n")
        session.write_file(FILE, "[Service]\nRestartSec=99\n")
        self.save()
        dialog = self.desk.program.application.dialog("The file was changed meanwhile")
        ui.screenshot("conflict")
        dialog.button("Cancel").click()
        self.assertEqual(content(), "[Service]\nRestartSec=99\n")
        self.assertEqual(editor.text, "[Service]\nRestartSec=8\n")
        self.save()
        self.desk.program.application.dialog("The file was changed meanwhile").button(
            "Overwrite it with mine").click()
        self.is_saved("[Service]\nRestartSec=8\n")
        # Theirs is in the history.
        self.desk.quiet()
        self.desk.window.button("History").click()
        dialog = self.desk.program.application.dialog(starts("History of"))
        ui.screenshot("history")
        ui.key("Down")
        button = dialog.button("Bring back")
        session.wait_until(lambda: button.enabled, 5, "the older one chosen")
        button.click()
        self.is_saved("[Service]\nRestartSec=99\n")
        self.desk.until("RestartUSec", "1min 39s")

    def test_an_edit_outlives_the_program(self):
        self.new_drop_in().write("[Service]\n# half a thought\n")
        drafts = os.path.expanduser(f"~/.local/state/unitdeck/drafts/user/{DEMO}")
        session.wait_until(lambda: os.path.isdir(drafts) and os.listdir(drafts), 10, "a draft")
        self.desk.program.process.send_signal(signal.SIGKILL)
        self.desk.program.process.wait()
        type(self).desk = Desk(self.system)
        self.desk.table.select(ROW)
        self.desk.tab("Unit file")
        self.desk.says_somewhere(starts("There is an edit of"))
        ui.screenshot("draft")
        self.desk.window.button("Go on editing").click()
        self.assertEqual(self.editor().text, "[Service]\n# half a thought\n")
        self.leave()
        self.assertEqual(os.listdir(drafts), [])
        self.assertIsNone(content())

    def test_another_unit_does_not_take_the_edit_away(self):
        self.new_drop_in().write("[Service]\n# for later\n")
        self.desk.table.select("dbus")
        self.desk.window.gone("button", "Save")
        self.desk.table.select(ROW)
        self.desk.window.button("Go on editing").click()
        self.assertEqual(self.editor().text, "[Service]\n# for later\n")

    def test_what_a_drop_in_changes_is_marked(self):
        session.write_file(FILE, "[Service]\nRestartSec=5\nExecReload=\n")
        session.systemctl("daemon-reload")
        ui.key("F5")
        session.wait_until(lambda: self.desk.window.find_all("label", holds("override.conf")), 10,
                           "the drop-in in the tab")
        ui.screenshot("marked")
        # Enter leads from what does not count to what does instead.
        texts = [text for text in self.desk.window.find_all("any", holds(DEMO))
                 if text.role == "text"]
        vendor = texts[0].focus()
        lines = vendor.text.splitlines()
        ui.key("ctrl+Home", *["Down"] * next(number for number, line in enumerate(lines)
                                             if line.startswith("ExecReload=")), "Return")
        ui.screenshot("jumped")
        session.wait_until(lambda: self.desk.window.find("any", holds("override.conf")).has(
            "focused") or any(text.has("focused") for text in texts[1:]), 5, "the winner")

    def test_a_directive_is_explained(self):
        editor = self.new_drop_in()
        editor.write("[Service]\nRestart=always\n")
        editor.focus()
        ui.key("ctrl+End", "Up", "F1")
        dialog = self.desk.program.application.dialog("Restart=")
        text = dialog.find("any", "What the manual says").text
        ui.screenshot("explained")
        if os.path.exists("/usr/share/man/man5/systemd.service.5.gz"):
            self.assertTrue(text.startswith("Restart=\nConfigures whether the service shall be"), text)
        else:
            self.assertIn("the manual is not installed", text)
        dialog.button("Close").click()

    def test_a_copy_is_compared_with_what_it_hides(self):
        path = f"{HOME_UNITS}/{DEMO}"
        with open(f"/usr/lib/systemd/user/{DEMO}", encoding="utf-8") as file:
            session.write_file(path, file.read() + "# mine\n")
        self.addCleanup(os.unlink, path)
        session.systemctl("daemon-reload")
        ui.key("F5")
        self.desk.window.find("label", holds(f"~/.config/systemd/user/{DEMO}"))
        self.desk.window.button("Compare").click()
        dialog = self.desk.program.application.dialog("Compare")
        dialog.find("label", holds(f"hides /usr/lib/systemd/user/{DEMO}"))
        ui.screenshot("compared")
        dialog.button("Close").click()

    def test_a_generated_unit_leads_to_its_source(self):
        fstab = session.root(["cat", "/etc/fstab"], check=False)
        self.addCleanup(session.root, ["tee", "/etc/fstab"], text=fstab + "\n")
        session.root(["tee", "/etc/fstab"], text="# a comment\ntmpfs /srv/trial tmpfs noauto 0 0\n")
        session.system_systemctl("daemon-reload")
        ui.key("alt+2", "ctrl+8", "F5")
        self.desk.table.shows("srv-trial.mount")
        self.desk.table.select("srv-trial.mount")
        self.desk.window.find("label", starts("Made from /etc/fstab"))
        self.desk.window.find("label", starts("/etc/fstab"))
        ui.screenshot("generated")
        ui.key("ctrl+1", "alt+1")
        self.desk.table.select(ROW)

    def test_files_of_the_system_are_saved_with_one_prompt(self):
        path = f"/etc/systemd/system/{DEMO}.d/override.conf"
        ui.key("alt+2")
        self.desk.window.find("label", starts("System manager"))
        self.desk.table.select(ROW)
        self.desk.window.find("label", holds("/lib/systemd/system/unitdeck-demo.service"))
        editor = self.new_drop_in()
        editor.write(GOOD)
        self.save()
        self.desk.says_somewhere(starts("It was not saved."))
        ui.screenshot("system-refused")
        self.assertEqual(editor.text, GOOD)
        agent = Agent("tester")
        self.addCleanup(agent.close)
        self.save()
        session.wait_until(lambda: content(path) == GOOD, 10, "the file of the system")
        self.desk.message(starts("Saved "))
        ui.screenshot("system-saved")
        self.assertEqual(session.unit_property(DEMO, "RestartUSec", system=True), "7s")
        self.desk.answer("Undo")
        session.wait_until(lambda: content(path) is None, 10, "the file gone again")
        self.desk.message(starts("Removed "))
        self.assertEqual([prompt["action"] for prompt in agent.prompts],
                         ["org.unitdeck.helper.change-file"])
        self.assertIn(path, agent.prompts[0]["message"])
        ui.key("alt+1")
        self.desk.table.select(ROW)


if __name__ == "__main__":
    main()
