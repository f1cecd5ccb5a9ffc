# SPDX-License-Identifier: GPL-3.0-or-later
"""Things on the screen by role and accessible name, as a screen reader gets them.

Facts about Qt 6.4 that shape this file: a cell's Toggle action only selects it (so rows are selected with the
mouse, and switches switched with the Space key); a combo box is named by what is chosen in it; the tool
bar's extension button and the tab bar have no name; a program leaves the accessibility bus for good
when the session bus restarts.
"""

import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from screen import type_text  # noqa: E402
from session import run, wait_until  # noqa: E402

PATIENCE = 10.0
_ROLES = Atspi.Role
# What a trial calls a thing → the roles toolkits give it.
KINDS = {
    "window": (_ROLES.FRAME, _ROLES.WINDOW, _ROLES.DIALOG),
    "dialog": (_ROLES.DIALOG, _ROLES.ALERT),
    "table": (_ROLES.TABLE, _ROLES.TREE_TABLE),
    "tree": (_ROLES.TREE, _ROLES.TREE_TABLE),
    "list": (_ROLES.LIST, _ROLES.LIST_BOX),
    "edit": (_ROLES.TEXT, _ROLES.ENTRY, _ROLES.SPIN_BUTTON, _ROLES.PASSWORD_TEXT),
    "button": (_ROLES.PUSH_BUTTON, _ROLES.TOGGLE_BUTTON, _ROLES.CHECK_BOX, _ROLES.RADIO_BUTTON,
               _ROLES.PUSH_BUTTON_MENU),
    "action": (_ROLES.PUSH_BUTTON, _ROLES.TOGGLE_BUTTON, _ROLES.CHECK_BOX, _ROLES.RADIO_BUTTON,
               _ROLES.PUSH_BUTTON_MENU, _ROLES.MENU_ITEM, _ROLES.CHECK_MENU_ITEM,
               _ROLES.RADIO_MENU_ITEM, _ROLES.MENU),
    "menu": (_ROLES.MENU, _ROLES.POPUP_MENU),
    "menu item": (_ROLES.MENU_ITEM, _ROLES.CHECK_MENU_ITEM, _ROLES.RADIO_MENU_ITEM, _ROLES.MENU),
    "tab": (_ROLES.PAGE_TAB,),
    "combo": (_ROLES.COMBO_BOX,),
    "label": (_ROLES.LABEL, _ROLES.STATIC),
    "any": None,
}
# Their children are rows and cells without end: nothing else is looked for in them.
_CROWDED = (_ROLES.TABLE, _ROLES.TREE_TABLE, _ROLES.TREE, _ROLES.LIST, _ROLES.LIST_BOX)
# Their children may show while they do not.
_SHOW_ELSEWHERE = (_ROLES.MENU, _ROLES.MENU_ITEM, _ROLES.MENU_BAR, _ROLES.FRAME)
_PRESSES = ("press", "click", "activate", "toggle", "open", "showmenu", "setfocus")

Atspi.init()
Atspi.set_timeout(5000, 15000)


class Missing(LookupError):
    """A thing is not there (yet)."""


