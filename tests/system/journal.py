# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal of the whole machine, as an ordinary user: filters, errors, what is around an entry,
exports, and a journal that rotates and is vacuumed under the reader; against journalctl."""

import os

import session
import ui
from desk import DEMO, DeskCase, holds, main, plain_line, starts

EXPORT = os.path.expanduser("~/journal.log")


def journalctl(*words):
    """The messages that journalctl prints, oldest first."""
    return session.run(["journalctl", "--no-pager", "-o", "cat", *words]).splitlines()


def log(text, priority="info", identifier="trial"):
    session.run(["logger", "-p", f"user.{priority}", "-t", identifier, text])


class Journal(DeskCase):

    def setUp(self):
        super().setUp()
        ui.activate()
        ui.key("ctrl+9")
        self.desk.window.list("Journal entries")

    def tearDown(self):
        if self.desk:
            ui.activate()
            ui.key("ctrl+1")
        session.systemctl("stop", DEMO, check=False)
        if os.path.lexists(EXPORT):
            os.unlink(EXPORT)

    def lines(self):
        return self.desk.journal_lines()

    def until_last(self, wanted):
        session.wait_until(lambda: [line for line in self.lines()[-1:] if wanted in line], 15,
                           lambda: f"{wanted} at the end; there is {self.lines()[-3:]}")

    def add_filter(self, field, value):
        ui.key("ctrl+shift+f")
        dialog = self.desk.program.application.dialog("Add a filter")
        for name, text in (("Field", field), ("Value", value)):
            ui.key(f"alt+{name[0].lower()}", "ctrl+a")
            ui.type_text(text)
        ui.screenshot("add-filter")
        ui.key("Tab")  # And with that the list to choose from goes.
        button = dialog.button("Add filter")
        session.wait_until(lambda: button.enabled, 5, "a filter to add")
        button.click()
        self.desk.program.application.gone("dialog", "Add a filter")

    def focus(self):
        ui.activate()
        # Again and again: just after a dialog the window has no focus to give yet.
        session.wait_until(lambda: self.desk.entries().focus().has("focused"), 10,
                           "the keyboard in the list")

    def clear(self):
        for button in self.desk.window.find_all("button", starts("Remove filter: ")):
            button.click()

    def test_everything_that_is_logged(self):
        session.systemctl("start", DEMO)
        log("from somewhere else")
        session.wait_until(lambda: "from somewhere else" in self.lines(), 10, "the line")
        shown = self.lines()
        self.assertTrue([line for line in shown if line.startswith("Started unitdeck-demo")
                         or "Unitdeck demo" in line], shown[-10:])
        # All of it, in the same order.
        def same():
            told = [plain_line(line) for line in journalctl("-n", "40")]
            return self.lines()[-20:] == told[-20:]
        session.systemctl("stop", DEMO)
        session.wait_until(same, 10, lambda: f"the same lines as journalctl: {self.lines()[-5:]}")
        ui.screenshot("journal-machine")

    def test_filters(self):
        session.systemctl("start", DEMO)
        for number in range(5):
            log(f"filtered {number}", identifier="other")
        self.add_filter("SYSLOG_IDENTIFIER", "other")
        told = [f"filtered {number}" for number in range(5)]
        session.wait_until(lambda: self.lines()[-5:] == told, 10,
                           lambda: f"the lines of other: {self.lines()}")
        self.assertEqual(self.lines(), journalctl("SYSLOG_IDENTIFIER=other"))
        ui.screenshot("journal-filtered")
        # Turned round: everything but those.
        self.desk.window.button("SYSLOG_IDENTIFIER is other").click()
        session.wait_until(lambda: self.lines() and not any("filtered" in line for line in
                                                            self.lines()), 10, "all others")
        self.clear()
        session.wait_until(lambda: told[-1] in self.lines(), 10, "everything again")

    def test_errors_and_what_is_around_them(self):
        log("the one error", priority="err")
        for number in range(30):
            log(f"after it {number}")
        self.until_last("after it 29")
        self.focus()
        ui.key("shift+F8")
        self.desk.window.find("any", "Whole message")
        session.wait_until(lambda: self.desk.window.find("any", "Whole message").text ==
                           "the one error", 10, "the error looked at")
        # Alone with its like, then among all others.
        self.desk.window.edit("Search journal").write("one error")
        session.wait_until(lambda: self.lines() == ["the one error"], 10, "the error alone")
        self.focus()
        ui.key("F3")
        self.desk.window.find("any", "Whole message")
        ui.key("ctrl+e")
        self.desk.window.find("label", starts("Everything that was logged around"))
        session.wait_until(lambda: "after it 3" in self.lines(), 10, "what was around it")
        ui.screenshot("journal-around")
        self.desk.window.button("Back").click()
        session.wait_until(lambda: self.lines() == ["the one error"], 10, "the error alone again")
        self.desk.window.edit("Search journal").write("")

    def test_an_export(self):
        for number in range(20):
            log(f"taken away {number}", identifier="away")
        self.add_filter("SYSLOG_IDENTIFIER", "away")
        session.wait_until(lambda: len(self.lines()) == 20, 10, "the lines")
        self.focus()
        ui.key("ctrl+s")
        self.desk.program.application.dialog("Export the journal")
        ui.key("ctrl+a")
        ui.type_text(EXPORT)
        ui.screenshot("journal-export")
        ui.key("Return")
        self.desk.window.find("label", holds("were exported"), timeout=15)
        with open(EXPORT, encoding="utf-8") as file:
            text = file.read()
        self.assertEqual([line.partition(": ")[2] for line in text.splitlines()],
                         [f"taken away {number}" for number in range(20)])
        self.desk.window.button("Close").click()
        self.clear()

    def test_rotated_and_vacuumed_under_the_reader(self):
        log("before the rotation")
        self.until_last("before the rotation")
        for _ in range(3):
            session.root(["journalctl", "--rotate"])
            log("after the rotation")
        session.wait_until(lambda: self.lines().count("after the rotation") == 3, 15,
                           lambda: f"three lines: {self.lines()[-5:]}")
        session.root(["journalctl", "--vacuum-files=1"])
        log("after the vacuum")
        self.until_last("after the vacuum")


if __name__ == "__main__":
    main()
