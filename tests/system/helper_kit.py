# SPDX-License-Identifier: GPL-3.0-or-later
"""How trials talk to the helper: its methods, sealed memory files, and what it says in the journal."""

import fcntl
import hashlib
import json
import os

from gi.repository import Gio, GLib

import session

NAME = "org.unitdeck.Helper1"
PATH = "/org/unitdeck/Helper1"
UNIT = "unitdeck-helper.service"
MESSAGE_ID = "8f2d6b0c5a3e4f19b7c1d94e60a2f873"
STATE = "/var/lib/unitdeck-helper"
UNITS, RUNTIME = "/etc/systemd/system", "/run/systemd/system"
ALL_SEALS = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
INTERACTIVE = Gio.DBusCallFlags.ALLOW_INTERACTIVE_AUTHORIZATION


class Refused(Exception):
    """An error as the helper's answer; `name` is its last word."""

    def __init__(self, error):
        self.full = Gio.DBusError.get_remote_error(error) or error.message
        self.name = self.full.rpartition(".")[2]
        super().__init__(f"{self.full}: {error.message}")


def connect():
    """A connection of its own to the system bus."""
    address = Gio.dbus_address_get_for_bus_sync(Gio.BusType.SYSTEM)
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)


BUS = connect()


def memory(content=b"", seals=ALL_SEALS, size=None):
    """A memory file with that content, or of that size and empty."""
    number = os.memfd_create("trial", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.write(number, content)
    if size is not None:
        os.ftruncate(number, size)
    if seals:
        fcntl.fcntl(number, fcntl.F_ADD_SEALS, seals)
    return number


def sha256(content):
    return hashlib.sha256(content).hexdigest() if content is not None else ""


def call(method, signature="()", *arguments, descriptors=(), bus=None, flags=INTERACTIVE,
         timeout=60):
    """Waits for the answer; descriptors are given as indices in the arguments, and closed."""
    listing = Gio.UnixFDList.new_from_array(list(descriptors)) if descriptors else None
    try:
        answer, _ = (bus or BUS).call_with_unix_fd_list_sync(
            NAME, PATH, NAME, method, GLib.Variant(signature, arguments), None, flags,
            int(timeout * 1000), listing, None)
    except GLib.Error as error:
        raise Refused(error) from None
    values = answer.unpack()
    return values[0] if len(values) == 1 else None


def write(unit, content, drop_in="", before=None, until_reboot=False, **options):
    """WriteUnitFile; `before` is what is believed to be there."""
    return call("WriteUnitFile", "(ssbhs)", unit, drop_in, until_reboot, 0, sha256(before),
                descriptors=[memory(content)], **options)


def remove(unit, before, drop_in="", until_reboot=False, **options):
    return call("RemoveUnitFile", "(ssbs)", unit, drop_in, until_reboot, sha256(before), **options)


def install(name, files, **options):
    """`files`: (name, content, executable)."""
    return call("InstallProgram", "(sa(shb))", name,
                [(each, index, executable) for index, (each, _, executable) in enumerate(files)],
                descriptors=[memory(content) for _, content, _ in files], **options)


def install_packed(name, files, **options):
    return call("InstallPackedProgram", "(sa(stb)h)", name,
                [(each, len(content), executable) for each, content, executable in files], 0,
                descriptors=[memory(b"".join(content for _, content, _ in files))], **options)


def entries():
    """The helper's entries in the journal, oldest first."""
    session.root(["journalctl", "--sync"])
    text = session.root(["journalctl", "--no-pager", "--quiet", "--output=json",
                         f"MESSAGE_ID={MESSAGE_ID}"])
    return [json.loads(line) for line in text.splitlines()]


def set_up(idle_ms):
    """How soon it leaves, and no limit on how often it starts."""
    session.write_file(f"{RUNTIME}/{UNIT}.d/trial.conf",
                       f"[Unit]\nStartLimitIntervalSec=0\n[Service]\n"
                       f"Environment=UNITDECK_HELPER_IDLE_MS={idle_ms}\n", as_root=True)
    session.system_systemctl("daemon-reload")
    session.system_systemctl("stop", UNIT)
