# SPDX-License-Identifier: GPL-3.0-or-later
"""The helper on a real system, for an ordinary user whom polkit allows it."""

import os
import random
import sys
import threading
import unittest

import helper_kit as kit
import session

ONE, TWO = b"[Service]\nExecStart=/bin/true\n", b"[Service]\nExecStart=/bin/false\n"

# Run as root: waits until the helper has begun to write there, then kills it a moment later.
KILLER = """
import os, signal, sys, time
folder, pid, delay = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
end = time.monotonic() + 5
known = set(os.listdir(folder))
open('/run/trial-killer', 'w').close()
while time.monotonic() < end and not any(name.startswith('.unitdeck-helper-')
                                         for name in set(os.listdir(folder)) - known):
    pass
limit = time.monotonic() + delay
while time.monotonic() < limit:
    pass
os.unlink('/run/trial-killer')
os.kill(pid, signal.SIGKILL)
"""


def stat(path):
    """Mode, owner and group as `stat` prints them."""
    return session.root(["stat", "-c", "%a %U %G", path])


def content(path):
    with open(path, "rb") as file:
        return file.read()


class Helper(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        kit.set_up(60000)

    def refused(self, name, function, *arguments, **options):
        with self.assertRaises(kit.Refused) as caught:
            function(*arguments, **options)
        self.assertEqual(caught.exception.name, name, caught.exception)

    def test_a_unit_file_and_its_drop_in_come_and_go(self):
        path = kit.write("trial.service", ONE)
        self.assertEqual((path, content(path), stat(path)),
                         (f"{kit.UNITS}/trial.service", ONE, "644 root root"))
        self.refused("Conflict", kit.write, "trial.service", TWO)
        self.refused("Conflict", kit.write, "trial.service", TWO, before=TWO)
        self.assertEqual(content(path), ONE)
        kit.write("trial.service", TWO, before=ONE)
        self.assertEqual(content(path), TWO)
        drop_in = kit.write("trial.service", b"[Unit]\n", "10-more")
        self.assertEqual(drop_in, f"{kit.UNITS}/trial.service.d/10-more.conf")
        self.assertEqual(stat(os.path.dirname(drop_in)), "755 root root")
        kit.remove("trial.service", b"[Unit]\n", "10-more")
        self.assertFalse(os.path.lexists(os.path.dirname(drop_in)))
        self.refused("Conflict", kit.remove, "trial.service", ONE)
        kit.remove("trial.service", TWO)
        self.assertFalse(os.path.lexists(path))
        self.refused("NotFound", kit.remove, "trial.service", None)
        runtime = kit.write("trial@one.timer", ONE, until_reboot=True)
        self.assertEqual(runtime, f"{kit.RUNTIME}/trial@one.timer")
        kit.remove("trial@one.timer", ONE, until_reboot=True)
        self.assertEqual([name for name in os.listdir(kit.UNITS) if name.startswith(".")], [])

    def test_the_file_of_another_keeps_mode_and_owner_and_goes_to_the_history(self):
        path = f"{kit.UNITS}/foreign.service"
        session.write_file(path, ONE.decode(), as_root=True)
        session.root(["chmod", "640", path])
        session.root(["chgrp", "adm", path])
        self.refused("Conflict", kit.write, "foreign.service", TWO)
        kit.write("foreign.service", TWO, before=ONE)
        self.assertEqual(stat(path), "640 root adm")
        self.assertEqual(session.root(["cat", path]), TWO.decode().rstrip())
        newest = kit.call("ListHistory")[0]
        self.assertEqual((newest[2], newest[3]), (path, kit.sha256(ONE)))
        kit.remove("foreign.service", TWO)
        self.assertEqual(kit.call("RestoreHistory", "(ss)", newest[0], ""), path)
        self.assertEqual((session.root(["cat", path]), stat(path)),
                         (ONE.decode().rstrip(), "640 root adm"))
        self.refused("Conflict", kit.call, "RestoreHistory", "(ss)", newest[0], "")
        self.refused("NotFound", kit.call, "RestoreHistory", "(ss)", "0" * 16 + "-" + "a" * 8, "")
        self.assertEqual(stat(f"{kit.STATE}/manifest"), "600 root root")
        self.assertEqual(stat(kit.STATE), "700 root root")
        # A masked unit is a link, and stays one.
        session.system_systemctl("mask", "trial-masked.service")
        self.refused("Conflict", kit.write, "trial-masked.service", ONE)
        self.assertTrue(os.path.islink(f"{kit.UNITS}/trial-masked.service"))
        session.system_systemctl("unmask", "trial-masked.service")
        kit.remove("foreign.service", ONE)

    def test_a_program_comes_and_goes_as_a_whole(self):
        files = [("main.py", b"#!/usr/bin/python3\n", True), ("parts/one.txt", b"1", False)]
        folder = kit.install("trial-program", files)
        self.assertEqual(folder, "/usr/local/lib/trial-program")
        found = session.root(["find", folder, "-printf", "%P %m %u:%g\\n"]).split("\n")
        self.assertEqual(sorted(found),
                         [" 755 root:root", "main.py 755 root:root", "parts 755 root:root",
                          "parts/one.txt 644 root:root"])
        # More files than a message may carry descriptors, and a replacement as a whole.
        many = [(f"file-{index:03}.txt", b"%d" % index, False) for index in range(200)]
        kit.install_packed("trial-program", many)
        self.assertEqual(sorted(os.listdir(folder)), [name for name, _, _ in many])
        self.assertEqual(content(f"{folder}/file-123.txt"), b"123")
        session.root(["tee", f"{folder}/file-000.txt"], text="changed")
        self.refused("Conflict", kit.install, "trial-program", files)
        self.refused("Conflict", kit.call, "RemoveProgram", "(s)", "trial-program")
        session.root(["sh", "-c", f"printf 0 >{folder}/file-000.txt"])
        kit.call("RemoveProgram", "(s)", "trial-program")
        self.assertFalse(os.path.lexists(folder))
        self.refused("NotFound", kit.call, "RemoveProgram", "(s)", "trial-program")
        session.root(["mkdir", folder])
        self.refused("Exists", kit.install, "trial-program", files)
        self.refused("Exists", kit.call, "RemoveProgram", "(s)", "trial-program")
        session.root(["rmdir", folder])
        for name in ("systemd", "python3.11", "libtrial.so.1", "x86_64-linux-gnu", "modules-load.d"):
            self.refused("Reserved", kit.install, name, files)

    def test_a_user_comes_and_goes_and_stays_while_in_use(self):
        user, entry = "trialuser", "/etc/sysusers.d/unitdeck-trialuser.conf"
        self.assertTrue(kit.call("CreateUser", "(ss)", user, "Of 100 % a trial"))
        self.assertFalse(kit.call("CreateUser", "(ss)", user, ""))
        fields = session.run(["getent", "passwd", user]).split(":")
        self.assertEqual(fields[4:], ["Of 100 % a trial", "/", "/usr/sbin/nologin"])
        self.assertLess(int(fields[2]), 1000)
        self.assertEqual(stat(entry), "644 root root")

        session.root(["systemd-run", "--unit=trial-runs", f"--uid={user}", "sleep", "100"])
        self.assertIn("runs as this user", kit.call("RemoveUser", "(s)", user))
        session.system_systemctl("stop", "trial-runs")
        for path in ("/usr/local/lib/trial-left/file", "/var/lib/trial-left"):
            session.write_file(path, "", as_root=True)
            session.root(["chown", user, path])
            self.assertEqual(kit.call("RemoveUser", "(s)", user), f"{path} belongs to this user")
            session.root(["rm", path])
        self.assertTrue(os.path.exists(entry))
        self.assertEqual(kit.call("RemoveUser", "(s)", user), "")
        self.assertFalse(os.path.lexists(entry))
        for database in ("passwd", "group"):
            self.assertEqual(session.run(["getent", database, user], check=False), "")
        self.assertIn("not created by Unitdeck", kit.call("RemoveUser", "(s)", "daemon"))
        self.refused("Exists", kit.call, "CreateUser", "(ss)", "adm", "")
        self.assertTrue(session.run(["getent", "passwd", "daemon"]))

    def test_a_full_disk_leaves_the_old_file_whole(self):
        old, new = b"#" * 400_000, b"!" * 400_000
        session.system_systemctl("stop", kit.UNIT)
        session.root(["mount", "-t", "tmpfs", "-o", "size=600k,mode=755", "tmpfs", kit.RUNTIME])
        try:
            path = kit.write("full.service", old, until_reboot=True)
            self.refused("NoSpace", kit.write, "full.service", new, before=old, until_reboot=True)
            self.refused("NoSpace", kit.write, "full.service", new, "big", until_reboot=True)
            self.assertEqual(content(path), old)
            self.assertEqual(os.listdir(kit.RUNTIME), ["full.service"])
        finally:
            session.system_systemctl("stop", kit.UNIT)
            session.root(["umount", kit.RUNTIME])

    def test_a_helper_that_is_killed_leaves_the_old_file_or_the_new_one(self):
        def runs():
            # The bus may hand a call to the one that is being killed just now.
            try:
                kit.call("ListHistory")
            except kit.Refused:
                return False
            return True
        contents = [letter * 1_000_000 for letter in (b"#", b"!")]
        path = kit.write("killed.service", contents[0])
        now, kept, became = 0, 0, 0
        for _ in range(20):
            session.wait_until(runs, 10, "the helper started anew")
            pid = session.unit_property(kit.UNIT, "MainPID", system=True)
            delay = str(random.uniform(0, 0.012))
            killer = threading.Thread(target=session.root, args=(
                ["python3", "-c", KILLER, kit.UNITS, pid, delay],))
            killer.start()
            session.wait_until(lambda: os.path.exists("/run/trial-killer"), 5, "the killer")
            try:
                kit.write("killed.service", contents[1 - now], before=contents[now])
            except kit.Refused:
                pass
            killer.join()
            found = content(path)
            self.assertIn(found, contents)
            if found == contents[now]:
                kept += 1
            else:
                became += 1
            now = contents.index(found)
        print(f"killed while it wrote: {kept} times the old file, {became} times the new one")
        kit.write("killed.service", ONE, before=contents[now])
        self.assertEqual([name for name in os.listdir(kit.UNITS) if name.startswith(".")], [])
        kit.remove("killed.service", ONE)

    def test_it_leaves_when_idle_and_no_call_is_lost_by_that(self):
        kit.set_up(150)
        kit.call("ListHistory")
        session.wait_until(lambda: session.unit_property(kit.UNIT, "ActiveState", system=True)
                           == "inactive", 5, "its end")
        self.assertEqual(session.unit_property(kit.UNIT, "Result", system=True), "success")
        for _ in range(25):
            kit.call("ListHistory", timeout=10)
            threading.Event().wait(random.uniform(0.13, 0.18))
        kit.set_up(60000)

    def test_every_operation_is_in_the_journal(self):
        kit.write("logged.service", ONE)
        self.refused("Conflict", kit.write, "logged.service", ONE)
        self.refused("InvalidArgument", kit.write, "../logged.service", ONE)
        kit.remove("logged.service", ONE)
        entries = kit.entries()[-4:]
        path = f"{kit.UNITS}/logged.service"
        self.assertEqual([entry["UNITDECK_RESULT"].rpartition(".")[2] for entry in entries],
                         ["done", "Conflict", "InvalidArgument", "done"])
        self.assertEqual([entry["UNITDECK_PATH"] for entry in entries], [path, path, "", path])
        for entry in entries:
            self.assertEqual(entry["UNITDECK_CALLER"], kit.BUS.get_unique_name())
            self.assertEqual(entry["UNITDECK_CALLER_UID"], str(os.getuid()))
            self.assertEqual(entry["_SYSTEMD_UNIT"], kit.UNIT)
        said = session.root(["journalctl", "--no-pager", "--unit=logged.service", "-o", "cat"])
        self.assertIn(f"Did write {path} for user {os.getuid()}", said)


if __name__ == "__main__":
    sys.argv.append("--verbose")
    unittest.main()
