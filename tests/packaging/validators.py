# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the program into a folder and has every installed file judged by the tool that knows its kind.

validators.py SOURCE BUILD [CLASS]. A tool that is missing is a failure: ./dev test installs them all.
"""

import configparser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

SOURCE, BUILD = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
NAME = "org.unitdeck.Unitdeck"
HELPER = "org.unitdeck.Helper1"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TABS = {"status", "journal", "unit-file", "properties"}
OPTIONS = {"--user", "--system", "--tab", "--failed", "--journal", "--background", "--help",
           "--version"}


def cache(variable):
    """What the build tree was configured with."""
    text = (BUILD / "CMakeCache.txt").read_text(encoding="utf-8")
    return re.search(rf"^{variable}:\w+=(.*)$", text, re.M).group(1)


PREFIX = cache("CMAKE_INSTALL_PREFIX")

# Everything that is installed, below the prefix, beside the icons.
EXPECTED = {
    "bin/unitdeck",
    "bin/unitdeck-demo",
    f"{cache('CMAKE_INSTALL_LIBEXECDIR')}/unitdeck-helper",
    f"{cache('UNITDECK_SYSTEM_UNIT_DIR')}/unitdeck-helper.service",
    *(f"{cache(f'UNITDECK_{scope.upper()}_UNIT_DIR')}/unitdeck-demo{at}.service"
      for scope in ("system", "user") for at in ("", "@")),
    f"share/applications/{NAME}.desktop",
    *(f"share/bash-completion/completions/{name}" for name in ("unitdeck", "unitdeck-demo")),
    f"share/dbus-1/services/{NAME}.service",
    f"share/dbus-1/system-services/{HELPER}.service",
    f"share/dbus-1/system.d/{HELPER}.conf",
    *(f"share/fish/vendor_completions.d/{name}.fish" for name in ("unitdeck", "unitdeck-demo")),
    f"share/gnome-shell/search-providers/{NAME}.search-provider.ini",
    "share/man/man1/unitdeck.1",
    "share/man/man8/unitdeck-demo.8",
    f"share/metainfo/{NAME}.metainfo.xml",
    *(f"share/polkit-1/actions/org.unitdeck{part}.policy" for part in ("", ".helper")),
    *(f"{cache('UNITDECK_ZSH_DIR')}/_{name}" for name in ("unitdeck", "unitdeck-demo")),
}


def run(*command, **options):
    environment = dict(os.environ, LC_ALL="C.UTF-8") | options.pop("env", {})
    return subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                          env=environment, **options)


def files_below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


class Staged(unittest.TestCase):
    """The program installed below `stage`; `root` is its prefix there."""

    @classmethod
    def setUpClass(cls):
        place = tempfile.TemporaryDirectory(prefix="unitdeck-stage-")
        cls.addClassCleanup(place.cleanup)
        cls.stage = pathlib.Path(place.name) / "stage"
        cls.root = cls.stage / PREFIX.lstrip("/")
        done = run("cmake", "--install", BUILD, env={"DESTDIR": str(cls.stage)})
        if done.returncode != 0:
            raise AssertionError(f"cmake --install failed; is it built completely?\n{done.stdout}")

    def passes(self, *command, silent=True, **options):
        """Runs a validator; what it says is shown, and is a failure where it ought to be silent."""
        done = run(*command, **options)
        print(f"$ {' '.join(map(str, command))}\n{done.stdout.strip()}", flush=True)
        self.assertEqual(done.returncode, 0, done.stdout)
        if silent:
            self.assertEqual(done.stdout.strip(), "")
        return done.stdout

    def keys(self, path):
        parser = configparser.RawConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read(self.root / path, encoding="utf-8")
        return parser


class Tree(Staged):
    def test_install_puts_exactly_what_is_expected(self):
        icons = {f"share/icons/{path.relative_to(SOURCE / 'resources/icons')}"
                 for path in (SOURCE / "resources/icons/hicolor").rglob("*") if path.is_file()}
        self.assertTrue(icons)
        self.assertEqual(files_below(self.stage),
                         {f"{PREFIX}/{path}".lstrip("/") for path in EXPECTED | icons})

    def test_installed_files_can_be_read_by_all_and_written_by_their_owner(self):
        for path in self.root.rglob("*"):
            program = path.parent.name in ("bin", "libexec")
            wanted = 0o755 if program or path.is_dir() else 0o644
            self.assertEqual(oct(path.stat().st_mode & 0o7777), oct(wanted), path)

    def test_uninstall_leaves_what_others_put_there_and_nothing_else(self):
        others = [self.root / "share/applications/other.desktop", self.root / "share/man/man1/other.1"]
        for other in others:
            other.write_text("")
        done = run("cmake", "--build", BUILD, "--target", "uninstall",
                   env={"DESTDIR": str(self.stage)})
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual({self.stage / path for path in files_below(self.stage)}, set(others))
        empty = {str(path.relative_to(self.root)) for path in self.root.rglob("*")
                 if path.is_dir() and not any(path.iterdir())}
        self.assertLessEqual(empty, {"bin", "lib", "libexec"})


class DesktopEntry(Staged):
    PATH = f"share/applications/{NAME}.desktop"

    def test_desktop_file_validate(self):
        self.passes("desktop-file-validate", "--warn-kde", self.root / self.PATH)

    def test_every_action_has_a_group_and_both_languages(self):
        entry = self.keys(self.PATH)
        actions = set(entry["Desktop Entry"]["Actions"].strip(";").split(";"))
        self.assertEqual(actions, {"failed-units", "journal"})
        self.assertEqual({f"Desktop Action {action}" for action in actions} | {"Desktop Entry"},
                         set(entry.sections()))
        for action in actions:
            group = entry[f"Desktop Action {action}"]
            self.assertRegex(group["Name[zh_CN]"], "[\u4e00-\u9fff]")
            self.assertEqual(group["Exec"].split()[0], "unitdeck")
            self.assertLessEqual({word for word in group["Exec"].split() if word[:2] == "--"},
                                 OPTIONS)

    def test_links_are_handed_over_as_arguments(self):
        entry = self.keys(self.PATH)["Desktop Entry"]
        self.assertEqual(entry["Exec"], "unitdeck %U")
        self.assertIn("x-scheme-handler/unitdeck", entry["MimeType"].split(";"))

    def test_the_icon_is_installed(self):
        name = self.keys(self.PATH)["Desktop Entry"]["Icon"]
        self.assertTrue((self.root / f"share/icons/hicolor/scalable/apps/{name}.svg").is_file())

    def test_desktops_learn_of_the_link_scheme(self):
        folder = self.root / "share/applications"
        self.passes("update-desktop-database", folder)
        table = (folder / "mimeinfo.cache").read_text(encoding="utf-8")
        self.assertIn(f"x-scheme-handler/unitdeck={NAME}.desktop;", table)


class Metainfo(Staged):
    PATH = f"share/metainfo/{NAME}.metainfo.xml"

    def test_appstreamcli(self):
        said = self.passes("appstreamcli", "validate", "--no-net", "--no-color", self.root / self.PATH,
                           silent=False)
        self.assertNotRegex(said, r"(?m)^[EW]: ")

    def test_the_installed_tree_agrees_with_it(self):
        said = self.passes("appstreamcli", "validate-tree", "--no-net", "--no-color", self.stage,
                           silent=False)
        self.assertNotRegex(said, r"(?m)^[EW]: ")

    def test_the_newest_release_is_this_version(self):
        component = xml.parse(self.root / self.PATH).getroot()
        self.assertEqual(component.find("releases")[0].get("version"),
                         cache("CMAKE_PROJECT_VERSION"))

    def test_every_text_is_there_in_chinese(self):
        component = xml.parse(self.root / self.PATH).getroot()
        for parent in component.iter():
            for tag in ("name", "summary", "p", "li", "caption"):
                texts = [child for child in parent if child.tag == tag]
                plain = [child for child in texts if XML_LANG not in child.attrib]
                chinese = [child for child in texts if child.get(XML_LANG) == "zh_CN"]
                self.assertEqual(len(plain), len(chinese), f"<{tag}> in <{parent.tag}>")


class Bus(Staged):
    PATH = f"share/dbus-1/services/{NAME}.service"

    def test_the_service_is_named_as_its_file_and_starts_what_is_installed(self):
        service = self.keys(self.PATH)["D-BUS Service"]
        self.assertEqual(service["Name"], NAME)
        program, *arguments = service["Exec"].split()
        self.assertEqual(arguments, ["--dbus-activated"])
        self.assertTrue(os.access(f"{self.stage}{program}", os.X_OK), program)

    def test_a_bus_can_start_it(self):
        """A real bus that looks into the staged folder offers the name."""
        said = self.passes("dbus-run-session", "--", "busctl", "--user", "--activatable",
                           "--no-legend", "--no-pager", "list", silent=False,
                           env={"XDG_DATA_DIRS": str(self.root / "share")})
        self.assertIn(NAME, said)

    def test_the_helper_is_started_by_its_unit(self):
        service = self.keys(f"share/dbus-1/system-services/{HELPER}.service")["D-BUS Service"]
        self.assertEqual((service["Name"], service["User"]), (HELPER, "root"))
        unit = f"{cache('UNITDECK_SYSTEM_UNIT_DIR')}/{service['SystemdService']}"
        text = (self.root / unit).read_text(encoding="utf-8")
        program = re.search(r"(?m)^ExecStart=(\S+)$", text).group(1)
        self.assertTrue(os.access(f"{self.stage}{program}", os.X_OK), program)
        self.assertIn(f"BusName={HELPER}\n", text)

    def test_only_root_may_be_the_helper(self):
        """A real bus with this policy: it is understood, and an ordinary user does not get the name."""
        policy = self.root / f"share/dbus-1/system.d/{HELPER}.conf"
        self.passes("xmllint", "--nonet", "--noout", policy)
        config = self.stage / "bus.conf"
        config.write_text(f"""<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
            "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig>
            <listen>unix:path={self.stage}/bus</listen><policy context="default"><allow user="*"/>
            <allow send_type="method_call"/><allow receive_type="method_return"/>
            <allow receive_type="error"/><deny own="*"/></policy>
            <include>{policy}</include></busconfig>""", encoding="utf-8")
        for folder in (self.stage.parent, self.stage):
            folder.chmod(0o755)
        ask = ("busctl", f"--address=unix:path={self.stage}/bus", "call", "org.freedesktop.DBus", "/",
               "org.freedesktop.DBus", "RequestName", "su", HELPER, "4")
        with subprocess.Popen(["dbus-daemon", f"--config-file={config}", "--nofork",
                               "--print-address"], stdout=subprocess.PIPE, text=True) as bus:
            try:
                self.assertIn("unix:path=", bus.stdout.readline())
                (self.stage / "bus").chmod(0o777)
                root = os.geteuid() == 0
                drop = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") if root else ()
                said = run(*drop, *ask)
                self.assertIn("Access denied", said.stdout)
                if root:
                    self.assertEqual(self.passes(*ask, silent=False).strip(), "u 1")
            finally:
                bus.terminate()

    def test_the_search_provider_names_what_is_installed(self):
        path = f"share/gnome-shell/search-providers/{NAME}.search-provider.ini"
        provider = self.keys(path)["Shell Search Provider"]
        self.assertTrue((self.root / "share/applications" / provider["DesktopId"]).is_file())
        self.assertTrue((self.root / f"share/dbus-1/services/{provider['BusName']}.service").is_file())
        self.assertEqual(provider["ObjectPath"], "/org/unitdeck/Unitdeck/SearchProvider")
        self.assertEqual(provider["Version"], "2")


class Manual(Staged):
    def test_no_page_makes_man_warn(self):
        for page in sorted((self.root / "share/man").rglob("*.[18]")):
            said = self.passes("man", "--warnings=w", "-P", "cat", "-l", page, silent=False,
                               env={"MANWIDTH": "80"})
            self.assertNotIn("warning:", said)
            self.assertNotRegex(said, r"(?m)^\S*(man|troff|groff|tbl|mandoc): ")

    def test_the_pages_tell_every_option_of_the_help(self):
        for program, page in (("daemon/demo/unitdeck-demo", "man8/unitdeck-demo.8"),
                              ("ui/unitdeck", "man1/unitdeck.1")):
            said = self.passes(BUILD / program, "--help", silent=False)
            text = (self.root / "share/man" / page).read_text(encoding="utf-8").replace("\\-", "-")
            options = set(re.findall(r"(?m)^\s+(?:-\w, )?(--[\w-]+)", said))
            self.assertIn("--version", options)
            for option in options:
                self.assertIn(option, text)


# A systemctl with one unit of each kind that matters here.
SYSTEMCTL = r"""#!/bin/sh
case "$*" in
    *--user*list-units*) printf '%s\n' 'demo.service loaded active running Demo' \
        'odd\x2dname.service loaded active running Odd' 'web@one.service loaded active running W' ;;
    *--user*list-unit-files*) printf '%s\n' 'demo.service enabled enabled' \
        'dormant.service disabled enabled' 'web@.service static -' ;;
    *--system*list-units*) printf '%s\n' 'ssh.service loaded active running SSH' ;;
    *--system*list-unit-files*) printf '%s\n' 'cron.timer disabled enabled' ;;
