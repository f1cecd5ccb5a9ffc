# SPDX-License-Identifier: GPL-3.0-or-later
"""What the trials of robustness ask: is the list in the window the manager's, how is the process.

Reading a whole table through the accessibility library takes two round trips per cell; here they
are sent many at a time.
"""

import json
import os
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

import session  # noqa: E402
import ui  # noqa: E402

DEMO = "unitdeck-demo.service"
_IN_FLIGHT = 200
_ONE = GLib.VariantType("((so))")
_VARIANT = GLib.VariantType("(v)")

# The words of a unit that is loaded, as far as they occur here; first match wins.
_STATES = (("active", "running", "Running"), ("active", "exited", "Done"),
           ("active", "waiting", "Waiting"), ("active", "listening", "Listening"),
           ("active", "elapsed", "Elapsed"), ("active", "mounted", "Mounted"),
           ("active", "plugged", "Present"), ("active", "", "Active"),
           ("reloading", "", "Reloading"), ("activating", "auto-restart", "Restarting"),
           ("activating", "", "Starting"), ("deactivating", "", "Stopping"),
           ("failed", "", "Failed"))
_AUTOSTART = {"enabled": "On", "enabled-runtime": "On until restart", "disabled": "Off",
              "linked": "Off", "linked-runtime": "Off", "static": "Not by itself",
              "indirect": "With another", "alias": "Alias", "masked": "Blocked",
              "masked-runtime": "Blocked", "generated": "Generated", "transient": "Temporary",
              "bad": "Faulty"}


def shown(unit):
    """A unit's name in the table: services without their suffix."""
    return unit.removesuffix(".service")


def settings(manager="user", tab=1, unit=DEMO, view="everything"):
    """The window as it is after an earlier use: that manager, unit and tab (1: the journal)."""
    session.write_file("~/.config/unitdeck/unitdeck.conf",
                       f"[welcome]\ndismissed=true\n[window]\nview={view}\nmanager={manager}\n"
                       f"tab={tab}\nunit={unit}\n")


def systemctl(system, *words, check=True):
    return (session.system_systemctl if system else session.systemctl)(*words, check=check)


# -- the list ------------------------------------------------------------------------------------


def _state_word(name, load, active, sub, file):
    if active == "inactive":
        if load == "masked" or file.startswith("masked"):
            return "Blocked"
        if load == "not-found":
            return "Missing"
        if load in ("bad-setting", "error") or file == "bad":
            return "Faulty"
        return "Template" if "@." in name else "Stopped"
    return next(word for one, other, word in _STATES if one == active and other in ("", sub))


def manager_rows(system):
    """What the table has to show: name → (state, systemd's own words for it, autostart)."""
    files = {entry["unit_file"]: entry["state"] for entry in
             json.loads(systemctl(system, "list-unit-files", "--output=json"))}
    # Of units made while running the window knows a file state only if it listed the files since:
    # no signal tells of it, and a listing for each costs the manager too much. None is made here
    # but the trial's own monitor.
    files.pop(_MONITOR, None)
    rows = {}
    for entry in json.loads(systemctl(system, "list-units", "--all", "--output=json")):
        name, load, active, sub = (entry[key] for key in ("unit", "load", "active", "sub"))
        raw = f"{active} ({sub})" if load == "loaded" else f"{load}, {active} ({sub})"
        rows[shown(name)] = (_state_word(name, load, active, sub, files.get(name, "")), raw,
                             _AUTOSTART.get(files.get(name), "–"))
    for name, state in files.items():
        rows.setdefault(shown(name), (_state_word(name, "", "inactive", "", state), "not loaded",
                                      _AUTOSTART[state]))
    return rows


class Sheet:
    """A table of the program, read whole."""

    def __init__(self, table):
        self._table = table
        address = os.environ.get("AT_SPI_BUS_ADDRESS") or accessibility_bus()
        self._bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self._owner = table.accessible.app.bus_name
        self._path = table.accessible.path

    def read(self, *headers):
        """Rows as tuples of the texts under these headers; LookupError when they change."""
        columns = [self._table.column(header) for header in headers]
        count = self._table.row_count()
        cells = self._ask([(self._path, "org.a11y.atspi.Table", "GetAccessibleAt",
                            GLib.Variant("(ii)", (row, column)), _ONE)
                           for row in range(count) for column in columns])
        texts = self._ask([(cell[0][1], "org.freedesktop.DBus.Properties", "Get",
                            GLib.Variant("(ss)", ("org.a11y.atspi.Accessible", "Name")), _VARIANT)
                           for cell in cells])
        texts = [text[0] for text in texts]
        width = len(columns)
        return [tuple(texts[at:at + width]) for at in range(0, len(texts), width)]

    def _ask(self, calls):
        """The replies in the order of the calls."""
        replies = [None] * len(calls)
        problems = []
        waiting = 0

        def take(bus, result, index):
            nonlocal waiting
            waiting -= 1
            try:
                replies[index] = bus.call_finish(result).unpack()
            except GLib.Error as error:
                problems.append(error.message)

        context = GLib.MainContext.default()
        for index, (path, interface, member, arguments, kind) in enumerate(calls):
            while waiting >= _IN_FLIGHT:
                context.iteration(True)
            waiting += 1
            self._bus.call(self._owner, path, interface, member, arguments, kind,
                           Gio.DBusCallFlags.NO_AUTO_START, 15000, None, take, index)
        while waiting:
            context.iteration(True)
        if problems:
            raise ui.Missing(problems[0])
        return replies


