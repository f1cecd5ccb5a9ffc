# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo daemon as installed, under both managers: what systemctl and the journal say of it.

Argument: `user` or `system`.
"""

import json
import subprocess
import sys
import time
import unittest

import session

UNIT = "unitdeck-demo.service"
INSTANCE = "unitdeck-demo@alpha.service"
SYSTEM = False


def systemctl(*words, check=True):
    return (session.system_systemctl if SYSTEM else session.systemctl)(*words, check=check)


def prop(name, unit=UNIT):
    return session.unit_property(unit, name, SYSTEM)


def said(text, unit=UNIT):
    """Waits for a line of the unit, or of the manager about it, in the journal."""
    session.wait_until(lambda: any(text in line for line in session.messages(unit, SYSTEM)), 10,
                       f"'{text}' in the journal")


def own_entries():
    """What the main process wrote, oldest first, long texts included, all texts as strings."""
    words = ["journalctl", "--no-pager", "--quiet", "--all", "--output=json",
             f"_PID={prop('MainPID')}"]
    lines = (session.root if SYSTEM else session.run)(words).splitlines()
    entries = [json.loads(line) for line in lines]
    for entry in entries:
        if isinstance(entry["MESSAGE"], list):  # bytes, because of control characters
            entry["MESSAGE"] = bytes(entry["MESSAGE"]).decode()
    return entries


def configure(text, unit="unitdeck-demo"):
    if SYSTEM:
        session.write_file(f"/etc/{unit}.conf", text, as_root=True)
    else:
        session.write_file(f"~/.config/{unit}.conf", text)


def kill(number, *words):
    systemctl("kill", f"--signal={number}", *words, UNIT)


class DemoDaemon(unittest.TestCase):

    def setUp(self):
        configure("interval = 0.5\n")
        self.addCleanup(systemctl, "reset-failed", "unitdeck-demo*", check=False)
        self.addCleanup(systemctl, "stop", "unitdeck-demo*", check=False)

    def test_a_start_takes_three_seconds_and_shows_its_progress(self):
        begin = time.monotonic()
        systemctl("start", "--no-block", UNIT)
        session.wait_until(lambda: prop("StatusText").startswith("Starting: "), 3, "the progress")
        self.assertEqual(prop("SubState"), "start")
        session.wait_until(lambda: prop("ActiveState") == "active", 8, "active")
        self.assertGreater(time.monotonic() - begin, 2.9)
        session.wait_until(lambda: "Tick 2, all is well" in prop("StatusText"), 8, "two ticks")
        ticks = session.wait_until(
            lambda: [entry for entry in own_entries() if "UNITDECK_TICK" in entry][:2], 5, "ticks")
        self.assertEqual([entry["UNITDECK_TICK"] for entry in ticks], ["1", "2"])
        self.assertEqual(ticks[0]["PRIORITY"], "6")
        self.assertEqual(ticks[0]["SYSLOG_IDENTIFIER"], "unitdeck-demo")
        self.assertEqual(ticks[0]["_TRANSPORT"], "journal")
        self.assertEqual(len(ticks[0]["MESSAGE_ID"]), 32)

    def test_a_start_may_take_longer_than_the_units_timeout(self):
        configure("startup = 13\n")
        self.assertEqual(prop("TimeoutStartUSec"), "10s")
        systemctl("start", UNIT)
        self.assertEqual(prop("ActiveState"), "active")
        self.assertEqual(prop("NRestarts"), "0")

    def test_the_reload_job_waits_for_the_daemon(self):
        configure("startup = 0.1\nreload-time = 1\n")
        systemctl("start", UNIT)
        for interval in (0.2, 0.3, 0.4):
            configure(f"startup = 0.1\nreload-time = 1\ninterval = {interval}\n")
            begin = time.monotonic()
            systemctl("reload", UNIT)
            self.assertGreater(time.monotonic() - begin, 0.8)
            self.assertEqual(prop("SubState"), "running")
            said(f"Set: interval = {interval} (")

    def test_a_chatty_leaking_busy_daemon_keeps_its_promises(self):
        configure("startup = 0.1\nchatter = 2000\nleak = 20\ncpu = 30\ninterval = 0.5\n")
        systemctl("start", UNIT)
        session.wait_until(lambda: "Tick 6, all is well" in prop("StatusText"), 10, "six ticks")
        self.assertGreater(int(prop("CPUUsageNSec")), 500_000_000)
        status = session.root(["cat", f"/proc/{prop('MainPID')}/status"])
        kib = next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line)
        self.assertGreater(kib, 40 * 1024)
        self.assertGreater(len(own_entries()), 4000)

    def test_a_crash_is_named_and_restarted(self):
        configure("startup = 0.1\ncrash-after = 0.5\n")
        systemctl("start", UNIT)
        session.wait_until(lambda: prop("NRestarts") != "0", 8, "a restart")
        said("status=6/ABRT")

    def test_a_wrong_configuration_is_told_and_changes_nothing(self):
        configure("startup = 0.1\n")
        systemctl("start", UNIT)
        configure("speed = 1\n")
        systemctl("reload", UNIT)
        self.assertIn("conf:1: unknown key 'speed'", prop("StatusText"))
        self.assertEqual(prop("ActiveState"), "active")
        systemctl("stop", UNIT)
        systemctl("start", UNIT, check=False)
        session.wait_until(lambda: prop("ActiveState") == "failed", 5, "failed")
        self.assertEqual(prop("ExecMainStatus"), "78")
        self.assertEqual(prop("NRestarts"), "0")
        self.assertEqual(prop("StatusErrno"), "22")

    def test_a_killed_daemon_is_restarted(self):
        configure("startup = 0.1\nchildren = 2\n")
        systemctl("start", UNIT)
        first = prop("MainPID")
        kill("SIGKILL", "--kill-who=main")
        session.wait_until(lambda: prop("ActiveState") == "active" and prop("MainPID") != first, 8,
                           "another main process")
        self.assertEqual(prop("NRestarts"), "1")
        said("Main process exited, code=killed, status=9/KILL")
        said("Failed with result 'signal'")

    def test_a_hanging_daemon_is_restarted_by_the_watchdog(self):
        configure("startup = 0.1\n")
        systemctl("start", UNIT)
        kill("SIGUSR2", "--kill-who=main")
        session.wait_until(lambda: prop("StatusText").startswith("Hanging"), 5, "hanging")
        session.wait_until(lambda: prop("NRestarts") == "1" and prop("ActiveState") == "active", 20,
                           "a restart by the watchdog")
        said("Watchdog timeout")
        said("Failed with result 'watchdog'")

    def test_the_samples_arrive_whole(self):
        configure("startup = 0.1\nchildren = 1\n")
        systemctl("start", UNIT)
        systemctl("kill", "--signal=SIGUSR1", UNIT)
        session.wait_until(lambda: "\x1b[31mred\x1b[0m" in own_entries()[-1]["MESSAGE"], 10,
                           "the last sample")
        samples = [entry for entry in own_entries() if "sample: " in entry["MESSAGE"]]
        self.assertEqual([entry["PRIORITY"] for entry in samples], list("01234567666"))
        self.assertEqual(samples[8]["MESSAGE"].count("\n"), 2)
        self.assertGreater(len(samples[9]["MESSAGE"]), 65536)
        self.assertEqual(prop("ActiveState"), "active")

    def test_a_start_that_fails_again_and_again_rests_as_failed(self):
        configure("fail-start = 3\n")
        systemctl("start", "--no-block", UNIT)
        session.wait_until(lambda: prop("ActiveState") == "failed", 30, "failed for good")
        self.assertEqual((prop("ExecMainStatus"), prop("StatusErrno")), ("3", "125"))
        self.assertIn("fail-start 3", prop("StatusText"))

    def test_a_drop_in_can_set_an_option(self):
        place = "/etc/systemd/system" if SYSTEM else "~/.config/systemd/user"
        drop_in = session.write_file(f"{place}/{UNIT}.d/trial.conf",
                                     "[Service]\nEnvironment=UNITDECK_DEMO_STARTUP=0.1\n"
                                     "Environment=UNITDECK_DEMO_NAME=dropped\n", as_root=SYSTEM)
        self.addCleanup(systemctl, "daemon-reload")
        self.addCleanup((session.root if SYSTEM else session.run), ["rm", drop_in])
        systemctl("daemon-reload")
        systemctl("start", UNIT)
        session.wait_until(lambda: prop("StatusText").startswith("dropped: Tick "), 8, "the name")

    def test_an_instance_shows_its_name_and_has_its_own_file(self):
        configure("startup = 0.1\ninterval = 0.2\n", "unitdeck-demo@alpha")
        systemctl("start", INSTANCE)
        session.wait_until(lambda: prop("StatusText", INSTANCE).startswith("alpha: Tick "), 5,
                           "the instance's name")
        self.assertEqual(prop("Description", INSTANCE), "Unitdeck demo service alpha")

    def test_it_can_be_enabled(self):
        systemctl("enable", UNIT)
        self.addCleanup(systemctl, "disable", UNIT)
        target = "multi-user.target" if SYSTEM else "default.target"
        self.assertEqual(systemctl("is-enabled", UNIT), "enabled")
        self.assertIn(target, prop("WantedBy"))

    def test_a_stop_is_tidy(self):
        configure("startup = 0.1\nchildren = 3\ncpu = 5\n")
        systemctl("start", UNIT)
        self.assertEqual(prop("TasksCurrent") in ("5", "[not set]"), True, prop("TasksCurrent"))
        begin = time.monotonic()
        systemctl("stop", UNIT)
        self.assertLess(time.monotonic() - begin, 3)
        self.assertEqual((prop("ActiveState"), prop("Result")), ("inactive", "success"))

    def test_systemd_has_nothing_to_say_about_the_files(self):
        for name in (UNIT, INSTANCE):
            done = subprocess.run(["systemd-analyze", "--system" if SYSTEM else "--user", "verify",
                                   "--man=no", "--recursive-errors=no", name],
                                  stderr=subprocess.STDOUT, stdout=subprocess.PIPE, text=True,
                                  check=False)
            self.assertNotIn("unitdeck", done.stdout)
            self.assertEqual(done.returncode, 0)

    @unittest.skipUnless("system" in sys.argv, "the system service only")
    def test_the_system_service_runs_as_a_user_of_its_own(self):
        configure("startup = 0.1\n")
        systemctl("start", UNIT)
        owner = session.root(["ps", "-o", "user=", "-p", prop("MainPID")])
        self.assertTrue(owner.startswith("unitdeck"), owner)


if __name__ == "__main__":
    SYSTEM = sys.argv.pop() == "system" if sys.argv[-1] in ("user", "system") else False
    unittest.main()
