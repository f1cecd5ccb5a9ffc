# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the Debian packages on a bare Debian, has them judged by lintian, and lives their life in a sandbox.

trial.py [SUITE…], as root; without arguments bookworm and trixie. The bare systems are made by mmdebstrap from
the mirror this machine has in its own lists, and kept as archives below build/packages; so are the results.
"""

import glob
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PLACE = SOURCE / "build/packages"
SUITES = ("bookworm", "trixie")
# A whole systemd, a screen, and the hands and eyes of the trial; nothing of Qt.
BARE = ("systemd", "systemd-sysv", "dbus", "dbus-user-session", "libpam-systemd", "polkitd", "xvfb",
        "openbox", "at-spi2-core", "python3", "python3-gi", "gir1.2-atspi-2.0", "xdotool",
        "imagemagick", "fonts-dejavu-core", "ca-certificates", "util-linux", "procps")
BUILDER = ("build-essential", "fakeroot", "lintian", "ca-certificates")


def say(text):
    print(f"packages: {text}", flush=True)


def run(*command, log=None, **options):
    """Raises when the command fails; what it says goes to the log, of which the end is shown then."""
    words = [str(word) for word in command]
    if log is None:
        subprocess.run(words, stdin=subprocess.DEVNULL, check=True, **options)
        return
    with open(log, "w", encoding="utf-8") as text:
        status = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=text,
                                stderr=subprocess.STDOUT, check=False, **options).returncode
    if status != 0:
        end = pathlib.Path(log).read_text(encoding="utf-8", errors="replace").splitlines()[-30:]
        raise SystemExit("\n".join([*end, f"packages: {words[0]} ended with {status}; see {log}"]))


def inside(root, *command, **options):
    """Runs a command in the tree, with /proc and /dev, in namespaces that end with it."""
    script = ('mount --make-rprivate / && mount -t proc proc "$1/proc" && '
              'mount --bind /dev "$1/dev" && root=$1 && shift && exec chroot "$root" "$@"')
    run("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script, "sh", root,
        "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "HOME=/root",
        "DEBIAN_FRONTEND=noninteractive", *command, **options)


def sources_of(suite):
    """This machine's own lists of Debian, for another suite, as the text of one file and its ending."""
    release = pathlib.Path("/etc/os-release").read_text(encoding="utf-8")
    own = re.search(r"(?m)^VERSION_CODENAME=(\w+)$", release).group(1)
    lists = [pathlib.Path("/etc/apt/sources.list"),
             *sorted(pathlib.Path("/etc/apt/sources.list.d").glob("*.list")),
             *sorted(pathlib.Path("/etc/apt/sources.list.d").glob("*.sources"))]
    found = {".list": [], ".sources": []}
    for path in filter(pathlib.Path.is_file, lists):
        text = path.read_text(encoding="utf-8")
        parts = text.splitlines() if path.suffix == ".list" else re.split(r"\n\s*\n", text)
        wanted = r"^deb\b" if path.suffix == ".list" else r"(?m)^Types:"
        found[path.suffix] += [part for part in parts if re.search(wanted, part)
                               and re.search(rf"\b{own}\b", part) and "main" in part]
    ending = ".sources" if found[".sources"] else ".list"
    if not found[ending]:
        raise SystemExit(f"packages: this machine's lists name no mirror of {own}.")
    between = "\n\n" if ending == ".sources" else "\n"
    return re.sub(rf"\b{own}\b", suite, between.join(found[ending])) + "\n", ending


def system(suite, name, packages, hook=(), also=""):
    """The archive of a bare system; made when it is not there, or was made otherwise or for another `also`."""
    text, ending = sources_of(suite)
    key = hashlib.sha256(repr((text, packages, hook, also)).encode()).hexdigest()[:12]
    archive = PLACE / f"{suite}-{name}-{key}.tar"
    if not archive.exists():
        say(f"making the {name} system of {suite}")
        for old in PLACE.glob(f"{suite}-{name}-*.tar"):
            old.unlink()
        lists = PLACE / f"{suite}{ending}"
        lists.write_text(text, encoding="utf-8")
        run("mmdebstrap", "--variant=minbase", f"--include={','.join(packages)}",
            *(f"--customize-hook={each}" for each in hook), suite, f"{archive}.new", lists,
            "--format=tar", log=PLACE / f"{suite}-{name}.log")
        os.rename(f"{archive}.new", archive)
    return archive


