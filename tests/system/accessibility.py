# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything can be reached with the keyboard, and everything that can be reached has a name."""

import time

import session
import ui
from desk import DEMO, ROW, DeskCase, holds, main
from elements import GLib, Missing

# Qt's own parts that have no name: the tool bar's extension button, the buttons in an edit, the
# list of a combo box.
UNNAMED = {("check box", "tool bar"), ("push button", "text"), ("list", "combo box")}
TABS = ("Status", "Journal", "Unit file", "Properties")
# Design: the names that assistive tools and trials go by.
STABLE = (("table", "Units"), ("tree", "Views"), ("edit", "Search units"), ("action", "Start"),
          ("action", "Stop"), ("action", "Restart"), ("action", "Reload"), ("action", "Kill…"),
          ("action", "Enable autostart"), ("action", "Disable autostart"), ("tab", "Status"),
          ("tab", "Journal"), ("tab", "Unit file"), ("tab", "Properties"))


def known(element):
    """A widget in words: two of one role and name may stand in different places."""
    return (element.role, element.name.split(":")[0], *element.rectangle()[:2])


def focusable(window):
    """What shows and takes the keyboard: role, name and place of each."""
    found = []
    for element in window.walk(hidden=False):
        try:
            # A tab bar's keyboard is the tab widget's; a text without links is only for the mouse.
            if element.has("focusable") and element.enabled and \
                    element.role not in ("page tab", "page tab list", "frame", "label"):
                found.append(element)
        except (Missing, GLib.Error):
            continue
    return found


def focused(window):
    """The widget with the keyboard, last, behind those that handed it on (focus proxies)."""
    found = []
    for element in window.walk(hidden=False):
        try:
            if element.has("focused") and element.role not in ("page tab", "frame"):
                found.append(known(element))
        except (Missing, GLib.Error):
            continue
    return found or [("nothing", "", 0, 0)]


class Accessibility(DeskCase):

    def setUp(self):
        session.write_file("~/.config/unitdeck-demo.conf", "startup = 0.1\n")
        super().setUp()
        session.systemctl("start", DEMO)
        self.desk.state("Running")
        self.desk.fact("Main process")

    def test_the_stable_names_are_there(self):
        window = self.desk.window
        self.assertTrue(window.name.startswith("Unitdeck"))
        for kind, name in STABLE:
            window.find(kind, name)
        self.desk.tab("Journal")
        window.find("list", "Journal entries")
        window.find("edit", "Search journal")
        self.assertTrue(window.find("button", "Follow").showing)
        self.assertEqual(window.find("any", "Message", hidden=True).role, "alert")
        self.assertEqual(self.desk.table.headers()[:4],
                         ["Name", "Description", "State", "Autostart"])

    def test_every_widget_that_takes_the_keyboard_has_a_name(self):
        unnamed = set()

        def look(element, parent):
            for child in element.children():
                try:
                    # A label that says nothing now has nothing to be named by.
                    if child.has("focusable") and not child.name and child.role != "label" and \
                            (child.role, parent.role) not in UNNAMED:
                        unnamed.add(f"{child.role} in {parent!r}")
                    if child.role not in ("table", "tree", "list", "tree table"):
                        look(child, child)
                except (Missing, GLib.Error):
                    continue
        for tab in TABS:
            self.desk.tab(tab)
            look(self.desk.window, self.desk.window)
        self.assertEqual(sorted(unnamed), [])

    def test_images_and_switches_say_their_state(self):
        self.assertEqual(self.desk.table.cell(ROW, "State").name, "Running")
        self.assertEqual(self.desk.table.cell(ROW, "Autostart").name, "Off")
        self.assertFalse(self.desk.window.button("Autostart").checked)

    def next_one(self, before):
        """Where Tab leads to; within a text with links it goes from link to link first."""
        for _ in range(4):
            ui.key("Tab")
            end = time.monotonic() + 0.3
            while time.monotonic() < end:
                now = focused(self.desk.window)
                if now[-1] != before[-1]:
                    return now
        raise AssertionError(f"Tab leads nowhere from {before}")

    def walk_by_tab(self, tab):
        """Presses Tab from the search until it is there again: what had the keyboard."""
        self.desk.tab(tab)
        if tab == "Unit file":
            self.desk.window.find("edit", holds(DEMO))
        if tab == "Properties":
            self.desk.window.table("Properties of the unit")
        window = self.desk.window
        window.edit("Search units").point()
        start = focused(window)
        self.assertEqual(start[-1][1], "Search units")
        chain = [start]
        for _ in range(40):
            now = self.next_one(chain[-1])
            if now[-1] == start[-1]:
                return chain
            self.assertNotIn(now, chain, f"{tab}: the chain runs in a circle: {chain}")
            chain.append(now)
        raise AssertionError(f"{tab}: the chain does not end: {chain}")

    def test_the_tab_key_reaches_everything_and_comes_back(self):
        for tab in TABS:
            with self.subTest(tab=tab):
                chain = self.walk_by_tab(tab)
                names = {one[:2] for place in chain for one in place}
                left_out = [one for one in map(known, focusable(self.desk.window))
                            if one[:2] not in names]
                self.assertEqual(left_out, [], chain)
                # And backwards.
                ui.key("shift+Tab")
                session.wait_until(lambda: focused(self.desk.window)[-1] == chain[-1][-1], 2,
                                   lambda: f"{chain[-1]} before the search")

    def test_the_main_job_by_keyboard_alone(self):
        """Find, start, enable, read the journal, take back, stop; what a screen reader would say of
        each step is read, and nothing is pressed but keys."""
        desk, window = self.desk, self.desk.window
        session.systemctl("stop", DEMO)
        ui.key("Escape", "Escape", "ctrl+f")
        session.wait_until(lambda: focused(window)[-1][1] == "Search units", 5, "the search")
        ui.type_text(ROW)
        session.wait_until(lambda: desk.table.texts_of("Name")[:1] == [ROW], 10, "the demo found")
        ui.key("Down")
        session.wait_until(lambda: desk.table.selected() == [ROW], 5,
                           lambda: f"the demo selected; it is {desk.table.selected()}")
        ui.key("ctrl+shift+s")
        desk.until("ActiveState", "active")
        desk.state("Running")
        desk.says_somewhere(holds("Running for "))
        ui.key("Escape", "Escape")  # Out of the search, and back into the table.
        session.wait_until(lambda: desk.table.selected() == [ROW], 5, "the demo still selected")
        ui.key("space")
        desk.until("UnitFileState", "enabled")
        desk.table.reads(ROW, "Autostart", "On")
        self.assertTrue(desk.message())
        ui.key("ctrl+z")
        desk.until("UnitFileState", "disabled")
        desk.table.reads(ROW, "Autostart", "Off")
        ui.key("ctrl+j")
        desk.entries().has_item(holds("Ready after"), timeout=15)
        ui.key("End", "Up")
        entry = session.wait_until(
            lambda: next((item for item in desk.entries().items() if item.has("focused")), None),
            5, lambda: f"an entry with the keyboard; it is at {focused(window)}")
        self.assertIn(ROW, entry.name)
        ui.key("Escape", "ctrl+shift+x")
        desk.until("ActiveState", "inactive")
        desk.state("Stopped")
        ui.key("Escape", "Escape")

    def test_the_message_bar_is_reached_and_left(self):
        self.desk.press("Enable autostart")
        self.desk.message()
        ui.key("Escape")
        self.desk.window.gone("any", "Message")


if __name__ == "__main__":
    main()
