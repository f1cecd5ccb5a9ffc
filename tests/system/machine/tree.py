# SPDX-License-Identifier: GPL-3.0-or-later
"""The root tree that boots: an overlay, freed of what the machine's owner enabled, with a tester.

Everything here writes into the overlay's upper layer, which is a tmpfs of this sandbox.
"""

import os
import shutil
import subprocess

from . import kernel

USER = "tester"
# The password is the user's name; made with `openssl passwd -6 tester`.
PASSWORD_HASH = "$6$unitdeck$PUAPACC6h3c4jYV9ZW48fj/Uql6wdYRc76GPts/btoSAYK51UFbIO9.s6LYfxtc2yB5cSrwva62ILAvsj/Jxn/"
DISPLAY = ":0"
SCREEN = "1400x1000x24"

POLKIT_RULE = """// What an administrator's rule for the tester would say.
polkit.addRule(function(action, subject) {
    if (subject.user == "%s" && (action.id.indexOf("org.freedesktop.systemd1.") == 0 ||
                                 action.id.toLowerCase().indexOf("unitdeck") >= 0))
        return polkit.Result.%s;
});
"""


def make(lower):
    """Mounts the overlay over `lower` and returns the directory of the tree.

    /run becomes a tmpfs of our own: it exists everywhere, needs no cleaning, and keeps what
    systemd-nspawn leaves in /run/systemd away from the machine.
    """
    kernel.mount("tmpfs", "/run", "tmpfs", kernel.MS_NODEV, "mode=755")
    for name in ("upper", "work", "root"):
        os.mkdir(f"/run/{name}")
    os.chmod("/run/upper", 0o755)
    kernel.mount("overlay", "/run/root", "overlay", 0,
                 f"lowerdir={lower},upperdir=/run/upper,workdir=/run/work")
    return "/run/root"


