# SPDX-License-Identifier: GPL-3.0-or-later
"""In a sandbox of a bare Debian: the life of the packages, from installation to purge, with the main job in between.

/sandbox/packages has the packages, and those of a higher version in `newer`; what they depend on is in apt's own cache.
"""

import glob
import os
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "../system"))

import session  # noqa: E402

PACKAGES = "/sandbox/packages"
NAMES = ("unitdeck", "unitdeck-demo")
DEMO = "unitdeck-demo.service"
BUS_NAME = "org.unitdeck.Unitdeck"
# What every installation of any package writes to, and apt's and dpkg's own books.
BOOKS = ("/var/lib/dpkg/", "/var/lib/apt/", "/var/cache/", "/var/log/", "/etc/ld.so.cache",
         "/var/lib/systemd/", "/sandbox/", "/tmp/", "/run/", "/home/tester/", "/root/.cache/")


def apt(*words):
    said = session.root(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-o",
                         "Dpkg::Use-Pty=0", *words], timeout=400)
    print(f"$ apt-get {' '.join(words)}\n" + "\n".join(said.splitlines()[-12:]), flush=True)
    return said


def files():
    """Every path of the machine with its kind, owner, mode, size and target."""
    listing = session.root(["find", "/", "-xdev", "-printf", "%p\t%y %u:%g %m %l\t%s\n"],
                           timeout=120)
    result = {}
    for line in listing.splitlines():
        path, what, size = line.split("\t")
        result[path] = f"{what} {size}" if what.startswith("f") else what
    return result


def version(name):
    return session.run(["dpkg-query", "-W", "-f=${Version} ${db:Status-Status}", name], check=False)


def system(*words, check=True):
    return session.root(["systemctl", "--no-pager", *words], check=check)


def do_the_main_job():
    """The tour through the window, as the tester; it asserts for itself."""
    done = subprocess.run([sys.executable, "-u", f"{session.SOURCE}/tests/system/tour.py"],
                          stdin=subprocess.DEVNULL, timeout=240, check=False)
    return done.returncode