esac
"""


class Shell(Staged):
    """What the three shells have in common; each says what `offers` returns for a line."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tools = cls.stage / "tools"
        cls.tools.mkdir()
        (cls.tools / "systemctl").write_text(SYSTEMCTL, encoding="utf-8")
        (cls.tools / "systemctl").chmod(0o755)

    def environment(self):
        return {"PATH": f"{self.tools}:{os.environ['PATH']}", "HOME": str(self.stage),
                "TERM": "dumb"}

    def offers(self, line):
        raise NotImplementedError

    def checks(self):
        self.assertEqual(self.offers("unitdeck --t"), {"--tab"})
        self.assertEqual(self.offers("unitdeck --tab "), TABS)
        self.assertEqual(self.offers("unitdeck --tab j"), {"journal"})
        self.assertEqual(self.offers("unitdeck d"), {"demo.service", "dormant.service"})
        self.assertEqual(self.offers("unitdeck --system "), {"ssh.service", "cron.timer"})
        self.assertLessEqual(OPTIONS, self.offers("unitdeck --"))
        self.assertEqual(self.offers("unitdeck-demo --fail"), {"--fail-start"})
        said = run(BUILD / "daemon/demo/unitdeck-demo", "--help").stdout
        self.assertLessEqual(set(re.findall(r"(?m)^\s+(--[\w-]+)", said)),
                             self.offers("unitdeck-demo --"))


