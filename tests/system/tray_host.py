# SPDX-License-Identifier: GPL-3.0-or-later
"""The two kinds of tray a desktop has, as trials start, end and read them."""

import os
import re
import subprocess
import tempfile

from gi.repository import Gio, GLib

import session


PROGRAM = "org.unitdeck.Unitdeck"
WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"

# Nothing but the tray, at the left, so that a trial knows where to look.
PANEL = """[General]
panels=panel1
[panel1]
plugins=statusnotifier
position=Bottom
panelSize=40
iconSize=32
background-color={colour}
[statusnotifier]
type=statusnotifier
alignment=Left
"""


_connection = None


def call(name, path, interface, method, arguments=None):
    """A call on the desktop's bus, which may have been restarted; its results as Python values."""
    global _connection
    if _connection is None or _connection.is_closed():
        _connection = Gio.DBusConnection.new_for_address_sync(
            Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION),
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    return _connection.call_sync(name, path, interface, method, arguments, None,
                                 Gio.DBusCallFlags.NO_AUTO_START, 5000).unpack()


class _Process:
    """A tray's process."""

    words = []

    def __init__(self):
        self.log = tempfile.NamedTemporaryFile("w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen(self.words, stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=self.log)

    def close(self):
        """As when it crashes: without a word to anybody."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
            self.log.close()


class Panel(_Process):
    """lxqt-panel with a host of StatusNotifierItems, which is their watcher as well."""

    def __init__(self, colour="#eff0f1"):
        folder = os.path.expanduser("~/.config/lxqt")
        path = session.write_file(os.path.join(folder, "panel-of-trial.conf"),
                                  PANEL.format(colour=colour))
        self.words = ["lxqt-panel", "-c", path]
        super().__init__()


class Trayer(_Process):
    """An XEmbed tray at the bottom left."""

    words = ["trayer", "--edge", "bottom", "--align", "left", "--widthtype", "pixel", "--width",
             "200", "--heighttype", "pixel", "--height", "40", "--tint", "0xeff0f1"]


class Item:
    """The program's item on the bus."""

    def __init__(self, name, path):
        self.name = name
        self.path = path

    def properties(self):
        """Title, Status, ToolTip …"""
        return call(self.name, self.path, PROPERTIES, "GetAll", GLib.Variant("(s)", (ITEM,)))[0]

    def tool_tip(self):
        """The words a person reads over the icon."""
        return self.properties()["ToolTip"][2]

    def picture(self, side):
        """The picture of that size, as bytes."""
        return next(bytes(pixels) for width, height, pixels in self.properties()["IconPixmap"]
                    if (width, height) == (side, side))

    def click(self, method="Activate"):
        """What a host does for a click: Activate, SecondaryActivate."""
        call(self.name, self.path, ITEM, method, GLib.Variant("(ii)", (0, 0)))

    # -- its menu -----------------------------------------------------------------------------

    def _menu(self, method, arguments):
        return call(self.name, self.properties()["Menu"], MENU, method, arguments)

    def entries(self):
        """Every entry by its place, as a person reads it: {("demo — Running", "Stop"): …}, each
        with its id and properties. What is hidden is left out."""
        found = {}

        def walk(node, above):
            number, properties, children = node
            if properties.get("visible", True) and properties.get("type") != "separator":
                # "_" marks the mnemonic, "__" is the character.
                label = re.sub("_(.)", r"\1", properties.get("label", ""))
                here = above + ((label,) if number else ())
                if number:
                    found[here] = dict(properties, id=number)
                for child in children:
                    walk(child, here)
        walk(self._menu("GetLayout", GLib.Variant("(iias)", (0, -1, [])))[1], ())
        return found

    def entry(self, *place, timeout=5):
        """The entry at that place, waited for; the first word may be a beginning."""
        def look():
            for key, entry in self.entries().items():
                if len(key) == len(place) and key[0].startswith(place[0]) and key[1:] == place[1:]:
                    return entry
            return None
        return session.wait_until(look, timeout, lambda: f"the entry {place}; there are "
                                  f"{list(self.entries())}")

    def choose(self, *place):
        """Clicks the entry, as a host tells of it."""
        number = self.entry(*place)["id"]
        self._menu("Event", GLib.Variant("(isvu)", (number, "clicked", GLib.Variant("i", 0), 0)))

    def is_asked_to_show(self):
        """What a host asks before it opens the menu."""
        return self._menu("AboutToShow", GLib.Variant("(i)", (0,)))[0]


def items():
    """Those the watcher knows; none without a watcher."""
    try:
        names = call(WATCHER, "/StatusNotifierWatcher", PROPERTIES, "Get",
                     GLib.Variant("(ss)", (WATCHER, "RegisteredStatusNotifierItems")))[0]
    except GLib.Error:
        return []
    found = []
    for text in names:
        name, slash, path = text.partition("/")
        found.append(Item(name, slash + path if slash else "/StatusNotifierItem"))
    return found


def item_of(process, timeout=15, interval=0.02):
    """The one item of that process, waited for."""
    def is_its(item):
        number = call("org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                      "GetConnectionUnixProcessID", GLib.Variant("(s)", (item.name,)))[0]
        return number == process.pid

    def look():
        if process.poll() is not None:
            raise AssertionError(f"the program ended with status {process.returncode}")
        mine = [item for item in items() if is_its(item)]
        return mine[0] if len(mine) == 1 else None
    return session.wait_until(look, timeout, lambda: f"one item of process {process.pid}; there "
                              f"are {[item.name for item in items()]}", interval)


def is_owned(name):
    """Whether somebody on the desktop's bus has that name."""
    return call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner",
                GLib.Variant("(s)", (name,)))[0]


def windows(*criteria):
    """Rectangles on the screen of the windows that are seen and that xdotool finds so."""
    numbers = session.run(["xdotool", "search", "--onlyvisible", *criteria], check=False).split()
    found = []
    for number in numbers:
        text = session.run(["xdotool", "getwindowgeometry", "--shell", number], check=False)
        values = dict(line.split("=") for line in text.splitlines())
        if "HEIGHT" in values:
            found.append(tuple(int(values[word]) for word in ("X", "Y", "WIDTH", "HEIGHT")))
    return found


def embedded(process):
    """Rectangles of the program's windows that are as small as an icon."""
    return [place for place in windows("--pid", str(process.pid))
            if 16 <= place[2] <= 64 and 16 <= place[3] <= 64]


def has_colour(rectangle, colour):
    """Whether that colour is on that part of the screen."""
    x, y, width, height = rectangle
    text = session.run(["import", "-silent", "-window", "root", "-crop",
                        f"{width}x{height}+{x}+{y}", "-depth", "8", "txt:-"], check=False)
    return colour.upper() in text.upper()


def click_at(rectangle, button=1):
    """Clicks into the middle of that rectangle of the screen."""
    x, y, width, height = rectangle
    session.run(["xdotool", "mousemove", str(x + width // 2), str(y + height // 2),
                 "click", str(button)])

