# SPDX-License-Identifier: GPL-3.0-or-later
"""A session bus without a manager on it, on which programs still find the accessibility bus.

Prints its address, and ends when its standard input does. Argument: the accessibility bus. (Qt 6.4
connects to the one named by AT_SPI_BUS_ADDRESS but then does not tell anybody of itself.)
"""

import subprocess
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

INTERFACES = """<node>
<interface name="org.a11y.Bus"><method name="GetAddress"><arg type="s" direction="out"/></method>
</interface>
<interface name="org.a11y.Status"><property name="IsEnabled" type="b" access="read"/>
<property name="ScreenReaderEnabled" type="b" access="read"/></interface></node>"""
CONFIGURATION = """<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<auth>EXTERNAL</auth><policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""


def main():
    accessibility = sys.argv[1]
    path = "/tmp/robust-session.conf"
    with open(path, "w", encoding="utf-8") as file:
        file.write(CONFIGURATION)
    daemon = subprocess.Popen(["dbus-daemon", f"--config-file={path}", "--nofork",
                               "--print-address=1"], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, text=True)
    address = daemon.stdout.readline().strip()
    bus = Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
    for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
        bus.register_object(
            "/org/a11y/bus", interface,
            lambda *call: call[6].return_value(GLib.Variant("(s)", (accessibility,))),
            lambda *_: GLib.Variant("b", True), None)
    loop = GLib.MainLoop()
    Gio.bus_own_name_on_connection(bus, "org.a11y.Bus", Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print(address, flush=True), None)
    GLib.io_add_watch(sys.stdin, GLib.IO_HUP | GLib.IO_IN, lambda *_: loop.quit())
    loop.run()
    daemon.terminate()
    daemon.wait()


if __name__ == "__main__":
    main()
