# SPDX-License-Identifier: GPL-3.0-or-later
"""In a sandbox with the program installed: do systemd, polkit, the bus and man take in what was installed?"""

import pathlib
import re
import subprocess
import sys
import unittest

UNITS = ("unitdeck-demo.service", "unitdeck-demo@.service")
HELPER = "unitdeck-helper.service"


def run(*command):
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)


class Installed(unittest.TestCase):
    def passes(self, *command):
        done = run(*command)
        print(f"$ {' '.join(command)}\n{done.stdout.strip()}", flush=True)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def test_systemd_finds_no_fault_in_the_units(self):
        for scope in ("system", "user"):
            for unit in UNITS + ((HELPER,) if scope == "system" else ()):
                path = f"/usr/lib/systemd/{scope}/{unit}"
                self.assertTrue(pathlib.Path(path).is_file(), path)
                said = self.passes("systemd-analyze", f"--{scope}", "--recursive-errors=no", "verify",
                                   path)
                self.assertEqual(said, "")

    def test_both_managers_offer_them(self):
        for scope in ("system", "user"):
            said = self.passes("systemctl", f"--{scope}", "list-unit-files", "--no-legend", *UNITS)
            self.assertEqual({line.split()[0] for line in said.splitlines()}, set(UNITS))

    def test_the_helper_may_do_little(self):
        said = self.passes("systemd-analyze", "--no-pager", "security", "--offline=true",
                           f"/usr/lib/systemd/system/{HELPER}")
        self.assertLess(float(re.search(r"Overall exposure level for \S+: ([\d.]+)", said).group(1)), 2)

    def test_the_system_bus_can_start_the_helper(self):
        said = self.passes("busctl", "--activatable", "--no-legend", "--no-pager", "list")
        self.assertIn("org.unitdeck.Helper1", said)

    def test_polkit_knows_the_helpers_actions(self):
        for action in ("manage-files", "change-file"):
            said = self.passes("pkaction", "--action-id", f"org.unitdeck.helper.{action}", "--verbose")
            for kind in ("any", "inactive", "active"):
                self.assertRegex(said, rf"implicit {kind}: +auth_admin_keep")
            for implied in ("manage-units", "manage-unit-files", "reload-daemon"):
                self.assertIn(f"org.freedesktop.systemd1.{implied}", said)

    def test_polkit_knows_the_action(self):
        said = self.passes("pkaction", "--action-id", "org.unitdeck.manage", "--verbose")
        for line in ("implicit active:   auth_admin_keep", "org.freedesktop.systemd1.manage-units"):
            self.assertIn(line, said)

    def test_the_session_bus_can_start_the_program(self):
        said = self.passes("busctl", "--user", "--activatable", "--no-legend", "--no-pager", "list")
        self.assertIn("org.unitdeck.Unitdeck", said)

    def test_man_finds_the_pages(self):
        for section, page in (("1", "unitdeck"), ("8", "unitdeck-demo")):
            self.assertIn(f"man{section}/{page}.{section}", self.passes("man", "-w", section, page))

    def test_the_programs_say_their_version_without_a_display(self):
        for program in ("unitdeck", "unitdeck-demo"):
            self.assertIn(program, self.passes("env", "-u", "DISPLAY", program, "--version"))


if __name__ == "__main__":
    sys.argv.append("--verbose")
    unittest.main()
