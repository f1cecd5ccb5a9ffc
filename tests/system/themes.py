# SPDX-License-Identifier: GPL-3.0-or-later
"""The window follows the desktop's dark, light and high contrast while it is open: with a portal of
the trial's own, by what is on the screen."""

import os
import subprocess
import sys
import unittest

import gi
import session
import ui
from desk import DEMO, ROW, Desk, main

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
APPEARANCE = "org.freedesktop.appearance"
INTERFACE = f"""<node><interface name="{SETTINGS}">
<method name="ReadAll"><arg type="as" direction="in"/><arg type="a{{sa{{sv}}}}" direction="out"/>
</method><signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>"""


def be_the_portal():
    """Reads "key number" from the standard input, and says it to everybody."""
    values = {}
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]

    def answer(_bus, _sender, _path, _interface, _method, _arguments, invocation):
        wrapped = {key: GLib.Variant("u", value) for key, value in values.items()}
        invocation.return_value(GLib.Variant("(a{sa{sv}})", ({APPEARANCE: wrapped},)))

    def read(channel, _condition):
        lines = os.read(channel.fileno(), 4096).decode().splitlines()
        if not lines:
            loop.quit()
        for line in lines:
            key, number = line.split()
            values[key] = int(number)
            bus.emit_signal(None, PATH, SETTINGS, "SettingChanged",
                            GLib.Variant("(ssv)", (APPEARANCE, key,
                                                   GLib.Variant("u", int(number)))))
        return bool(lines)

    bus.register_object(PATH, interface, answer, None, None)
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.portal.Desktop",
                                   Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True),
                                   None)
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, read)
    loop = GLib.MainLoop()
    loop.run()


class Themes(unittest.TestCase):

    def setUp(self):
        # pylint: disable=consider-using-with
        self.portal = subprocess.Popen([sys.executable, __file__, "portal"], text=True,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(self.portal.communicate)
        self.assertEqual(self.portal.stdout.readline(), "ready\n")

    def say(self, key, number):
        self.portal.stdin.write(f"{key} {number}\n")
        self.portal.stdin.flush()

    def ground(self, desk, kind="any", name="Status of the unit"):
        """The colour that most of a part has: of the Status tab, unless another is named."""
        picture = ui.screenshot("themes-now")
        x, y, width, height = desk.window.find(kind, name).rectangle()
        lines = session.run(["convert", picture, "-crop", f"{width}x{height}+{x}+{y}", "-format",
                             "%c", "histogram:info:-"]).splitlines()
        most = max(lines, key=lambda line: int(line.split(":")[0]))
        return most.split("#")[1][:6]

    def turns(self, desk, wanted, name):
        seen = []

        def look():
            seen.append(self.ground(desk))
            return wanted(seen[-1])
        session.wait_until(look, 15, lambda: f"{name}; the grounds were {seen}")
        ui.screenshot(f"themes-{name}")
        return seen[-1]

    def test_the_open_window_follows(self):
        session.systemctl("start", DEMO)
        desk = Desk()
        self.addCleanup(desk.program.quit)
        desk.window.button("Not now").click()
        desk.look_at(ROW)
        light = self.turns(desk, lambda colour: int(colour[:2], 16) > 0xe0, "light")
        self.say("color-scheme", 1)
        self.turns(desk, lambda colour: int(colour[:2], 16) < 0x40, "dark")
        session.wait_until(lambda: int(self.ground(desk, "tree", "Views")[:2], 16) < 0x40, 5,
                           "a dark sidebar")
        ui.key("ctrl+shift+k")  # What is open is told as well.
        dialog = desk.program.application.dialog(lambda text: text.startswith("Kill "))
        self.say("contrast", 1)
        self.turns(desk, lambda colour: colour == "000000", "contrast-dark")
        self.say("color-scheme", 2)
        self.turns(desk, lambda colour: colour == "FFFFFF", "contrast-light")
        self.assertTrue(dialog.showing)
        ui.key("Escape")
        self.say("contrast", 0)
        self.say("color-scheme", 1)
        self.turns(desk, lambda colour: "000000" != colour < "404040", "dark-again")
        self.say("color-scheme", 0)
        self.turns(desk, lambda colour: colour == light, "light-again")


if __name__ == "__main__":
    if sys.argv[1:] == ["portal"]:
        be_the_portal()
    else:
        main()