def unpacked(archive, folder):
    folder.mkdir()
    run("tar", "-C", folder, "--numeric-owner", "--xattrs", "-xpf", archive)
    # Only /etc/resolv.conf says where names are asked for.
    shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
    return folder


def build(suite, work, results):
    """The packages, built by dpkg-buildpackage in a bare system and judged by lintian there."""
    control = SOURCE / "packaging/debian/control"
    needed = ('mkdir -p "$1/needed/debian"', f"copy-in {control} /needed/debian",
              'chroot "$1" sh -c "cd /needed && apt-get build-dep -qq -y ."',
              'rm -r "$1/needed"')
    archive = system(suite, "builder", BUILDER, needed, control.read_text(encoding="utf-8"))
    root = unpacked(archive, work / "builder")
    tree = subprocess.run([SOURCE / "packaging/debian-source", root / "build"], check=True,
                          stdout=subprocess.PIPE, text=True).stdout.strip()
    there = "/" + os.path.relpath(tree, root)
    say(f"building in {suite}")
    inside(root, "sh", "-c", f"cd {there} && dpkg-buildpackage -us -uc", log=PLACE / f"{suite}-build.log")
    for path in (root / "build").glob("unitdeck*_*"):
        shutil.copy(path, results)
    log = PLACE / f"{suite}-lintian.log"
    inside(root, "sh", "-c", "cd /build && lintian --version && lintian --allow-root --pedantic "
           "--display-info --fail-on error,warning *.changes", log=log)
    say(f"lintian of {suite}, without errors or warnings:\n" + log.read_text(encoding="utf-8").strip())


def newer(results, folder):
    """The same packages with a higher version."""
    folder.mkdir()
    for path in sorted(results.glob("*.deb")):
        if "dbgsym" in path.name:
            continue
        with tempfile.TemporaryDirectory(dir=folder.parent) as tree:
            run("dpkg-deb", "-R", path, tree)
            control = pathlib.Path(tree, "DEBIAN/control")
            text = control.read_text(encoding="utf-8")
            control.write_text(re.sub(r"(?m)^Version: (.*)$", r"Version: \1+newer1", text),
                               encoding="utf-8")
            run("dpkg-deb", "--root-owner-group", "-b", tree, folder, stdout=subprocess.DEVNULL)


def live(suite, work, results):
    """Installs, uses, upgrades and purges them in a sandbox of a bare system, which has no network."""
    root = unpacked(system(suite, "bare", BARE), work / "bare")
    packages = work / "packages"
    shutil.copytree(results, packages, ignore=shutil.ignore_patterns("*dbgsym*"))
    newer(results, packages / "newer")
    # What they depend on is fetched before, into apt's own place.
    shutil.copytree(packages, root / "fetch")
    inside(root, "sh", "-c", "apt-get update -qq && apt-get install -qq -y --download-only "
           "--no-install-recommends /fetch/*.deb", log=PLACE / f"{suite}-fetch.log")
    shutil.rmtree(root / "fetch")
    run(SOURCE / "tests/system/sandbox", "run", "--root", root, "--timeout", "900", "--out",
        PLACE / f"{suite}-out", "--bind", f"{packages}:/sandbox/packages", "--",
        "python3", "-u", "tests/packaging/life.py")


def trial(suite):
    results = PLACE / suite
    shutil.rmtree(results, ignore_errors=True)
    results.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="unitdeck-packages-", dir="/var/tmp") as name:
        work = pathlib.Path(name)
        work.chmod(0o755)
        build(suite, work, results)
        for path in sorted(glob.glob(f"{results}/*.deb")):
            say(f"{os.path.basename(path)}: {os.path.getsize(path)} bytes")
        live(suite, work, results)
    say(f"{suite}: installed, used, upgraded and purged; the packages are in {results}")


if __name__ == "__main__":
    for each in sys.argv[1:] or SUITES:
        trial(each)
