# SPDX-License-Identifier: GPL-3.0-or-later
"""A hostile client against the helper. Argument: what polkit says to it, `allow`, `deny` or `ask`.

What it may not do it must not do even for those whom polkit allows it; and whatever is tried, nothing
changes outside the folders of the helper.
"""

import os
import socket
import subprocess
import sys
import unittest

from gi.repository import Gio, GLib

import helper_kit as kit
import session
from agent import Agent

MODE = sys.argv.pop(1)
ONE = b"[Service]\nExecStart=/bin/true\n"
UNIT = "hostile.service"
PLAN, ONE_FILE = "org.unitdeck.helper.manage-files", "org.unitdeck.helper.change-file"

# What a snapshot covers, and where in it the machine itself writes while we look. What the helper did in
# its own folders the trials ask for by name.
LOOKED_AT = ["/boot", "/etc", "/home", "/opt", "/srv", "/usr", "/var"]
NOT_LOOKED_AT = ["/home/tester", "/var/tmp", "/var/log", "/var/lib/systemd", "/var/cache", kit.STATE]
HELPERS_OWN = ["/etc/systemd/system", "/usr/local/lib", "/etc/sysusers.d"]


def snapshot():
    """Every path with type, mode, owner, size, time of its last change, and its link's end."""
    words = ["find", *filter(os.path.isdir, LOOKED_AT), "("]
    for path in NOT_LOOKED_AT + HELPERS_OWN:
        words += ["-path", path, "-o"]
    words[-1:] = [")", "-prune", "-o", "-printf", "%p\\t%y %m %U:%G %s %C@ %l\\n"]
    return dict(line.split("\t", 1) for line in session.root(words).splitlines())


def state_of_own():
    """Names and contents in the helper's folders."""
    return session.root(["sh", "-c", "find " + " ".join(HELPERS_OWN) + " /run/systemd/system "
                         "-printf '%p %y %m %U:%G %l\\n' | sort; "
                         "cat /etc/passwd /etc/group | sha256sum"])