class Bash(Shell):
    FOLDER = "share/bash-completion/completions"

    def offers(self, line):
        program = line.split()[0]
        script = """
            set -eu; shopt -u hostcomplete
            . "$1"; COMP_LINE=$2 COMP_POINT=${#2}
            read -ra COMP_WORDS <<<"$2"
            case $2 in *' ') COMP_WORDS+=('') ;; esac
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            "$3"; printf '%s\\n' "${COMPREPLY[@]}" """
        done = run("bash", "-c", script, "bash", self.root / self.FOLDER / program, line,
                   f"_{program.replace('-', '_')}", env=self.environment())
        self.assertEqual(done.returncode, 0, done.stdout)
        return set(done.stdout.split())

    def test_bash_reads_them(self):
        for path in (self.root / self.FOLDER).iterdir():
            self.passes("bash", "-n", path)

    def test_they_offer_options_tabs_and_units(self):
        self.checks()
        self.assertEqual(self.offers("unitdeck --tab=j"), {"journal"})
        self.assertEqual(self.offers("unitdeck o"), {r"odd\\x2dname.service"})
        # What follows bash's own cut at "@" is all that is replaced.
        self.assertLessEqual(self.offers("unitdeck web@"), {"one.service", "web@one.service"})
        self.assertEqual(len(self.offers("unitdeck web@")), 1)


