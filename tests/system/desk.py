# SPDX-License-Identifier: GPL-3.0-or-later
"""The window and one unit in it, as trials look at them: shared by all trials of the main job.

Everything is found by the accessible names a screen reader gets, and compared with what systemctl,
journalctl and the file system say.
"""

import os
import re
import subprocess
import unittest

import session
import ui
from elements import Missing

DEMO = "unitdeck-demo.service"
ROW = "unitdeck-demo"  # Services are shown without their suffix.
HOME_UNITS = os.path.expanduser("~/.config/systemd/user")


def starts(text):
    """A predicate: begins with that."""
    return lambda name: name.startswith(text)


def holds(text):
    """A predicate: that is in it."""
    return lambda name: text in name


class Desk:
    """The program, its window, and the unit looked at."""

    def __init__(self, system=False, english=True, arguments=(), **how):
        self.program = ui.start(*arguments, **how)
        self.window = self.program.window()
        ui.activate()
        self.system = system
        # In another language the table has another name.
        self.table = self.window.find("table", "Units" if english else None)
        # The window comes with the manager it had last; None: let it be.
        if system is not None:
            ui.key("alt+2" if system else "alt+1")
        if english and system is not None:
            self.window.find("label", starts("System manager" if system else "User manager"))
        self.table.shows(ROW, timeout=20, by="Name" if english else None)

    def close(self):
        """Ends the program as a person does; its exit status."""
        ui.activate()
        ui.key("ctrl+q")
        try:
            return self.program.process.wait(5)
        except subprocess.TimeoutExpired:
            return self.program.quit()

    # -- what systemd says ------------------------------------------------------------------

    def says(self, name, unit=DEMO):
        return session.unit_property(unit, name, self.system)

    def until(self, name, wanted, unit=DEMO, timeout=15):
        session.wait_until(lambda: ui_matches(wanted, self.says(name, unit)), timeout,
                           lambda: f"{name} of {unit} {wanted}; it is {self.says(name, unit)}")

    # -- what the window says ---------------------------------------------------------------

    def look_at(self, row=ROW):
        """Selects that row, and waits until its facts show."""
        self.table.select(row)
        self.window.find("label", starts("Unit file: "))

    def state(self, wanted, row=ROW, timeout=15):
        self.table.reads(row, "State", wanted, timeout)

    def states(self, last, row=ROW, timeout=20):
        """All that the row's state reads, one after the other, until it reads `last`."""
        seen = []

        def reads():
            text = self.table.cell(row, "State").name
            if seen[-1:] != [text]:
                seen.append(text)
            return text == last and len(seen) > 1
        session.wait_until(reads, timeout, lambda: f"the state {last}; it read {seen}", 0.005)
        return seen

    def press(self, name):
        """A button of the tool bar, once it is offered: what was done a moment ago behind the
        window's back may not have reached it yet."""
        button = self.window.action(name)
        session.wait_until(lambda: button.enabled, 10, f"“{name}” offered")
        button.click()

    def command(self, text):
        """Does something through the command palette: for what has no button."""
        ui.key("ctrl+k")
        edit = self.window.edit("Search commands")
        edit.write(text)
        self.window.list("Commands")
        ui.key("Return")

    def fact(self, label, wanted=lambda text: bool(text), timeout=10):
        """The value of one fact of the Status tab, once it is as wanted."""
        begin = f"{label}: "

        def read():
            element = self.window.now("label", starts(begin))
            text = element.name[len(begin):]
            return text if ui_matches(wanted, text) else None
        return session.wait_until(read, timeout, lambda: f"the fact {label} as wanted; there is "
                                  f"{[text for text in self.window.texts() if ': ' in text]}")

    def lacks_fact(self, label):
        self.window.gone("label", starts(f"{label}: "))

    def says_somewhere(self, wanted, timeout=10):
        """The text of a label that reads as wanted."""
        return self.window.find("label", wanted, timeout=timeout).name

    def message(self, wanted=lambda text: bool(text), timeout=10):
        """The newest message's whole text, once it is as wanted."""
        seen = []

        def read():
            text = self.window.now("any", "Message").description
            seen[:] = [text]
            return text if ui_matches(wanted, text) else None
        return session.wait_until(read, timeout, lambda: f"a message as wanted; there is {seen}")

    def answer(self, button):
        """Presses a button of the message bar."""
        # The bar is looked for each time: between two messages there is none.
        session.wait_until(lambda: self.window.now("any", "Message").now("button", button), 10,
                           f"“{button}” in the message bar").click()

    def quiet(self):
        """Closes all messages, dialogs of the program excepted."""
        while bars := self.window.find_all("any", "Message"):
            try:
                bars[0].now("button", "Close message").click()
            except Missing:
                continue  # It went by itself.

    def clipboard(self):
        """What would be pasted: put into the search field, read, and taken out again."""
        edit = self.window.edit("Search units").focus()
        ui.key("ctrl+a", "ctrl+v")
        text = session.wait_until(lambda: edit.text, 5, "something in the clipboard")
        ui.key("ctrl+a", "Delete")
        session.wait_until(lambda: not edit.text, 5, "the search field empty again")
        return text

    def tab(self, name):
        tab = self.window.tab(name)
        tab.click()
        ui.wait_until(lambda: tab.has("focused"), 5, f"the tab {name}")  # So Qt says "current".
        return tab

    def entries(self):
        return self.window.list("Journal entries")

    def journal_lines(self):
        """The messages of the Journal tab, without time and identifier."""
        return [plain_line(text) for text in self.entries().item_texts()]

    def follow(self, wanted):
        """Switches the journal's following on or off."""
        button = self.window.button("Follow")
        if button.checked != wanted:
            button.click()
        session.wait_until(lambda: button.checked == wanted, 5, f"following {wanted}")

    def kill(self, signal, whom=None):
        """Sends a signal with the Kill dialog."""
        self.press("Kill…")
        dialog = self.program.application.dialog(starts("Kill "))
        dialog.edit("Search signals").write(signal)
        if whom:
            dialog.find("combo", "All processes").pick(whom)
        dialog.button(f"Send {signal}").click()
        self.program.application.gone("dialog", starts("Kill "))