class Hostile(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        kit.set_up(60000)
        # The folders above change when the first file in there is made on a copy-on-write root.
        for folder in HELPERS_OWN:
            session.write_file(f"{folder}/trial", "", as_root=True)
            session.root(["rm", f"{folder}/trial"])
        try:
            kit.call("ListHistory")
        except kit.Refused:
            pass
        cls.pid = session.unit_property(kit.UNIT, "MainPID", system=True)
        cls.before = snapshot()

    def test_z_nothing_else_was_touched(self):
        after = snapshot()
        changed = {path: (self.before.get(path), after.get(path))
                   for path in self.before.keys() | after.keys()
                   if self.before.get(path) != after.get(path)}
        print(f"{len(after)} files looked at outside the helper's folders")
        self.assertEqual(changed, {})
        # And it is still the same process.
        self.assertNotEqual(self.pid, "0")
        self.assertEqual(session.unit_property(kit.UNIT, "MainPID", system=True), self.pid)

    def refused(self, names, function, *arguments, **options):
        with self.assertRaises(kit.Refused) as caught:
            function(*arguments, **options)
        self.assertIn(caught.exception.name, [names] if isinstance(names, str) else names,
                      caught.exception)

    def test_names_that_are_paths_or_nothing(self):
        before = state_of_own()
        for unit in ("", ".", "..", "../../shadow", "../evil.service", "/etc/evil.service",
                     "a/b.service", ".hidden.service", "evil", "evil.conf", "evil.service/..",
                     "a\nb.service", "ü.service", "a b.service", "@.service", "a@b@c.service",
                     "x" * 300 + ".service", "evil.service.d", "evil.scope"):
            self.refused("InvalidArgument", kit.write, unit, ONE)
            self.refused("InvalidArgument", kit.remove, unit, ONE)
        for drop_in in ("..", "../x", "/x", "a/b", ".x", "a\nb", "x" * 300, " "):
            self.refused("InvalidArgument", kit.write, UNIT, ONE, drop_in)
        for name in ("", ".", "..", "../lib", "a/b", "/x", ".x", "a b", "ü", "-x", "x" * 65):
            self.refused("InvalidArgument", kit.install, name, [("a", b"", False)])
            self.refused("InvalidArgument", kit.call, "RemoveProgram", "(s)", name)
        for name in ("systemd", "udev", "Python3", "perl5", "libc.so.6", "ld.so.conf.d", "sysctl.d",
                     "glibc-hwcaps", "x86_64-linux-gnu", "node_modules", "security", "locale"):
            self.refused("Reserved", kit.install, name, [("a", b"", False)])
        for file in ("", ".", "..", "../x", "/x", "a//b", "a/", "a/../b", ".x", "a/.x", "a\nb",
                     "/".join("abcdefghi"), "x" * 300):
            self.refused("InvalidArgument", kit.install, "hostile", [(file, b"", False)])
        for files in ([("a", b"", False), ("a", b"", False)], [("a", b"", False), ("a/b", b"", False)],
                      []):
            self.refused("InvalidArgument", kit.install, "hostile", files)
        for user in ("", "-x", "a:b", "a\nb", "a b", "Root", "../x", "x" * 32, "ü", "0x"):
            self.refused("InvalidArgument", kit.call, "CreateUser", "(ss)", user, "")
            self.refused("InvalidArgument", kit.call, "RemoveUser", "(s)", user)
        for text in ('"', "a\nu evil 0", "a:b", "\\", "x" * 200):
            self.refused("InvalidArgument", kit.call, "CreateUser", "(ss)", "hostile", text)
        for entry in ("", "../manifest", "/etc/shadow", "0" * 25):
            self.refused("InvalidArgument", kit.call, "RestoreHistory", "(ss)", entry, "")
        for digest in ("x", "A" * 64, "0" * 63, "../" * 22):
            self.refused("InvalidArgument", kit.call, "RemoveUnitFile", "(ssbs)", UNIT, "", False,
                         digest)
        self.assertEqual(state_of_own(), before)

    def test_descriptors_that_are_no_sealed_memory(self):
        before = state_of_own()
        seals = [bit for bit in (1, 2, 4, 8) if kit.ALL_SEALS & bit]
        wrong = [kit.memory(ONE, kit.ALL_SEALS & ~seal) for seal in seals] + [kit.memory(ONE, 0)]
        read_end, write_end = os.pipe()
        near, far = socket.socketpair()
        plain = os.path.expanduser("~/plain")
        with open(plain, "wb") as file:
            file.write(ONE)
        wrong += [read_end, write_end, near.detach(), far.detach(), os.open("/tmp", os.O_RDONLY),
                  os.open(plain, os.O_RDONLY), os.open(plain, os.O_PATH),
                  os.open("/dev/zero", os.O_RDONLY), os.open("/proc/self/mem", os.O_RDONLY),
                  os.eventfd(0), os.open("/etc/passwd", os.O_RDONLY)]
        for descriptor in wrong:
            again = os.dup(descriptor)
            self.refused("NotSealed", kit.call, "WriteUnitFile", "(ssbhs)", UNIT, "", False, 0, "",
                         descriptors=[descriptor])
            self.refused("NotSealed", kit.call, "InstallProgram", "(sa(shb))", "hostile",
                         [("a", 0, False)], descriptors=[again])
        self.assertEqual(state_of_own(), before)

    def test_sizes(self):
        before = state_of_own()
        limit = 1 << 20
        self.refused("TooLarge", kit.write, UNIT, b"x" * (limit + 1))
        self.refused("TooLarge", kit.call, "WriteUnitFile", "(ssbhs)", UNIT, "", False, 0, "",
                     descriptors=[kit.memory(size=1 << 40)])
        self.refused("TooLarge", kit.call, "InstallProgram", "(sa(shb))", "hostile",
                     [("a", 0, False)], descriptors=[kit.memory(size=(64 << 20) + 1)])
        self.refused("TooLarge", kit.install_packed, "hostile",
                     [(f"f{index}", b"", False) for index in range(257)])
        for sizes, kind in (([(1 << 64) - 1, 1], "TooLarge"), ([64 << 20] * 3, "InvalidArgument"),
                            ([5], "InvalidArgument"), ([3], "InvalidArgument")):
            self.refused(kind, kit.call, "InstallPackedProgram", "(sa(stb)h)", "hostile",
                         [(f"f{index}", size, False) for index, size in enumerate(sizes)], 0,
                         descriptors=[kit.memory(b"four")])
        self.assertEqual(state_of_own(), before)

    def test_wrong_types(self):
        for method, signature, arguments in (
                ("WriteUnitFile", "(ssbss)", (UNIT, "", False, "/etc/shadow", "")),
                ("WriteUnitFile", "()", ()), ("InstallProgram", "(s)", ("hostile",)),
                ("CreateUser", "(su)", ("hostile", 0)), ("ListHistory", "(s)", ("x",))):
            self.refused("InvalidArgs", kit.call, method, signature, *arguments)
        self.refused("UnknownMethod", kit.call, "Execute", "(s)", "id")
        # A descriptor that is announced and not sent: the bus or the helper throws it out.
        with self.assertRaises(kit.Refused):
            kit.call("WriteUnitFile", "(ssbhs)", UNIT, "", False, 7, "", bus=kit.connect(),
                     timeout=5)

    def test_a_flood_of_calls(self):
        """5000 at once on several connections; it answers all and serves others after."""
        loop, left, names = GLib.MainLoop(), [5000], {}

        def answered(bus, result):
            try:
                bus.call_finish(result)
                name = "done"
            except GLib.Error as error:
                name = kit.Refused(error).name
            names[name] = names.get(name, 0) + 1
            left[0] -= 1
            if not left[0]:
                loop.quit()
        buses = [kit.connect() for _ in range(5)]
        for index in range(left[0]):
            method, arguments = (("RemoveProgram", ("../x",)), ("RemoveProgram", ("hostile-no",)),
                                 ("CreateUser", ("a b", "")))[index % 3]
            signature = "(" + "s" * len(arguments) + ")"
            buses[index % 5].call(kit.NAME, kit.PATH, kit.NAME, method,
                                  GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE,
                                  60000, None, answered)
        GLib.timeout_add_seconds(60, loop.quit)
        loop.run()
        print(f"{MODE}: {names}")
        self.assertEqual(left[0], 0)
        self.assertLessEqual(names.keys(), {
            "InvalidArgument", "NotFound", "NotAuthorized", "TooManyRequests", "LimitsExceeded",
            "InteractiveAuthorizationRequired"})
        self.refused("InvalidArgument", kit.write, "../x", ONE)

    def test_callers_who_do_not_wait(self):
        for _ in range(200):
            bus = kit.connect()
            message = Gio.DBusMessage.new_method_call(kit.NAME, kit.PATH, kit.NAME, "RemoveProgram")
            message.set_body(GLib.Variant("(s)", ("hostile-no",)))
            bus.send_message(message, Gio.DBusSendMessageFlags.NONE)
            bus.flush_sync()
            bus.close_sync()
        self.refused("InvalidArgument", kit.write, "../x", ONE)

    def test_only_root_has_the_name(self):
        answer = kit.BUS.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                   "ListActivatableNames", None, None, 0, -1, None).unpack()[0]
        self.assertIn(kit.NAME, answer)
        with self.assertRaises(GLib.Error) as caught:
            kit.BUS.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
                              GLib.Variant("(su)", ("org.unitdeck.Helper1", 4)), None, 0, -1, None)
        self.assertIn("AccessDenied", str(caught.exception))