class Zsh(Shell):
    def offers(self, line):
        """Types the line and Tab into a real zsh and reads what it was offered."""
        done = run("zsh", "-f", SOURCE / "tests/packaging/zsh_offers.zsh",
                   self.root / cache("UNITDECK_ZSH_DIR"), line, env=self.environment())
        self.assertEqual(done.returncode, 0, done.stdout)
        return set(done.stdout.split())

    def test_zsh_reads_them(self):
        for path in (self.root / cache("UNITDECK_ZSH_DIR")).iterdir():
            self.passes("zsh", "-n", path)

    def test_they_offer_options_tabs_and_units(self):
        self.checks()


class Fish(Shell):
    FOLDER = "share/fish/vendor_completions.d"

    def offers(self, line):
        program = line.split()[0]
        done = run("fish", "--no-config", "-c",
                   "source $argv[1]; complete -C $argv[2]",
                   self.root / f"{self.FOLDER}/{program}.fish", line, env=self.environment())
        self.assertEqual(done.returncode, 0, done.stdout)
        return {offer.split("\t")[0] for offer in done.stdout.splitlines()}

    def test_fish_reads_them(self):
        for path in (self.root / self.FOLDER).iterdir():
            self.passes("fish", "--no-config", "-n", path)

    def test_they_offer_options_tabs_and_units(self):
        self.checks()