def _write(root, path, text, mode=0o644):
    full = root + path
    os.makedirs(os.path.dirname(full), exist_ok=True)
    if os.path.islink(full):
        os.unlink(full)
    with open(full, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(full, mode)


def _drop_in(root, unit, text, scope="system"):
    _write(root, f"/etc/systemd/{scope}/{unit}.d/50-sandbox.conf", text)


def _forget_what_is_enabled(root):
    """Nothing that was enabled on the machine starts here, whoever's machine it is.

    What systemd's own packages pull in stands below /usr and stays.
    """
    for scope in ("system", "user"):
        directory = f"{root}/etc/systemd/{scope}"
        if not os.path.isdir(directory):
            continue
        for name in os.listdir(directory):
            if name.endswith((".wants", ".requires", ".upholds")):
                shutil.rmtree(f"{directory}/{name}")
    for level in "2345S":
        directory = f"{root}/etc/rc{level}.d"
        if os.path.isdir(directory):
            for name in os.listdir(directory):
                if name.startswith("S"):
                    os.unlink(f"{directory}/{name}")
    for unit in ("console-getty.service", "getty.target", "systemd-firstboot.service",
                 "systemd-networkd-wait-online.service", "NetworkManager-wait-online.service",
                 "ldconfig.service", "systemd-tmpfiles-clean.timer"):
        full = f"{root}/etc/systemd/system/{unit}"
        if os.path.lexists(full):
            os.unlink(full)
        os.symlink("/dev/null", full)
    for path in ("/etc/fstab", "/etc/crypttab"):
        if os.path.exists(root + path):
            _write(root, path, "")


def _add_user(root, groups):
    """The ordinary user, written by hand because useradd takes longer than the boot."""
    with open(f"{root}/etc/passwd", encoding="utf-8") as passwd:
        taken = {int(line.split(":")[2]) for line in passwd if line.count(":") >= 6}
    with open(f"{root}/etc/group", encoding="utf-8") as group:
        lines = group.read().splitlines()
    taken |= {int(line.split(":")[2]) for line in lines if line.count(":") >= 3}
    number = next(n for n in range(1000, 60000) if n not in taken)
    for index, line in enumerate(lines):
        fields = line.split(":")
        if fields[0] in groups:
            fields[3] = ",".join(filter(None, [fields[3], USER]))
            lines[index] = ":".join(fields)
    lines.append(f"{USER}:x:{number}:")
    _write(root, "/etc/group", "\n".join(lines) + "\n")
    with open(f"{root}/etc/passwd", "a", encoding="utf-8") as passwd:
        passwd.write(f"{USER}:x:{number}:{number}:Tester,,,:/home/{USER}:/bin/bash\n")
    with open(f"{root}/etc/shadow", "a", encoding="utf-8") as shadow:
        shadow.write(f"{USER}:{PASSWORD_HASH}:19000:0:99999:7:::\n")
    home = f"{root}/home/{USER}"
    os.makedirs(home, mode=0o755)
    os.chown(home, number, number)
    _write(root, f"/var/lib/systemd/linger/{USER}", "")
    return number


def _add_display(root):
    """Xvfb and a window manager as system services: they survive whatever a trial does to the user
    manager, and the list of user units stays an ordinary user's."""
    if not os.path.exists(f"{root}/usr/bin/Xvfb"):
        return False
    # The wait is for the socket; a service of Type=simple counts as started before it exists.
    _write(root, "/etc/systemd/system/sandbox-display.service", f"""[Unit]
Description=Screen of the sandbox
DefaultDependencies=no
After=systemd-tmpfiles-setup.service local-fs.target
[Service]
User={USER}
ExecStart=/usr/bin/Xvfb {DISPLAY} -screen 0 {SCREEN} -nolisten tcp -noreset
ExecStartPost=/bin/sh -c 'until [ -S /tmp/.X11-unix/X{DISPLAY[1:]} ]; do sleep 0.01; done'
StandardError=null
""")
    _write(root, "/etc/systemd/system/sandbox-windows.service", f"""[Unit]
Description=Window manager of the sandbox
Requires=sandbox-display.service
After=sandbox-display.service
[Service]
User={USER}
Environment=DISPLAY={DISPLAY}
ExecStart=/usr/bin/openbox --sm-disable
StandardError=null
""")
    wants = f"{root}/etc/systemd/system/multi-user.target.wants"
    os.makedirs(wants, exist_ok=True)
    units = ["sandbox-display.service"]
    if os.path.exists(f"{root}/usr/bin/openbox"):
        units.append("sandbox-windows.service")
    for unit in units:
        os.symlink(f"../{unit}", f"{wants}/{unit}")
    return True


def _set_up_manager(root, journal):
    for manager in ("system", "user"):
        _write(root, f"/etc/systemd/{manager}.conf.d/50-sandbox.conf",
               "[Manager]\nDefaultTimeoutStopSec=5s\n")
    # Trials restart these far more often than a person does.
    no_limit = "[Unit]\nStartLimitIntervalSec=0\n"
    for unit in ("dbus.service", "dbus-broker.service", "systemd-journald.service",
                 "systemd-logind.service", "polkit.service"):
        _drop_in(root, unit, no_limit)
    for unit in ("dbus.service", "dbus-broker.service", "at-spi-dbus-bus.service"):
        _drop_in(root, unit, no_limit, "user")
    # Only a persistent journal is split by user, so only there may an ordinary user read her own.
    _write(root, "/etc/systemd/journald.conf.d/50-sandbox.conf",
           f"[Journal]\nStorage={journal}\nForwardToSyslog=no\nForwardToWall=no\n")
    shutil.rmtree(f"{root}/var/log/journal", ignore_errors=True)
    if journal == "persistent":
        os.makedirs(f"{root}/var/log/journal", mode=0o755)
    # As a desktop session hands its environment to the user manager.
    _write(root, "/etc/environment.d/50-sandbox.conf",
           f"DISPLAY={DISPLAY}\nQT_LINUX_ACCESSIBILITY_ALWAYS_ON=1\nLANG=C.UTF-8\n")


def prepare(root, *, polkit="ask", groups=(), journal="persistent"):
    """Turns the tree into a machine of its own; returns (uid of the user, has a display)."""
    _write(root, "/etc/machine-id", "")
    _write(root, "/etc/hostname", "sandbox\n")
    _forget_what_is_enabled(root)
    uid = _add_user(root, groups)
    display = _add_display(root)
    _set_up_manager(root, journal)
    if polkit != "ask":
        _write(root, "/etc/polkit-1/rules.d/10-sandbox.rules",
               POLKIT_RULE % (USER, {"allow": "YES", "deny": "NO"}[polkit]))
    for directory in ("/sandbox", "/sandbox/source", "/sandbox/out"):
        os.makedirs(root + directory, exist_ok=True)
        os.chmod(root + directory, 0o755)
    os.chown(root + "/sandbox/out", uid, uid)
    return uid, display


def install(root, build, log):
    """`cmake --install` of a build tree into the tree, as a package would.

    It writes a manifest into the build tree, here as root and at the same time as other sandboxes:
    an overlay of our own keeps that away from the machine's.
    """
    for name in ("build-upper", "build-work"):
        os.mkdir(f"/run/{name}")
    kernel.mount("overlay", build, "overlay", 0,
                 f"lowerdir={build},upperdir=/run/build-upper,workdir=/run/build-work")
    environment = dict(os.environ, DESTDIR=root)
    done = subprocess.run(["cmake", "--install", build, "--prefix", "/usr"], env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    log.write(done.stdout)
    if done.returncode != 0:
        raise RuntimeError(f"`cmake --install {build}` failed; is it built completely?\n"
                           + "\n".join(done.stdout.splitlines()[-15:]))