class Element:
    """One thing on the screen. Asks anew each time; nothing is remembered between two questions."""

    def __init__(self, accessible):
        self.accessible = accessible

    def __repr__(self):
        return f"<{self.role} “{self.name}”>"

    # -- what it is ---------------------------------------------------------------------------

    @property
    def name(self):
        return self._ask(self.accessible.get_name) or ""

    def names(self):
        """Its name and those of its labels: Qt calls a combo box by what is chosen in it."""
        found = [self.name]
        if self.accessible.get_role() == _ROLES.COMBO_BOX:
            for relation in self._ask(self.accessible.get_relation_set):
                if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
                    found += [Element(relation.get_target(index)).name
                              for index in range(relation.get_n_targets())]
        return found

    @property
    def description(self):
        return self._ask(self.accessible.get_description) or ""

    @property
    def role(self):
        return self._ask(self.accessible.get_role_name)

    @property
    def text(self):
        """What is written in it: an edit's or text area's content, otherwise its name."""
        if not self.offers("Text"):
            return self.name
        count = self._ask(Atspi.Text.get_character_count, self.accessible)
        return self._ask(Atspi.Text.get_text, self.accessible, 0, count)

    def offers(self, interface):
        """Whether it speaks that AT-SPI interface: "Text", "Action", "Table", "Value" …"""
        return interface in self._ask(self.accessible.get_interfaces)

    def has(self, state):
        """Whether it is "focused", "checked", "selected", "showing", "sensitive", "expanded" …"""
        wanted = getattr(Atspi.StateType, state.upper())
        return self._ask(self.accessible.get_state_set).contains(wanted)

    @property
    def enabled(self):
        return self.has("sensitive") and self.has("enabled")

    @property
    def showing(self):
        return self.has("showing")

    @property
    def checked(self):
        return self.has("checked")

    def rectangle(self):
        """x, y, width and height on the screen, in pixels."""
        area = self._ask(Atspi.Component.get_extents, self.accessible,
                         Atspi.CoordType.SCREEN)
        return area.x, area.y, area.width, area.height

    # -- what is in it ------------------------------------------------------------------------

    def children(self):
        count = self._ask(self.accessible.get_child_count)
        found = [self._ask(self.accessible.get_child_at_index, index) for index in range(count)]
        return [Element(child) for child in found if child is not None]

    def walk(self, crowded=False, hidden=True):
        """Everything below, nearest first; rows of tables and lists only with `crowded`. Without
        `hidden` nothing that does not show, nor what is in it: that is most of a window."""
        level = [self]
        while level:
            below = []
            for element in level:
                try:
                    if not crowded and element is not self and \
                            element.accessible.get_role() in _CROWDED:
                        continue
                    for child in element.children():
                        if not hidden and not child.showing and \
                                child.accessible.get_role() not in _SHOW_ELSEWHERE:
                            continue
                        yield child
                        below.append(child)
                except (Missing, GLib.Error):
                    continue  # Gone while we looked.
            level = below

    def find_all(self, kind, name=None, hidden=False):
        """All things of that kind (see KINDS) and name below; `name` may be a predicate."""
        roles = KINDS[kind]
        found = []
        for element in self.walk(hidden=hidden):
            try:
                if roles is not None and element.accessible.get_role() not in roles:
                    continue
                if name is not None and not any(matches(name, one) for one in element.names()):
                    continue
                if hidden or element.showing:
                    found.append(element)
            except (Missing, GLib.Error):
                continue
        return found

    def now(self, kind, name=None, hidden=False):
        """The first of `find_all`, without waiting; Missing when there is none."""
        found = self.find_all(kind, name, hidden)
        if not found:
            raise Missing(f"no {kind} {said(name)} in {self!r}")
        return _typed(found[0], kind)

    def find(self, kind, name=None, timeout=PATIENCE, hidden=False):
        """The same, waited for."""
        return wait_until(lambda: self.now(kind, name, hidden), timeout,
                          lambda: f"a {kind} {said(name)}; there is:\n{self.dump()}")

    def gone(self, kind, name=None, timeout=PATIENCE):
        """Waits until no such thing shows."""
        wait_until(lambda: not self.find_all(kind, name), timeout,
                   f"{kind} {said(name)} gone")

    def table(self, name="Units", **how):
        return self.find("table", name, **how)

    def tree(self, name="Views", **how):
        return self.find("tree", name, **how)

    def list(self, name="Journal entries", **how):
        return self.find("list", name, **how)

    def edit(self, name="Search units", **how):
        return self.find("edit", name, **how)

    def action(self, name, **how):
        return self.find("action", name, **how)

    def button(self, name, **how):
        return self.find("button", name, **how)

    def tab(self, name, **how):
        return self.find("tab", name, **how)

    def dialog(self, name, **how):
        return self.find("dialog", name, **how)

    def message(self, **how):
        """The message bar."""
        return self.find("any", "Message", **how)

    def texts(self):
        """All words that show below it, in order, lists and tables left out."""
        found = []
        for element in self.walk(hidden=False):
            try:
                text = element.text if element.showing else ""
                if text:
                    found.append(text)
            except (Missing, GLib.Error):
                continue
        return found

    def dump(self, depth=12):
        """The tree below as text, for a failed trial's message; of hidden things only the top."""
        lines = []

        def one(element, level):
            try:
                marks = "" if element.showing else " (hidden)"
                marks += "" if element.enabled else " (disabled)"
                lines.append("  " * level + f"{element.role} “{element.name}”{marks}")
                if level < depth and element.accessible.get_role() not in _CROWDED and (
                        element.showing or level == 0):
                    for child in element.children():
                        one(child, level + 1)
            except (Missing, GLib.Error):
                lines.append("  " * level + "(gone)")

        one(self, 0)
        return "\n".join(lines)

    # -- what can be done with it -------------------------------------------------------------

    def actions(self):
        """Names of the actions it offers to assistive tools."""
        if not self.offers("Action"):
            return []
        count = self._ask(Atspi.Action.get_n_actions, self.accessible)
        with warnings.catch_warnings():
            # Marked as deprecated by mistake: the name it should be replaced by does not exist.
            warnings.simplefilter("ignore", DeprecationWarning)
            return [self._ask(Atspi.Action.get_action_name, self.accessible, index)
                    for index in range(count)]

    def click(self):
        """Presses, toggles or opens it, whatever it is there for. Fails when it is greyed out."""
        wait_until(lambda: self.enabled, PATIENCE, lambda: f"{self!r} enabled")
        names = [name.lower() for name in self.actions()]
        for wanted in _PRESSES:
            if wanted in names:
                self.do(names.index(wanted))
                return self
        raise AssertionError(f"{self!r} has nothing to press, only {names}")

    def do(self, index):
        try:
            Atspi.Action.do_action(self.accessible, index)
        except GLib.Error as error:
            # What opens a question may answer only after it; that the thing was pressed is sure.
            if "imeout" not in error.message and "NoReply" not in error.message:
                raise Missing(error.message) from error

    def focus(self):
        self._ask(Atspi.Component.grab_focus, self.accessible)
        return self

    def write(self, text):
        """Replaces an edit's text in one step."""
        self._ask(Atspi.EditableText.set_text_contents, self.accessible, text)
        return self

    def pick(self, text):
        """Chooses an entry of a combo box by typing it."""
        self.focus()
        type_text(text)
        wait_until(lambda: self.name == text, PATIENCE,
                   lambda: f"“{text}” chosen; it reads “{self.name}”")
        return self

    def point(self, button=1, times=1):
        """A real mouse click in its middle."""
        x, y, width, height = self.rectangle()
        run(["xdotool", "mousemove", str(x + width // 2), str(y + height // 2), "click", "--repeat",
             str(times), str(button)])
        return self

    def _ask(self, function, *arguments):
        try:
            return function(*arguments)
        except GLib.Error as error:
            raise Missing(error.message) from error


class Table(Element):
    """A table: cells by row and column header, both in the words one reads."""

    def __init__(self, accessible):
        super().__init__(accessible)
        self._rows = {}  # Where a row was seen last, by its text.

    def row_count(self):
        return self._ask(Atspi.Table.get_n_rows, self.accessible)

    def headers(self):
        count = self._ask(Atspi.Table.get_n_columns, self.accessible)
        return [self._ask(Atspi.Table.get_column_description, self.accessible, column)
                for column in range(count)]

    def column(self, header):
        """A column's number; None is the first, in any language."""
        headers = self.headers()
        if header is None:
            return 0
        if header not in headers:
            raise Missing(f"no column “{header}”, only {headers}")
        return headers.index(header)

    def at(self, row, column):
        cell = self._ask(Atspi.Table.get_accessible_at, self.accessible, row, column)
        if cell is None:
            raise Missing(f"no cell {row}, {column}")
        return Element(cell)

    def texts_of(self, header="Name"):
        """One column's texts from top to bottom."""
        column = self.column(header)
        return [self.at(row, column).name for row in range(self.row_count())]

    def row(self, text, header="Name"):
        """The row whose cell under `header` reads so; Missing when none does."""
        column = self.column(header)
        count = self.row_count()
        # Most often it is where it was: one question instead of one for each row.
        guess = self._rows.get(text, count)
        if guess < count and self.at(guess, column).name == text:
            return guess
        for row in range(count):
            if self.at(row, column).name == text:
                self._rows[text] = row
                return row
        raise Missing(f"no row “{text}” under “{header}” among {count}")

    def cell(self, row, header, by="Name"):
        """The cell in the row named so, under that header."""
        return self.at(self.row(row, by), self.column(header))

    def reads(self, row, header, wanted, timeout=PATIENCE, by="Name"):
        """Waits until the cell reads `wanted` (a text or a predicate)."""
        seen = []

        def reads():
            text = self.cell(row, header, by).name
            if seen[-1:] != [text]:
                seen.append(text)
            return matches(wanted, text)
        wait_until(reads, timeout,
                   lambda: f"“{header}” of {row} reads {said(wanted)}; it read {seen}")

    def shows(self, row, timeout=PATIENCE, by="Name"):
        """Waits until there is such a row, and returns its number."""
        wait_until(lambda: self.row(row, by) >= 0, timeout, f"a row “{row}”")
        return self.row(row, by)

    def lacks(self, row, timeout=PATIENCE, by="Name"):
        """Waits until there is no such row."""
        wait_until(lambda: row not in self.texts_of(by), timeout, f"no row “{row}”")

    def reveal(self, row, header="Name", by="Name"):
        """Scrolls with the wheel until the cell shows, and returns it."""
        self.shows(row, by=by)
        step = 0

        def inside():
            nonlocal step
            cell = self.cell(row, header, by)
            away, height = self._distance(cell)
            if away:
                turns = max(1, int(abs(away) / (step or 3 * height)))
                left, top, width, tall = self.rectangle()
                run(["xdotool", "mousemove", str(left + width // 2), str(top + tall // 2), "click",
                     "--repeat", str(turns), "--delay", "4", "4" if away < 0 else "5"])
                wait_until(lambda: self._distance(cell)[0] != away, 2, "the wheel to scroll")
                # How far a turn goes is the widget's affair; now it is known.
                step = abs(away - self._distance(cell)[0]) / turns
            return None if away else cell
        return wait_until(inside, PATIENCE, f"the row {row} to scroll into view")

    def _distance(self, cell):
        """How many pixels the cell is below (or, negative, above) what shows; and its height."""
        _, y, _, height = cell.rectangle()
        _, top, _, tall = self.rectangle()
        bottom = top + tall
        heading = self._ask(Atspi.Table.get_column_header, self.accessible, 0)
        if heading is not None and Element(heading).showing:
            _, head_y, _, head_height = Element(heading).rectangle()
            top = max(top, head_y + head_height)
        if y < top:
            return y - top, height
        return max(0, y + height - bottom), height

    def point_at(self, row, header="Name", by="Name", held=None, button=1, times=1):
        """A mouse click on a cell, with a key held down if wanted ("ctrl", "shift")."""
        cell = self.reveal(row, header, by)
        run(["xdotool", "keydown", held]) if held else None
        try:
            cell.point(button, times)
        finally:
            run(["xdotool", "keyup", held]) if held else None
        return cell

    def select(self, *rows, by="Name"):
        """Makes these rows the selection, with the mouse; the last becomes the current one and the
        table has the keyboard."""
        for index, row in enumerate(rows):
            self.point_at(row, by, by, held="ctrl" if index else None)
        wait_until(lambda: sorted(self.selected(by)) == sorted(rows), PATIENCE,
                   lambda: f"selection {rows}; it is {self.selected(by)}")
        return self

    def selected(self, by="Name"):
        column = self.column(by)
        return [self.at(row, column).name
                for row in sorted(self._ask(Atspi.Table.get_selected_rows, self.accessible))]


class Items(Element):
    """A list or tree: its items by text."""

    def items(self):
        """All items that are not hidden in a closed branch, headers left out."""
        return [child for child in self.children()
                if child.accessible.get_role() in (_ROLES.LIST_ITEM, _ROLES.TREE_ITEM,
                                                   _ROLES.TABLE_CELL)]

    def item_texts(self):
        return [item.name for item in self.items()]

    def item(self, text):
        for item in self.items():
            if matches(text, item.name):
                return item
        raise Missing(f"no item {said(text)} in {self!r}")

    def has_item(self, text, timeout=PATIENCE):
        """Waits until an item reads so (a text or a predicate), and returns it."""
        return wait_until(lambda: self.item(text), timeout,
                          lambda: f"an item {said(text)}; there are {self.item_texts()[-15:]}")

    def choose(self, text):
        """Clicks an item. (Toggle selects the wrong one in Qt's trees: it counts rows from the
        parent.)"""
        return self.has_item(text).point()


def _typed(element, kind):
    if kind == "table":
        return Table(element.accessible)
    if kind in ("tree", "list"):
        return Items(element.accessible)
    return element


def matches(wanted, text):
    return bool(wanted(text)) if callable(wanted) else wanted == text


def said(wanted):
    if wanted is None:
        return "of any name"
    return "as described" if callable(wanted) else f"“{wanted}”"