def accessibility_bus():
    """Where assistive tools and programs meet."""
    return session.run(["busctl", "--user", "call", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                        "GetAddress"]).split('"')[1]


def expect_list(sheet, system, timeout=30, only=lambda name: True):
    """Waits until the window shows exactly what the manager says; returns how many rows it has."""
    seen = {}
    wanted = {}
    asked = 0.0

    def same():
        nonlocal wanted, asked
        # The files take a manager long: asked again only when the window seems to differ for good.
        if time.monotonic() > asked + 2:
            wanted = {name: row for name, row in manager_rows(system).items() if only(name)}
            asked = time.monotonic()
        found = sheet.read("Name", "State", "systemd state", "Autostart")
        rows = {row[0]: row[1:] for row in found if only(row[0])}
        seen.update(
            double=len(found) - len({row[0] for row in found}),
            lacking=sorted(set(wanted) - set(rows))[:8],
            superfluous=sorted(set(rows) - set(wanted))[:8],
            different=[(name, rows[name], wanted[name]) for name in sorted(wanted)
                       if name in rows and rows[name] != wanted[name]
                       and not (name == shown(_MONITOR) and rows[name][:2] == wanted[name][:2])][:8])
        return len(rows) if not any(seen.values()) else 0
    return ui.wait_until(same, timeout, lambda: f"the list of systemctl; {seen}", interval=0.1)


# -- the process ---------------------------------------------------------------------------------


def vitals(pid):
    """File descriptors, journals and deleted ones apart; threads; memory of its own in KiB."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as lines:
        own = next(int(line.split()[1]) for line in lines if line.startswith("Pss_Anon:"))
    targets = []
    for name in os.listdir(f"/proc/{pid}/fd"):
        try:
            targets.append(os.readlink(f"/proc/{pid}/fd/{name}"))
        except FileNotFoundError:
            continue  # Closed meanwhile.
    journals = [target for target in targets if ".journal" in target]
    return {"fds": len(targets) - len(journals), "journals": len(journals),
            "deleted": sum(target.endswith("(deleted)") for target in journals),
            "threads": len(os.listdir(f"/proc/{pid}/task")), "own": own}


def expect_steady(first, last, fds=4, threads=2, own=30 * 1024):
    """Neither file descriptors nor threads may grow over the rounds; a few come and go. Memory does
    to a limit: the journal's list keeps thousands of lines."""
    assert last["own"] <= first["own"] + own, (first, last)
    assert last["fds"] <= first["fds"] + fds, (first, last)
    assert last["threads"] <= first["threads"] + threads, (first, last)


# -- what it says on the bus ---------------------------------------------------------------------

_MONITOR = "robust-monitor.service"
_CALLS = "/tmp/robust-calls.txt"


class Calls:
    """Counts the method calls that reach a manager over its bus, while the block lasts.

    systemctl is not among them: it talks to a manager over a socket of its own. The system bus lets
    only root listen, so the listener is a service there, and a plain process on the user's bus.
    """

    def __init__(self, system):
        self._system = system
        self._process = None

    def __enter__(self):
        self.listen()
        return self

    def listen(self):
        """Begins anew, with none; also after the bus was restarted."""
        self.stop()
        command = ["dbus-monitor", "--system" if self._system else "--session",
                   "type='method_call',destination='org.freedesktop.systemd1'"]
        if self._system:
            session.root(["systemd-run", "--quiet", "--collect", f"--unit={_MONITOR}",
                          f"--property=StandardOutput=truncate:{_CALLS}",
                          "--property=DefaultDependencies=no", *command])
        else:
            log = open(_CALLS, "w", encoding="utf-8")  # Closed by the next line's process' end.
            with log:
                self._process = ui.subprocess.Popen(command, stdin=ui.subprocess.DEVNULL,
                                                    stdout=log, stderr=log)
        # A call of our own shows that it listens.
        bus = "--system" if self._system else "--user"

        def hears():
            session.run(["busctl", bus, "call", "org.freedesktop.systemd1",
                         "/org/freedesktop/systemd1", "org.freedesktop.DBus.Peer", "Ping"],
                        check=False)
            return any("member=Ping" in line for line in self._lines())
        ui.wait_until(hears, 15, "the monitor of the bus to listen", interval=0.1)

    def _lines(self):
        try:
            with open(_CALLS, encoding="utf-8", errors="replace") as lines:
                return [line for line in lines if line.startswith("method call")]
        except FileNotFoundError:
            return []

    def counts(self):
        """Calls by member since it listens, pings left out."""
        found = {}
        for line in self._lines():
            member = line.rpartition("member=")[2].strip()
            if member != "Ping":
                found[member] = found.get(member, 0) + 1
        return found

    def stop(self):
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
        elif self._system:
            session.root(["systemctl", "stop", _MONITOR], check=False)

    def __exit__(self, *_):
        self.stop()