class Denied(Hostile):

    def test_nobody_does_anything_unauthorized(self):
        before = state_of_own()
        wanted = {"deny": "NotAuthorized", "ask": "NoAgent"}[MODE]
        for function, arguments in (
                (kit.write, (UNIT, ONE)), (kit.write, (UNIT, ONE, "10-x")),
                (kit.remove, ("sandbox-display.service", ONE)),
                (kit.install, ("hostile", [("a", b"", True)])),
                (kit.call, ("RemoveProgram", "(s)", "hostile")),
                (kit.call, ("CreateUser", "(ss)", "hostile", "")),
                (kit.call, ("RemoveUser", "(s)", "daemon")), (kit.call, ("ListHistory",)),
                (kit.call, ("RestoreHistory", "(ss)", "0" * 16 + "-" + "0" * 8, ""))):
            self.refused(wanted, function, *arguments)
        self.refused("InteractiveAuthorizationRequired" if MODE == "ask" else wanted,
                     kit.write, UNIT, ONE, flags=Gio.DBusCallFlags.NONE)
        self.assertEqual(state_of_own(), before)
        self.assertEqual({entry["UNITDECK_RESULT"] for entry in kit.entries()} & {"done"}, set())


class Asked(Denied):

    def test_few_wait_for_a_person_and_a_caller_who_leaves_takes_the_prompt_along(self):
        agent = Agent(Agent.WAITS)
        self.addCleanup(agent.close)
        script = ("import sys; sys.path.insert(0, %r); import helper_kit as kit\n"
                  "try: kit.write('waits.service', b'')\n"
                  "except kit.Refused as refused: print(refused.name)"
                  % f"{session.SOURCE}/tests/system")
        callers = []
        for number in range(1, 5):
            callers.append(subprocess.Popen([sys.executable, "-c", script],
                                            stdout=subprocess.DEVNULL))
            session.wait_until(lambda wanted=number: self.questions(agent) == wanted, 10,
                               f"{number} prompts")
        for prompt in agent.prompts:
            self.assertEqual(prompt["action"], ONE_FILE)
            self.assertIn(f"To change {kit.UNITS}/waits.service (write)", prompt["message"])
            self.assertIn("become root", prompt["message"])
        self.refused("TooManyRequests", kit.write, UNIT, ONE)
        for caller in callers:
            caller.kill()
            caller.wait()
        # polkit 122 says it twice.
        session.wait_until(lambda: len({prompt["cancelled"] for prompt in agent.prompts
                                        if "cancelled" in prompt}) == 4, 10,
                           lambda: f"all prompts taken away: {agent.prompts}")
        self.assertFalse(os.path.exists(f"{kit.UNITS}/waits.service"))

    def test_one_prompt_is_enough_for_a_plan(self):
        """What is granted before the first step holds for the helper and for systemd's part."""
        agent = Agent("tester")
        self.addCleanup(agent.close)
        subject = ("system-bus-name", {"name": GLib.Variant("s", kit.BUS.get_unique_name())})
        answer = kit.BUS.call_sync(
            "org.freedesktop.PolicyKit1", "/org/freedesktop/PolicyKit1/Authority",
            "org.freedesktop.PolicyKit1.Authority", "CheckAuthorization",
            GLib.Variant("((sa{sv})sa{ss}us)", (subject, PLAN, {}, 1, "")), None, 0, -1, None)
        self.assertTrue(answer.unpack()[0][0], answer)
        kit.write("asked.service", ONE)
        for method, arguments in (("Reload", None),
                                  ("StartUnit", GLib.Variant("(ss)", ("asked.service", "fail")))):
            kit.BUS.call_sync("org.freedesktop.systemd1", "/org/freedesktop/systemd1",
                              "org.freedesktop.systemd1.Manager", method, arguments, None,
                              kit.INTERACTIVE, -1, None)
        kit.remove("asked.service", ONE)
        self.assertEqual([prompt["action"] for prompt in agent.prompts], [PLAN])
        self.assertIn("become root", agent.prompts[0]["message"])
        # What was granted to this process is taken back, for the other trials.
        kit.BUS.call_sync(
            "org.freedesktop.PolicyKit1", "/org/freedesktop/PolicyKit1/Authority",
            "org.freedesktop.PolicyKit1.Authority", "RevokeTemporaryAuthorizations",
            GLib.Variant("((sa{sv}))", (("unix-session", {"session-id": GLib.Variant(
                "s", os.environ["XDG_SESSION_ID"])}),)), None, 0, -1, None)

    @staticmethod
    def questions(agent):
        return sum("action" in prompt for prompt in agent.prompts)


