# SPDX-License-Identifier: GPL-3.0-or-later
"""A polkit agent that answers by itself, for trials that want to know how often a person is asked.

`Agent("tester")` gives that password, `Agent(None)` closes the prompt, `Agent(Agent.WAITS)` leaves it
open and says when it is taken away. Run as a program it is the
agent; in a trial it is the handle on such a process.
"""

import json
import os
import subprocess
import sys

import session

PATH = "/org/unitdeck/trial/Agent"
XML = """<node><interface name="org.freedesktop.PolicyKit1.AuthenticationAgent">
<method name="BeginAuthentication"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="a{ss}" direction="in"/><arg type="s" direction="in"/>
<arg type="a(sa{sv})" direction="in"/></method>
<method name="CancelAuthentication"><arg type="s" direction="in"/></method></interface></node>"""
HELPERS = ("/usr/lib/polkit-1/polkit-agent-helper-1", "/usr/libexec/polkit-agent-helper-1",
           "/usr/lib/policykit-1/polkit-agent-helper-1")


class Agent:
    """Registers for this session; `prompts` are the questions so far."""

    WAITS = "--waits"

    def __init__(self, password):
        words = [sys.executable, "-u", os.path.realpath(__file__), os.environ["XDG_SESSION_ID"]]
        self.process = subprocess.Popen(words + ([password] if password else []),
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if line != "ready\n":
            raise AssertionError(f"the agent did not register: {line}")
        os.set_blocking(self.process.stdout.fileno(), False)
        self.seen = []

    @property
    def prompts(self):
        for line in iter(self.process.stdout.readline, ""):
            self.seen.append(json.loads(line))
        return self.seen

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def authenticate(user, cookie, password):
    """Lets polkit's own helper check the password, as every agent does."""
    helper = next(path for path in HELPERS if os.path.exists(path))
    with subprocess.Popen([helper, user], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as process:
        process.stdin.write(cookie + "\n")
        process.stdin.flush()
        for line in process.stdout:
            if line.startswith("PAM_PROMPT_ECHO_OFF"):
                process.stdin.write(password + "\n")
                process.stdin.flush()
            elif line.startswith(("SUCCESS", "FAILURE")):
                break


def main():
    from gi.repository import Gio, GLib  # Not needed by the trial itself.
    number, password = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    bus = Gio.bus_get_sync(Gio.BusType.SYSTEM)

    waiting = {}

    def called(_bus, _sender, _path, _interface, method, arguments, invocation):
        if method == "BeginAuthentication":
            action, message, _icon, details, cookie, _identities = arguments.unpack()
            print(json.dumps({"action": action, "message": message, "details": details}), flush=True)
            if password == Agent.WAITS:
                waiting[cookie] = invocation
                return
            if password is None:
                invocation.return_dbus_error("org.freedesktop.PolicyKit1.Error.Cancelled", "closed")
                return
            authenticate(session.run(["id", "-un"]), cookie, password)
        elif password == Agent.WAITS:
            print(json.dumps({"cancelled": arguments.unpack()[0]}), flush=True)
        invocation.return_value(None)
    interface = Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0]
    bus.register_object(PATH, interface, called, None, None)
    subject = ("unix-session", {"session-id": GLib.Variant("s", number)})
    bus.call_sync("org.freedesktop.PolicyKit1", "/org/freedesktop/PolicyKit1/Authority",
                  "org.freedesktop.PolicyKit1.Authority", "RegisterAuthenticationAgent",
                  GLib.Variant("((sa{sv})ss)", (subject, "C.UTF-8", PATH)), None,
                  Gio.DBusCallFlags.NONE, -1)
    print("ready", flush=True)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
