# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop's notification server is told, and shows, of services that fail: with dunst, a real
server, and with one that can show nothing but text. No window is made for it."""

import json
import os
import re
import subprocess
import threading
import unittest

from gi.repository import Gio, GLib

import session
import tray_host
import ui
from desk import HOME_UNITS, main

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
CHOICE = os.path.expanduser("~/choice")
# As Debian has it, but with a script for the menu of actions, which a person would use the mouse
# for, and with all of the text.
DUNSTRC = f"""[global]
origin = top-right
width = (300, 420)
height = 400
font = DejaVu Sans 10
markup = full
format = "<b>%s</b>\\n%b"
show_indicators = yes
dmenu = {os.path.expanduser("~/choose")}
[urgency_normal]
background = "#285577"
foreground = "#ffffff"
timeout = 60
"""
# Says what is wrong and fails, until the flag is there. Not at once: of a process that is gone when
# the journal comes to its line, systemd 252 does not know whose it was.
FAILING = """[Service]
ExecStart=/bin/sh -c 'test -e %h/flag-{name} && exec sleep 1000; \\
    echo "cannot open <%h/flag-{name}> & so on" >&2; sleep 0.2; exit 3'
{more}
"""
FLAGS = os.path.expanduser("~/flag-")


class Heard:
    """Every call of the server and every answer, as they went over the bus."""

    def __init__(self):
        self.process = subprocess.Popen(
            ["busctl", "--user", "--json=short", "monitor", NAME], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.messages = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            try:
                self.messages.append(json.loads(line))
            except ValueError:
                pass

    def clear(self):
        self.messages.clear()

    def _calls(self, member):
        return [message["payload"]["data"] for message in list(self.messages)
                if message.get("member") == member and message["type"] == "method_call"]

    def notified(self, unit=None):
        """The calls of Notify: appName, replaces, icon, summary, body, actions, hints, timeout."""
        return [call for call in self._calls("Notify") if unit is None or call[3].startswith(unit)]

    def closed(self):
        return [call[0] for call in self._calls("CloseNotification")]

    def told(self, unit, count=1, timeout=10):
        """The calls for that unit, when there are so many."""
        return session.wait_until(
            lambda: len(self.notified(unit)) >= count and self.notified(unit), timeout,
            lambda: f"{count} notifications of {unit}; there are {self.notified()}")


def displayed():
    return int(session.run(["dunstctl", "count", "displayed"]))


def write_units(**units):
    for name, more in units.items():
        session.write_file(f"{HOME_UNITS}/{name}.service", FAILING.format(name=name, more=more))
    session.systemctl("daemon-reload")


def fail(name):
    session.systemctl("start", f"{name}.service", check=False)
    session.wait_until(
        lambda: session.unit_property(f"{name}.service", "Result") == "exit-code", 10,
        f"the failure of {name}")


def well(name):
    with open(FLAGS + name, "w", encoding="utf-8"):
        pass


def is_visible():
    """Whether there is a window of ours on the screen."""
    return bool(session.run(["xdotool", "search", "--onlyvisible", "--name", "^Unitdeck"],
                            check=False))


class Notifications(unittest.TestCase):

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        session.write_file(os.path.expanduser("~/dunstrc"), DUNSTRC)
        session.write_file(os.path.expanduser("~/choose"),
                           f'#!/bin/sh\ngrep -m 1 -F "$(cat {CHOICE})"\n')
        os.chmod(os.path.expanduser("~/choose"), 0o755)
        write_units(probe="", plain="", looping="Restart=on-failure\nRestartSec=300ms\n",
                    quiet="", other="")
        cls.start_dunst()
        cls.heard = Heard()

    @classmethod
    def start_dunst(cls):
        """It is on the bus first: without it the bus would start one of its own."""
        cls.dunst = subprocess.Popen(["dunst", "-conf", os.path.expanduser("~/dunstrc")],
                                     stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
        # Asked without a call to it, for which the bus would start one of its own, which then fails.
        session.wait_until(lambda: tray_host.is_owned(NAME), 10, "dunst on the bus")

    @classmethod
    def tearDownClass(cls):
        cls.heard.process.terminate()
        cls.dunst.terminate()
        cls.dunst.wait()

    def start(self, *arguments):
        """The program, watching: what failed before would be no news."""
        program = ui.start(*arguments)
        self.addCleanup(program.log.close)
        self.addCleanup(program.quit)

        def is_watching():
            # One at a time: what is still under way would be heard later.
            if not self.heard.notified("probe.service"):
                session.systemctl("reset-failed", "probe.service", check=False)
                fail("probe")
            return self.heard.notified("probe.service")
        session.wait_until(is_watching, 20, lambda: "the program to watch; it wrote "
                           + program.output(), interval=1.5)
        session.systemctl("reset-failed", "probe.service")
        session.wait_until(
            lambda: displayed() == 0, 5, lambda: "the probe's notification withdrawn; told were "
            f"{[call[:4] for call in self.heard.notified()]}, closed {self.heard.closed()}; the "
            f"unit is {session.properties('probe.service', 'ActiveState', 'SubState', 'Result')}")
        self.heard.clear()
        return program

    def tearDown(self):
        for name in ("plain", "looping", "quiet", "other"):
            session.systemctl("stop", f"{name}.service", check=False)
            if os.path.exists(FLAGS + name):
                os.unlink(FLAGS + name)
        session.systemctl("reset-failed", check=False)

    def test_a_failure_says_why_and_can_be_put_right(self):
        self.start("--background")
        fail("plain")
        call = self.heard.told("plain.service")[0]
        lines = call[4].split("\n")
        self.assertEqual(call[3], "plain.service failed")
        self.assertIn("exit status 3", lines[0])
        # Escaped, because dunst takes markup.
        home = os.path.expanduser("~")
        self.assertEqual(lines[1:], [f"› cannot open &lt;{home}/flag-plain&gt; &amp; so on"])
        self.assertEqual(call[5][1::2], ["Open", "Restart", "Show journal", "Mute for an hour"])
        session.wait_until(lambda: displayed() == 1, 5, "a popup")
        ui.screenshot("notification")
        self.assertFalse(is_visible())
        # A person chooses Restart in the menu of dunst.
        well("plain")
        session.write_file(CHOICE, "Restart")
        session.run(["dunstctl", "context"])
        session.wait_until(
            lambda: session.unit_property("plain.service", "ActiveState") == "active", 10,
            "plain.service restarted by the action")
        session.wait_until(lambda: displayed() == 0, 5, "the popup gone")
        self.assertEqual(len(self.heard.notified("plain.service")), 1)
        self.assertFalse(is_visible())

    def test_a_crash_loop_is_one_notification_that_goes_when_it_runs(self):
        session.write_file(f"{HOME_UNITS}/looping.service.d/limit.conf",
                           "[Unit]\nStartLimitIntervalSec=0\n")
        session.systemctl("daemon-reload")
        self.start("--background")
        session.systemctl("start", "looping.service", check=False)
        calls = self.heard.told("looping.service", 3, timeout=20)
        counts = [int((re.findall(r"failed (\d+) time", call[3]) or ["1"])[0]) for call in calls]
        self.assertEqual(counts, sorted(set(counts)))
        self.assertGreater(counts[2] - counts[0], 5)  # in six seconds, about three a second
        runs = int(session.unit_property("looping.service", "NRestarts")) + 1
        self.assertLessEqual(counts[-1], runs)
        self.assertEqual(displayed(), 1)
        self.assertEqual(calls[0][1], 0)
        self.assertEqual({call[1] for call in calls[1:]}, {calls[1][1]})
        self.assertNotEqual(calls[1][1], 0)
        ui.screenshot("crash-loop")
        well("looping")
        session.wait_until(lambda: calls[1][1] in self.heard.closed(), 30,
                           "the notification withdrawn after a steady run")
        self.assertEqual(session.unit_property("looping.service", "SubState"), "running")
        session.wait_until(lambda: displayed() == 0, 5, "nothing on the screen")

    def test_muted_units_and_the_one_looked_at_are_quiet(self):
        settings = session.write_file("~/.config/unitdeck/unitdeck.conf",
                                      "[notifications]\nmuted=user/quiet.service\n")
        self.addCleanup(os.unlink, settings)
        self.start("--user", "plain.service")
        session.wait_until(is_visible, 10, "the window")
        ui.activate()
        fail("quiet")
        fail("plain")
        fail("other")
        self.heard.told("other.service")
        self.assertEqual([call[3] for call in self.heard.notified()], ["other.service failed"])
        ui.screenshot("looked-at")

    def test_a_server_without_actions_and_markup_gets_text(self):
        self.dunst.terminate()
        self.dunst.wait()
        server = PoorServer()
        self.addCleanup(self.start_dunst)
        self.addCleanup(server.stop)
        program = ui.start("--background")
        self.addCleanup(program.log.close)
        self.addCleanup(program.quit)

        def is_told():
            # A failure that is reset while the program asks about it is told without its lines.
            if not server.notified:
                session.systemctl("reset-failed", "plain.service", check=False)
                fail("plain")
            return server.notified
        call = session.wait_until(is_told, 20, "a notification", interval=1.5)[0]
        home = os.path.expanduser("~")
        self.assertEqual(call[5], [])
        self.assertEqual(call[4].split("\n")[1:], [f"› cannot open <{home}/flag-plain> & so on"],
                         call[4])


class PoorServer:
    """Shows text and nothing else."""

    XML = """<node><interface name="org.freedesktop.Notifications">
        <method name="GetCapabilities"><arg type="as" direction="out"/></method>
        <method name="GetServerInformation"><arg type="s" direction="out"/>
            <arg type="s" direction="out"/><arg type="s" direction="out"/>
            <arg type="s" direction="out"/></method>
        <method name="CloseNotification"><arg type="u" direction="in"/></method>
        <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/>
            <arg type="s" direction="in"/><arg type="s" direction="in"/>
            <arg type="s" direction="in"/><arg type="as" direction="in"/>
            <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
            <arg type="u" direction="out"/></method></interface></node>"""

    def __init__(self):
        self.notified = []
        self._bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(self.XML).interfaces[0]
        self._object = self._bus.register_object(PATH, interface, self._called, None, None)
        self._name = Gio.bus_own_name_on_connection(self._bus, NAME, Gio.BusNameOwnerFlags.NONE,
                                                    None, None)
        self._loop = GLib.MainLoop()
        self._thread = threading.Thread(target=self._loop.run, daemon=True)
        self._thread.start()

    def _called(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        answers = {"GetCapabilities": GLib.Variant("(as)", (["body"],)),
                   "GetServerInformation": GLib.Variant("(ssss)", ("poor", "test", "0", "1.2"))}
        if method == "Notify":
            self.notified.append(parameters.unpack())
            invocation.return_value(GLib.Variant("(u)", (len(self.notified),)))
        else:
            invocation.return_value(answers.get(method))

    def stop(self):
        Gio.bus_unown_name(self._name)
        self._bus.unregister_object(self._object)
        self._loop.quit()
        self._thread.join()


if __name__ == "__main__":
    main()