class Life(unittest.TestCase):
    """One story: the tests run in the order of their names."""

    @classmethod
    def setUpClass(cls):
        cls.before = files()
        cls.packages_before = session.run(["dpkg-query", "-W", "-f=${Package}\n"]).split()

    def test_1_install(self):
        self.assertEqual([path for path in self.before if "unitdeck" in path
                          and not path.startswith("/sandbox/")], [])
        # There is no network here: what is needed was fetched before.
        apt("install", "--no-install-recommends",
            *(glob.glob(f"{PACKAGES}/{name}_*.deb")[0] for name in NAMES))
        for name in NAMES:
            self.assertTrue(version(name).endswith(" installed"), version(name))
            print(session.run(["dpkg-query", "-W", "-f=${Package} ${Version}, ${Installed-Size} KiB "
                               "installed\n  Depends: ${Depends}\n  Recommends: ${Recommends}\n",
                               name]))
        now = session.run(["dpkg-query", "-W", "-f=${Package}\n"]).split()
        came = sorted(set(now) - set(self.packages_before))
        print(f"{len(came)} packages came: {' '.join(came)}", flush=True)
        # Installed is neither enabled nor started.
        for scope in ("--system", "--user"):
            ask = system if scope == "--system" else session.systemctl
            self.assertEqual(ask("is-active", DEMO, check=False), "inactive")
        self.assertEqual(system("is-enabled", DEMO, check=False), "disabled")
        self.assertEqual(session.systemctl("is-enabled", DEMO, check=False), "disabled")

    def test_2_main_job(self):
        self.assertEqual(do_the_main_job(), 0)

    def test_2_the_launcher(self):
        """Starts it as a desktop does, by the bus and the installed service file, with an action."""
        session.run(["dbus-update-activation-environment", "--systemd", "DISPLAY"])
        session.run(["busctl", "--user", "call", BUS_NAME, "/org/unitdeck/Unitdeck",
                     "org.freedesktop.Application", "ActivateAction", "sava{sv}", "failed-units",
                     "0", "0"])
        session.wait_until(lambda: session.run(["xdotool", "search", "--onlyvisible", "--name",
                                                "^Unitdeck"], check=False), 30, "its window")
        pid = session.run(["busctl", "--user", "call", "org.freedesktop.DBus", "/",
                           "org.freedesktop.DBus", "GetConnectionUnixProcessID", "s",
                           BUS_NAME]).split()[1]
        with open(f"/proc/{pid}/cmdline", encoding="utf-8") as line:
            self.assertEqual(line.read().split("\0")[:2], ["/usr/bin/unitdeck", "--dbus-activated"])
        os.kill(int(pid), signal.SIGTERM)
        session.wait_until(lambda: not os.path.exists(f"/proc/{pid}"), 10, "its end")

    def test_3_upgrade(self):
        system("enable", "--now", DEMO)
        system("start", "unitdeck-demo@other.service")
        pid = system("show", "-P", "MainPID", DEMO)
        olds = {name: version(name) for name in NAMES}
        apt("install", "--no-install-recommends",
            *(glob.glob(f"{PACKAGES}/newer/{name}_*.deb")[0] for name in NAMES))
        for name in NAMES:
            print(f"{name}: {olds[name]} → {version(name)}", flush=True)
            self.assertNotEqual(version(name), olds[name])
        # What ran runs the new program; what was enabled stays so; what was stopped stays so.
        self.assertEqual(system("is-active", DEMO), "active")
        self.assertNotEqual(system("show", "-P", "MainPID", DEMO), pid)
        self.assertEqual(system("is-active", "unitdeck-demo@other.service"), "active")
        self.assertEqual(system("is-enabled", DEMO), "enabled")
        self.assertEqual(session.systemctl("is-active", DEMO, check=False), "inactive")
        # What the person has set is still there; the tour begins as on the first day, without it, and
        # without the lines of the first tour, which it would take for its own.
        os.unlink(os.path.expanduser("~/.config/unitdeck/unitdeck.conf"))
        session.root(["journalctl", "--rotate", "--vacuum-size=1"])
        self.assertEqual(do_the_main_job(), 0)

    def test_4_purge(self):
        apt("purge", "--autoremove", *NAMES)
        for name in NAMES:
            self.assertFalse(version(name), version(name))
        for unit in (DEMO, "unitdeck-demo@other.service"):
            self.assertNotEqual(system("is-active", unit, check=False), "active")
        self.assertEqual(session.run(["pgrep", "-l", "unitdeck"], check=False), "")
        now = session.run(["dpkg-query", "-W", "-f=${Package}\n"]).split()
        self.assertEqual(sorted(set(now) - set(self.packages_before)), [])
        after = files()
        left = {path: what for path, what in after.items()
                if self.before.get(path) != what and not what.startswith("d ")}
        left |= {path: what for path, what in after.items()
                 if path not in self.before and what.startswith("d ")}
        gone = [path for path in self.before if path not in after]
        own = sorted(path for path in left if path.startswith("/home/tester/"))
        rest = sorted(path for path in left if not path.startswith(BOOKS))
        print(f"{len(self.before)} files before, {len(after)} after; changed or new in the books of "
              f"apt, dpkg and systemd: {len(left) - len(own) - len(rest)}")
        print("the person's own, which stay: " + (" ".join(own) or "none"))
        print("left elsewhere: " + (" ".join(rest) or "nothing"))
        print("gone: " + (" ".join(path for path in gone if not path.startswith(BOOKS))
                          or "nothing"), flush=True)
        self.assertEqual(rest, [])
        self.assertEqual([path for path in after if "unitdeck" in path
                          and not path.startswith(("/sandbox/", "/home/tester/", "/tmp/"))], [])


if __name__ == "__main__":
    unittest.main(verbosity=2, failfast=True)