class Polkit(Staged):
    def policies(self):
        return sorted((self.root / "share/polkit-1/actions").iterdir())

    def test_they_are_well_formed(self):
        for policy in self.policies():
            self.passes("xmllint", "--nonet", "--noout", policy)

    def test_every_action_asks_in_both_languages_and_grants_nothing_unasked(self):
        actions = [action for policy in self.policies()
                   for action in xml.parse(policy).getroot().findall("action")]
        self.assertEqual(len(actions), 3)
        for action in actions:
            self.assertTrue(action.get("id").startswith("org.unitdeck."))
            for tag in ("description", "message"):
                languages = [text.get(XML_LANG) for text in action.findall(tag)]
                self.assertEqual(languages, [None, "zh_CN"])
            for default in action.find("defaults"):
                self.assertIn(default.text, ("auth_admin_keep", "auth_admin", "no"))

    def test_the_helpers_prompts_say_what_one_may_become(self):
        policy = xml.parse(self.root / "share/polkit-1/actions/org.unitdeck.helper.policy").getroot()
        for action in policy.findall("action"):
            for message in action.findall("message"):
                self.assertRegex(message.text, "become root|成为 root")
            for default in action.find("defaults"):
                self.assertEqual(default.text, "auth_admin_keep")


class Packages(Staged):
    """The files of packagers that can be judged without building a package."""

    def test_rpmlint(self):
        folder = SOURCE / "packaging/rpm"
        said = self.passes("rpmlint", "--strict", "-c", folder / "rpmlint.toml",
                           folder / "unitdeck.spec", silent=False)
        self.assertIn("0 errors, 0 warnings", said)

    def test_makepkg_reads_the_pkgbuild(self):
        """makepkg will not be root, wants a folder it may write to, and some program as pacman."""
        with tempfile.TemporaryDirectory(prefix="unitdeck-arch-") as folder:
            shutil.copy(SOURCE / "packaging/arch/PKGBUILD", folder)
            os.chmod(folder, 0o777)
            drop = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
            said = self.passes(*(drop if os.geteuid() == 0 else ()), "makepkg", "--printsrcinfo",
                               silent=False, cwd=folder,
                               env={"HOME": folder, "PACMAN": "true"})
        self.assertEqual(re.findall(r"(?m)^pkg(?:base|name) = (.*)$", said),
                         ["unitdeck", "unitdeck", "unitdeck-demo"])

    def test_all_have_the_version_of_the_program(self):
        version = cache("CMAKE_PROJECT_VERSION")
        for path, pattern in (("packaging/debian/changelog", r"\Aunitdeck \(([\d.]+)\)"),
                              ("packaging/rpm/unitdeck.spec", r"(?m)^Version:\s+(\S+)$"),
                              ("packaging/arch/PKGBUILD", r"(?m)^pkgver=(\S+)$")):
            text = (SOURCE / path).read_text(encoding="utf-8")
            self.assertEqual(re.search(pattern, text).group(1), version, path)

    def test_debian_installs_every_file_in_one_package(self):
        """dh_missing says so as well, but only once a package is built."""
        patterns = []
        for package in ("unitdeck", "unitdeck-demo"):
            text = (SOURCE / f"packaging/debian/{package}.install").read_text(encoding="utf-8")
            patterns += [line.strip() for line in text.splitlines()
                         if line.strip() and not line.startswith("#")]
        for path in EXPECTED:
            # debian/rules sends these two elsewhere.
            path = "usr/" + path.replace(cache("UNITDECK_ZSH_DIR"), "share/zsh/vendor-completions")
            if "/systemd/system/" in path:
                path = "${env:SYSTEM_UNITS}/" + path.rpartition("/")[2]
            owners = [each for each in patterns if path == each or path.startswith(f"{each}/")]
            self.assertEqual(len(owners), 1, f"{path}: {owners}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