class Allowed(Hostile):

    def test_links_are_not_followed(self):
        secret = "/etc/hostile-secret"
        victim = os.path.expanduser("~/victim")
        os.makedirs(victim, exist_ok=True)
        places = {f"{kit.UNITS}/link.service": secret, f"{kit.UNITS}/link.service.d": victim,
                  "/usr/local/lib/hostile-link": victim,
                  "/etc/sysusers.d/unitdeck-hostilelink.conf": secret,
                  f"{kit.UNITS}/pipe.service": None}
        session.write_file("/var/lib/systemd/hostile", "", as_root=True)
        for path, target in places.items():
            session.root(["ln", "-s", "/var/lib/systemd/hostile" if target == secret else target,
                          path] if target else ["mkfifo", path])
        try:
            self.refused("Conflict", kit.write, "link.service", ONE)
            self.refused("Conflict", kit.write, "link.service", ONE, before=b"")
            self.refused("Conflict", kit.remove, "link.service", b"")
            self.refused("Conflict", kit.write, "link.service", ONE, "10-x")
            self.refused("Conflict", kit.write, "pipe.service", ONE)
            self.refused("Exists", kit.install, "hostile-link", [("a", b"", False)])
            self.refused("Exists", kit.call, "RemoveProgram", "(s)", "hostile-link")
            self.refused("Conflict", kit.call, "CreateUser", "(ss)", "hostilelink", "")
            self.assertEqual(os.listdir(victim), [])
            self.assertEqual(session.root(["cat", "/var/lib/systemd/hostile"]), "")
            for path, target in places.items():
                self.assertEqual(os.path.islink(path), target is not None, path)
        finally:
            session.root(["rm", *places])

    def test_names_on_the_disk_that_are_no_text(self):
        folder = kit.install("hostile", [("a", b"", False)])
        script = "import os, sys; open(os.fsencode(sys.argv[1]) + b'/\\xff\\n', 'w')"
        session.root(["python3", "-c", script, folder])
        self.refused("Conflict", kit.call, "RemoveProgram", "(s)", "hostile")
        session.root(["rm", "-r", folder])
        self.refused("NotFound", kit.call, "RemoveProgram", "(s)", "hostile")

    def test_folders_that_others_may_write_to(self):
        folder = f"{kit.UNITS}/open.service.d"
        session.root(["mkdir", folder])
        for command in (["chmod", "777", folder], ["chown", "tester", folder]):
            session.root(["chmod", "755", folder])
            session.root(command)
            self.refused("Failed", kit.write, "open.service", ONE, "10-x")
            self.assertEqual(os.listdir(folder), [])
        session.root(["rmdir", folder])

    def test_a_race_with_another_writer_loses_nothing(self):
        """Two callers who both saw the same file: one of the two wins, the other hears of it."""
        path, now = kit.write("race.service", ONE), ONE
        won = 0
        for round_number in range(30):
            buses = [kit.connect(), kit.connect()]
            loop, results = GLib.MainLoop(), []

            def answered(bus, result, content):
                try:
                    bus.call_with_unix_fd_list_finish(result)
                    results.append(content)
                except GLib.Error as error:
                    results.append(kit.Refused(error).name)
                if len(results) == 2:
                    loop.quit()
            for number, bus in enumerate(buses):
                content = b"# %d of %d\n" % (number, round_number)
                bus.call_with_unix_fd_list(
                    kit.NAME, kit.PATH, kit.NAME, "WriteUnitFile",
                    GLib.Variant("(ssbhs)", ("race.service", "", False, 0, kit.sha256(now))), None,
                    Gio.DBusCallFlags.NONE, 20000,
                    Gio.UnixFDList.new_from_array([kit.memory(content)]), None, answered, content)
            loop.run()
            self.assertIn("Conflict", results)
            now = next(result for result in results if isinstance(result, bytes))
            with open(path, "rb") as file:
                self.assertEqual(file.read(), now)
            won += 1
        self.assertEqual(won, 30)
        kit.remove("race.service", now)


CASES = {"allow": Allowed, "deny": Denied, "ask": Asked}


def load_tests(loader, _tests, _pattern):
    return loader.loadTestsFromTestCase(CASES[MODE])


if __name__ == "__main__":
    sys.argv.append("--verbose")
    unittest.main()
