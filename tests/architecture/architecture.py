# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of ARCHITECTURE.md that a linker cannot see: who may include whom, and which calls are never made."""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop()).resolve()

# Room: which of our rooms it may include. A room always may include itself.
ROOMS = {
    "app/values": [],
    "app/bus": ["app/values"],
    "app/journal": ["app/values", "app/journal/scan"],
    "app/journal/scan": ["app/values"],
    "app/tools": ["app/values"],
    "app/unitfiles": ["app/values", "app/bus", "app/tools"],
    "app/plans": ["app/values", "app/bus", "app/tools", "app/units", "app/unitfiles"],
    "app/units": ["app/values", "app/bus"],
    # Diagnosis, refusals, dangers and findings are data that only `look` turns into words.
    "ui/look": ["app/values", "app/units", "app/unitfiles", "app/plans"],
    "ui/models": ["app/values", "app/bus", "app/units", "app/journal", "app/unitfiles", "ui/look"],
    "ui/views": ["app/values", "app/bus", "app/units", "app/journal", "app/unitfiles", "app/plans",
                 "app/tools", "ui/look",
                 "ui/models", "ui/desktop"],
    "ui/desktop": ["app/values", "app/bus", "app/units", "app/journal", "ui/look"],
    "ui": ["app/values", "app/bus", "app/units", "app/journal", "app/unitfiles", "ui/look",
           "ui/models", "ui/views", "ui/desktop"],
    "daemon/demo": [],
    "daemon/helper": [],
}

# What (a regular expression), where not (rooms), and why.
FORBIDDEN = [
    (r"#include <QDBus|QtDBus|\bQDBus", [r for r in ROOMS if r != "app/bus"],
     "only app/bus speaks QtDBus"),
    (r"\"org\.freedesktop\.|u\"org\.freedesktop\.",
     [r for r in ROOMS if r not in ("app/bus", "daemon/helper")],
     "only app/bus, and the helper for itself, spell org.freedesktop."),
    (r"#include <Q(Widget|Application|Dialog|MainWindow|Label|TableView|TreeView|ListView|Menu)\b",
     ["app/values", "app/bus", "app/tools", "app/journal", "app/journal/scan", "app/unitfiles",
      "app/units", "app/plans",
      "ui/look", "ui/models"],
     "only ui/views and the program know QtWidgets"),
    (r"#include <Q(Color|Icon|Painter|Palette|Pixmap|GuiApplication|Font)\b",
     ["app/values", "app/bus", "app/tools", "app/journal", "app/journal/scan", "app/unitfiles",
      "app/units", "app/plans"],
     "app knows no QtGui"),
    (r"systemd/sd-journal\.h",
     [r for r in ROOMS if r not in ("app/journal", "daemon/demo", "daemon/helper")],
     "only app/journal and the daemons read or write the journal"),
    (r"systemd/sd-daemon\.h", [r for r in ROOMS if r not in ("daemon/demo", "daemon/helper")],
     "only the daemons tell their manager how they are"),
    (r"systemd/sd-bus\.h", [r for r in ROOMS if r != "daemon/helper"],
     "only the helper speaks sd-bus"),
    (r"\b(system|popen|execv\w*|execl\w*|fork|vfork)\(|/bin/(ba)?sh\b", ["daemon/helper"],
     "the helper runs its two programs by posix_spawn() in processes.cpp, never a shell"),
    (r"\b(open|openat|stat|lstat|chmod|chown|rename|unlink|mkdir|rmdir|link|symlink|fopen)\([^)]*\"/",
     ["daemon/helper"], "the helper reaches files through Folder, which follows no link"),
    (r"\bQProcess\b", [r for r in ROOMS if r != "app/tools"], "only app/tools runs programs"),
    (r"#include <Q|\bq[A-Z]\w+\(", ["daemon/demo", "daemon/helper"],
     "daemon stands alone, without Qt"),
]

# Calls that wait, or loops in loops: never in the program. main() has the one exec().
BLOCKING = [
    (r"\bqWait\w*\(", "waits for time; wait for an event"),
    (r"\bQEventLoop\b|processEvents\(", "a nested event loop"),
    (r"\.exec\(\)|->exec\(\)|::exec\(", "a nested event loop; dialogs are open()ed"),
    (r"waitForFinished\(|waitForReadyRead\(|waitForConnected\(|waitForStarted\(",
     "waits for another process"),
    (r"QDBusInterface\b|QDBusReply\b|callWithCallback|QDBus::Block\b|\.waitForFinished",
     "a D-Bus call that waits, or introspects"),
    (r"BlockingQueuedConnection", "waits for another thread"),
    (r"\b(u?sleep|nanosleep|msleep|usleep)\(", "sleeps"),
]
ALLOWED_BLOCKING = {
    ("ui/main.cpp", "QApplication::exec("),
    # At the program's very end the clients are ended in their own thread before it stops.
    ("app/bus/bus_thread.cpp", "BlockingQueuedConnection"),
}