def plain_line(text):
    """"Error: 12:00:00 unitdeck-demo: Hello" → "Hello"."""
    return re.sub(r"^(\w+: )?\d\d:\d\d:\d\d [^:]*: ", "", text)


def ui_matches(wanted, text):
    return bool(wanted(text)) if callable(wanted) else wanted == text


class DeskCase(unittest.TestCase):
    """Trials that share one window; each begins with the demo at rest and nothing typed.

    After a failure the next one gets a new window, and there is a picture of the old.
    """

    system = False
    desk = None
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.desk = None

    @classmethod
    def tearDownClass(cls):
        if cls.desk:
            status = cls.desk.close()
            cls.desk = None
            assert status == 0, f"the program ended with status {status}"

    def control(self, *words, check=True):
        command = session.system_systemctl if self.system else session.systemctl
        return command(*words, check=check)

    def setUp(self):
        self.control("stop", "unitdeck-demo*", check=False)
        self.control("reset-failed", check=False)
        self.control("disable", DEMO, check=False)
        cls = type(self)
        if cls.desk is None:
            cls.desk = Desk(self.system)
        self.desk.state("Stopped")
        self.desk.table.reads(ROW, "Autostart", "Off")
        self.desk.tab("Status")
        self.desk.look_at()
        self.desk.quiet()

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        cls = type(self)
        if len(result.failures) + len(result.errors) > before and cls.desk:
            ui.screenshot(f"failed-{self.id().rpartition('.')[2]}")
            print(f"the program's exit status: {cls.desk.program.process.poll()}; it wrote:")
            print(cls.desk.program.output())
            cls.desk.program.quit()
            cls.desk = None
        return result


class Result(unittest.TextTestResult):
    """Says at once what failed: a trial that hangs later is ended without its last words."""

    def addError(self, test, err):
        super().addError(test, err)
        self.stream.writeln(self.errors[-1][1])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.stream.writeln(self.failures[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err:
            self.stream.writeln((self.failures or self.errors)[-1][1])

    def printErrors(self):
        for test, _ in self.errors + self.failures:
            self.stream.writeln(f"failed: {test}")


def main():
    """unittest.main() for a trial."""
    runner = unittest.TextTestRunner(verbosity=2, resultclass=Result)
    unittest.main(module="__main__", testRunner=runner)
