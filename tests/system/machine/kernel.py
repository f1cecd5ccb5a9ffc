# SPDX-License-Identifier: GPL-3.0-or-later
"""Namespaces, mounts and control groups: the few kernel calls Python 3.11 has no function for."""

import ctypes
import os
import signal
import time

CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWPID = 0x20000000
MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_REC = 0x4000
MS_PRIVATE = 1 << 18
MNT_DETACH = 2
PR_SET_PDEATHSIG = 1

CGROUP_ROOT = "/sys/fs/cgroup"
CGROUP_PREFIX = "unitdeck-sandbox-"

_libc = ctypes.CDLL(None, use_errno=True)


def _check(result, what):
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def unshare(flags):
    """unshare(2) for this process."""
    _check(_libc.unshare(ctypes.c_int(flags)), "cannot make a private namespace")


def mount(source, target, kind="", flags=0, options=""):
    """mount(2)."""
    _check(
        _libc.mount(source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags),
                    options.encode()),
        f"cannot mount {kind or source} on {target}")


def die_with_parent(number=signal.SIGKILL):
    """A signal for this process as soon as its parent ends, however it ends (prctl(2))."""
    _check(_libc.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0), "prctl")


def own_mounts():
    """From here on nothing this process mounts is seen outside, and it is gone with the process.

    A pure cgroup v2 tree is laid over whatever the machine has, so that old, mixed and new layouts
    all look the same to what follows.
    """
    unshare(CLONE_NEWNS)
    mount("none", "/", flags=MS_REC | MS_PRIVATE)
    mount("cgroup2", CGROUP_ROOT, "cgroup2", MS_NOSUID | MS_NODEV | MS_NOEXEC)


def _own_cgroup():
    with open("/proc/self/cgroup", encoding="ascii") as lines:
        for line in lines:
            if line.startswith("0::"):
                return line[3:].strip()
    return "/"


def make_cgroup():
    """A fresh control group below ours, named after this process; returns its directory."""
    parent = CGROUP_ROOT + _own_cgroup().rstrip("/")
    _sweep(parent)
    path = f"{parent}/{CGROUP_PREFIX}{os.getpid()}"
    os.makedirs(path, exist_ok=True)
    return path


def enter_cgroup(path):
    """Moves this process there and makes it the root of all that it and its children see."""
    with open(f"{path}/cgroup.procs", "w", encoding="ascii") as procs:
        procs.write("0")
    # A mount made before the new namespace still shows the tree from above, and the processes
    # outside need exactly that.
    unshare(CLONE_NEWCGROUP | CLONE_NEWNS)
    mount("none", "/", flags=MS_REC | MS_PRIVATE)
    _check(_libc.umount2(CGROUP_ROOT.encode(), MNT_DETACH), f"cannot unmount {CGROUP_ROOT}")
    mount("cgroup2", CGROUP_ROOT, "cgroup2", MS_NOSUID | MS_NODEV | MS_NOEXEC)


def remove_cgroup(path, seconds=15):
    """Kills what is left in the group and removes it with everything below it."""
    end = time.monotonic() + seconds
    while os.path.isdir(path):
        try:
            with open(f"{path}/cgroup.kill", "w", encoding="ascii") as kill:
                kill.write("1")
        except OSError:
            pass  # Linux before 5.14; the end of the process namespace has killed them anyway.
        for directory, _, _ in os.walk(path, topdown=False):
            try:
                os.rmdir(directory)
            except OSError:
                pass  # Still has a dying process in it: the next round gets it.
        if time.monotonic() > end:
            return False
        # The kernel tells of a control group's last process only through poll on a file that is
        # removed under our feet; this is the broom's last second, a short nap is simpler.
        time.sleep(0.02)
    return True


def _sweep(parent):
    """Removes groups whose sandbox and broom were both killed."""
    for name in os.listdir(parent):
        owner = name.removeprefix(CGROUP_PREFIX)
        if owner != name and owner.isdigit() and not os.path.exists(f"/proc/{owner}"):
            remove_cgroup(f"{parent}/{name}", seconds=1)


def children_of(pid):
    """The direct children of a process, by /proc."""
    found = []
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(name))
    return found


def command_name(pid):
    """comm of a process, or an empty text when it is gone."""
    try:
        with open(f"/proc/{pid}/comm", encoding="utf-8", errors="replace") as comm:
            return comm.read().strip()
    except OSError:
        return ""