def room_of(path):
    relative = path.relative_to(ROOT)
    names = [str(parent) for parent in relative.parents]
    return next((name for name in names if name in ROOMS), None)


def sources(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".cpp", ".h"):
                yield path


def code_lines(path):
    """Lines with their numbers, comments blanked: a rule may be named where it is explained."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), text, flags=re.S)
    for number, line in enumerate(text.splitlines(), 1):
        yield number, re.sub(r"(^|\s)//.*$", "", line)


class Architecture(unittest.TestCase):
    def test_every_source_file_lives_in_a_room(self):
        homeless = [str(p) for p in sources("app", "ui", "daemon") if room_of(p) is None]
        self.assertEqual(homeless, [])

    def test_every_room_has_files(self):
        for room in ROOMS:
            self.assertTrue(any(sources(room)), f"{room} is empty: take it out of the table")

    def test_rooms_include_only_rooms_they_may(self):
        wrong = []
        for path in sources("app", "ui", "daemon"):
            room = room_of(path)
            for number, line in code_lines(path):
                match = re.match(r'\s*#include "((?:app|ui|daemon|tests)/[^"]+)"', line)
                if not match:
                    continue
                target = room_of(ROOT / match.group(1))
                if target != room and target not in ROOMS[room]:
                    wrong.append(f"{path.relative_to(ROOT)}:{number}: {room} may not include "
                                 f"{target}")
        self.assertEqual(wrong, [])

    def test_headers_that_speak_qtdbus_stay_inside_the_bus_room(self):
        wire = {p.name for p in sources("app/bus") if "_wire" in p.name}
        wrong = []
        for path in sources("app", "ui"):
            if room_of(path) == "app/bus":
                continue
            for number, line in code_lines(path):
                match = re.match(r'\s*#include "app/bus/([^"]+)"', line)
                if match and match.group(1) in wire:
                    wrong.append(f"{path.relative_to(ROOT)}:{number}")
        self.assertEqual(wrong, [])
        for path in sources("app/bus"):
            if path.suffix == ".h" and path.name not in wire:
                for number, line in code_lines(path):
                    self.assertNotRegex(line, r"#include <QDBus", f"{path.name}:{number}")

    def test_nobody_uses_what_is_anothers(self):
        wrong = []
        for path in sources("app", "ui", "daemon"):
            room = room_of(path)
            for number, line in code_lines(path):
                for pattern, rooms, why in FORBIDDEN:
                    if room in rooms and re.search(pattern, line):
                        wrong.append(f"{path.relative_to(ROOT)}:{number}: {why}")
        self.assertEqual(wrong, [])

    def test_only_files_of_x11_speak_x11(self):
        wrong = []
        for path in sources("app", "ui"):
            if room_of(path) == "ui/desktop" and path.name.startswith("x11_"):
                continue
            for number, line in code_lines(path):
                if re.search(r"#include <(xcb|X11)/", line):
                    wrong.append(f"{path.relative_to(ROOT)}:{number}")
        self.assertEqual(wrong, [])

    def test_nothing_blocks(self):
        wrong = []
        for path in sources("app", "ui"):
            name = str(path.relative_to(ROOT))
            for number, line in code_lines(path):
                for pattern, why in BLOCKING:
                    match = re.search(pattern, line)
                    if match and not any(name == f and call in line for f, call in ALLOWED_BLOCKING):
                        wrong.append(f"{name}:{number}: {match.group()}: {why}")
        self.assertEqual(wrong, [])

    def test_tests_wait_for_events_and_not_for_time(self):
        wrong = []
        for path in sources("tests"):
            for number, line in code_lines(path):
                if re.search(r"\bqWait\(|\bQTest::qSleep|\bsleep\(|QThread::\w*sleep", line):
                    wrong.append(f"{path.relative_to(ROOT)}:{number}")
        self.assertEqual(wrong, [])

    def test_every_file_names_its_licence_and_says_what_lives_in_it(self):
        wrong = []
        for path in sources("app", "ui", "daemon", "tests"):
            lines = path.read_text(encoding="utf-8").splitlines()
            if lines[0] != "// SPDX-License-Identifier: GPL-3.0-or-later":
                wrong.append(f"{path.relative_to(ROOT)}: licence")
            if not re.match(r"// \S", lines[1]):
                wrong.append(f"{path.relative_to(ROOT)}: what lives here")
        for pattern in ("**/CMakeLists.txt", "**/*.py", "dev", ".ci/run", "tests/system/sandbox"):
            for path in ROOT.glob(pattern):
                if path.is_relative_to(ROOT / "build"):
                    continue
                head = path.read_text(encoding="utf-8").splitlines()[:2]
                if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
                    wrong.append(f"{path.relative_to(ROOT)}: licence")
        self.assertEqual(wrong, [])

    def test_nothing_is_left_to_be_done_later(self):
        wrong = []
        for path in sources("app", "ui", "daemon", "tests"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if re.search(r"\b(TODO|FIXME|XXX)\b", line):
                    wrong.append(f"{path.relative_to(ROOT)}:{number}")
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    unittest.main(verbosity=1)
