# SPDX-License-Identifier: GPL-3.0-or-later
"""However a sandbox ends, no process, mount, control group or file of it stays on the machine.

Runs on the machine itself, as root, next to other sandboxes: only what is this one's is looked at.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SANDBOX = os.path.join(os.path.dirname(os.path.realpath(__file__)), "sandbox")
HANGS = "trap '' TERM; echo ready; while :; do sleep 1000; done"


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


class Sandbox:
    """One run of the sandbox, known by its control group and by a variable in its environment."""

    def __init__(self, *arguments):
        self.temporary = tempfile.TemporaryDirectory()
        self.place = f"{self.temporary.name}/tmp"
        self.out = f"{self.temporary.name}/out"
        os.mkdir(self.place)
        self.mark = f"SANDBOX_TRIAL={self.temporary.name}"
        environment = dict(os.environ, SANDBOX_TRIAL=self.temporary.name, TMPDIR=self.place)
        self.process = subprocess.Popen(
            [sys.executable, SANDBOX, *arguments[:1], "--out", self.out, *arguments[1:]],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=environment)
        self.group = f"/unitdeck-sandbox-{self.process.pid}"

    def processes(self):
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            if self.group.encode() in read(f"/proc/{pid}/cgroup") or self.mark.encode() in read(
                    f"/proc/{pid}/environ"):
                state = read(f"/proc/{pid}/stat").rpartition(b")")[2].split()[:1]
                if state and state != [b"Z"]:
                    found.append((pid, read(f"/proc/{pid}/cmdline").replace(b"\0", b" ")))
        return found

    def groups(self):
        return [directory for directory, _, _ in os.walk("/sys/fs/cgroup")
                if self.group in directory]

    def files(self):
        left = os.listdir(self.place)
        for place in ("/run/systemd/nspawn", "/run/systemd/nspawn/locks",
                      "/run/systemd/nspawn/propagate", "/run/systemd/nspawn/unix-export",
                      "/var/lib/machines"):
            if os.path.isdir(place):
                left += [name for name in os.listdir(place) if str(self.process.pid) in name]
        return left

    def leftovers(self):
        return self.processes() + self.groups() + self.files()

    def wait_until_ready(self):
        line = self.process.stdout.readline()
        if line != "ready\n":
            raise AssertionError(f"no boot: {line}{self.process.stderr.read()}")

    def end(self):
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err


class LeavesNothing(unittest.TestCase):
    """Each case: end it this way, then look."""

    def setUp(self):
        self.mounts = read("/proc/self/mountinfo")
        self.sandboxes = []

    def tearDown(self):
        for sandbox in self.sandboxes:
            if sandbox.process.poll() is None:
                sandbox.process.kill()
            sandbox.process.communicate()
            sandbox.temporary.cleanup()

    def start(self, *arguments):
        sandbox = Sandbox(*arguments)
        self.sandboxes.append(sandbox)
        return sandbox

    def assert_seen_while_running(self, sandbox):
        names = b" ".join(line for _, line in sandbox.processes())
        self.assertIn(b"systemd-journald", names)
        self.assertIn(b"sleep 1000", names)
        self.assertTrue(sandbox.groups())

    def assert_nothing_left(self, sandbox, seconds=0.0):
        end = time.monotonic() + seconds
        while sandbox.leftovers() and time.monotonic() < end:
            os.sched_yield()
        self.assertEqual(sandbox.processes(), [])
        self.assertEqual(sandbox.groups(), [])
        self.assertEqual(sandbox.files(), [])
        mine = [line for line in read("/proc/self/mountinfo").splitlines()
                if line not in self.mounts.splitlines() and b"sandbox" in line]
        self.assertEqual(mine, [])

    def test_after_a_command_that_ends(self):
        sandbox = self.start("run", "--", "sh", "-c", "echo ready; echo 1 >$SANDBOX_OUT/a; exit 7")
        status, out, err = sandbox.end()
        self.assertEqual((status, out), (7, "ready\n"), err)
        self.assertEqual(read(f"{sandbox.out}/a"), b"1\n")
        self.assertTrue(read(f"{sandbox.out}/journal.txt"), "a failure keeps the journal")
        self.assert_nothing_left(sandbox)

    def test_after_SIGTERM(self):
        sandbox = self.start("run", "--", "sh", "-c", HANGS)
        sandbox.wait_until_ready()
        self.assert_seen_while_running(sandbox)
        sandbox.process.terminate()
        status, _, err = sandbox.end()
        self.assertEqual(status, 128 + signal.SIGTERM, err)
        self.assertIn("interrupted", err)
        self.assert_nothing_left(sandbox)

    def test_after_an_interrupt_while_it_boots(self):
        sandbox = self.start("run", "--", "sh", "-c", HANGS)
        end = time.monotonic() + 20
        while not any(b"systemd-nspawn" in line for _, line in sandbox.processes()):
            self.assertLess(time.monotonic(), end, "no boot began")
        sandbox.process.send_signal(signal.SIGINT)
        status, _, err = sandbox.end()
        self.assertEqual(status, 128 + signal.SIGTERM, err)
        self.assert_nothing_left(sandbox)

    def test_after_a_command_that_hangs(self):
        sandbox = self.start("run", "--timeout", "2", "--", "sh", "-c", HANGS)
        sandbox.wait_until_ready()
        self.assert_seen_while_running(sandbox)
        status, _, err = sandbox.end()
        self.assertEqual(status, 124, err)
        self.assertIn("took longer than 2 s", err)
        self.assert_nothing_left(sandbox)

    def test_after_SIGKILL_of_the_process_in_front(self):
        sandbox = self.start("run", "--", "sh", "-c", HANGS)
        sandbox.wait_until_ready()
        self.assert_seen_while_running(sandbox)
        sandbox.process.kill()
        sandbox.process.wait()
        # Nobody is left to wait for; the kernel and the broom need a moment.
        self.assert_nothing_left(sandbox, seconds=15)


if __name__ == "__main__":
    if os.geteuid() != 0:  # Other users' processes could not be looked at.
        os.execvp("sudo", ["sudo", "--", sys.executable, *sys.argv])
    unittest.main()
