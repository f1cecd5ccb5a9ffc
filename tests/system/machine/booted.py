# SPDX-License-Identifier: GPL-3.0-or-later
"""A booted systemd: start it with systemd-nspawn, run commands in it, shut it down."""

import os
import re
import shlex
import signal
import subprocess
import time

from . import kernel, tree

CONSOLE = "/run/console.log"


class BootFailed(Exception):
    """The machine did not come up; the text says how far it got, with the end of its console."""

    def __init__(self, what):
        super().__init__(f"{what}. The last lines of its console:\n{console_tail()}")


class Machine:
    """One booted tree. Lives in the process that is PID 1 of the sandbox's process namespace."""

    def __init__(self, root, uid, display):
        self.root = root
        self.uid = uid
        self.display = display
        self.nspawn = None
        self.init = None

    # -- life ---------------------------------------------------------------------------------

    def boot(self, *, name, binds=(), boot_args=(), seconds=30):
        """Boots to multi-user.target with the tester's manager up; BootFailed otherwise."""
        command = ["systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "-M", name,
                   "-D", self.root, "--console=read-only", "--private-network", "--resolv-conf=off",
                   "--timezone=off", "--link-journal=no", "--hostname=sandbox"]
        command += list(binds) + ["-b", "systemd.unit=multi-user.target", *boot_args]
        # The script that started us may itself run as a service; nspawn would answer its manager.
        environment = {key: value for key, value in os.environ.items()
                       if key not in ("NOTIFY_SOCKET", "LISTEN_FDS", "LISTEN_PID", "container")}
        environment["SYSTEMD_NSPAWN_UNIFIED_HIERARCHY"] = "1"
        with open(CONSOLE, "wb") as console:
            self.nspawn = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=console,
                                           stderr=console, env=environment)
        end = time.monotonic() + seconds
        self._until(self._find_init, end, "its first process did not start")
        self._until(lambda: os.path.exists(f"/proc/{self.init}/root/run/systemd/private"), end,
                    "its manager did not come up")
        self._until(lambda: os.path.exists(
            f"/proc/{self.init}/root/run/user/{self.uid}/bus"), end,
            "the manager of the tester did not come up")
        for scope, user in (("system", False), ("user", True)):
            arguments = ["systemctl", f"--{scope}", "is-system-running", "--wait"]
            waiting = self.enter(arguments, as_user=user, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            try:
                state = waiting.communicate(timeout=max(1, end - time.monotonic()))[0].strip()
            except subprocess.TimeoutExpired:
                self.end(waiting)
                state = "starting"
            if state not in ("running", "degraded"):
                raise BootFailed(f"the {scope} manager says `{state}`")

    def _find_init(self):
        for pid in kernel.children_of(self.nspawn.pid):
            if kernel.command_name(pid) == "systemd":
                self.init = pid
        return self.init is not None

    def _until(self, ready, end, what):
        while not ready():
            if self.nspawn.poll() is not None:
                raise BootFailed(f"systemd-nspawn ended with status {self.nspawn.returncode}")
            if time.monotonic() > end:
                raise BootFailed(what)
            time.sleep(0.01)

    def shut_down(self, seconds=20):
        """A clean shutdown; False when it had to be killed."""
        if self.nspawn is None:
            return True
        clean = True
        if self.init is not None and self.nspawn.poll() is None:
            _signal(self.init, signal.SIGRTMIN + 3)
            try:
                self.nspawn.wait(seconds)
            except subprocess.TimeoutExpired:
                clean = False
                _signal(self.init, signal.SIGKILL)
        if self.nspawn.poll() is None:
            try:
                self.nspawn.wait(2)
            except subprocess.TimeoutExpired:
                self.nspawn.kill()
                self.nspawn.wait()
        return clean

    # -- commands -----------------------------------------------------------------------------

    def environment(self, as_user):
        """The variables a desktop session of that user has."""
        uid = self.uid if as_user else 0
        values = {
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin",
            "LANG": "C.UTF-8",
            "HOME": f"/home/{tree.USER}" if as_user else "/root",
            "USER": tree.USER if as_user else "root",
            "SHELL": "/bin/bash",
            "TERM": os.environ.get("TERM", "dumb"),
            "SANDBOX_OUT": "/sandbox/out",
            "SANDBOX_SOURCE": "/sandbox/source",
            "SANDBOX_USER": tree.USER,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        if as_user:
            values["XDG_RUNTIME_DIR"] = f"/run/user/{uid}"
            values["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path=/run/user/{uid}/bus"
            values["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
            values["XDG_SESSION_TYPE"] = "x11"
        if self.display:
            values["DISPLAY"] = tree.DISPLAY
        return values

    def enter(self, argv, *, as_user=False, extra=None, **popen):
        """Popen of a command inside, as root or as the tester, outside any session."""
        environment = self.environment(as_user) | (extra or {})
        command = ["nsenter", "-t", str(self.init), "-a", "--"]
        if as_user:
            command += ["setpriv", "--reuid", tree.USER, "--regid", tree.USER, "--init-groups",
                        "--"]
        command += ["env", "-i", "-C", "/sandbox/source",
                    *(f"{key}={value}" for key, value in environment.items()), *argv]
        return subprocess.Popen(command, **popen)

    def enter_session(self, argv, *, as_user=True, terminal=False, extra=None, **popen):
        """Popen of a command inside, in a login session as logind makes it.

        polkit and systemd then see what they see of a person: a session scope, active and local.
        """
        environment = self.environment(as_user) | (extra or {})
        inner = ["env", "-C", "/sandbox/source",
                 *(f"{key}={value}" for key, value in environment.items()), *argv]
        command = ["nsenter", "-t", str(self.init), "-a", "--", "env", "-i",
                   "PATH=/usr/bin:/bin:/usr/sbin:/sbin", "XDG_SESSION_TYPE=x11",
                   "XDG_SESSION_CLASS=user", "runuser", "-l", tree.USER if as_user else "root",
                   *(["--pty"] if terminal else []), "-s", "/bin/bash", "-c",
                   "exec " + shlex.join(inner)]
        return subprocess.Popen(command, **popen)

    def end(self, process, grace=3):
        """Ends an entered command with its whole session and reaps it.

        A signal to nsenter ends only nsenter; and one that is left when the machine shuts down
        stops together with its child and keeps the shutdown waiting for ever.
        """
        children = kernel.children_of(process.pid)
        groups = {_session_group(child) for child in children} - {None}
        if process.poll() is None:
            for child in children:
                _signal(child, signal.SIGTERM)
            try:
                process.wait(grace)
            except subprocess.TimeoutExpired:
                pass
        for group in groups:
            _kill_group(group)
        if process.poll() is None:
            for child in kernel.children_of(process.pid):
                _signal(child, signal.SIGKILL)
            try:
                process.wait(1)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _signal(pid, number):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def _session_group(pid):
    """The control group directory of a session's process; None for anything else."""
    try:
        with open(f"/proc/{pid}/cgroup", encoding="utf-8") as lines:
            path = lines.read().strip().rpartition("::")[2]
    except OSError:
        return None
    return kernel.CGROUP_ROOT + path if "/session-" in path else None


def _kill_group(directory):
    try:
        with open(f"{directory}/cgroup.procs", encoding="ascii") as procs:
            for line in procs:
                _signal(int(line), signal.SIGKILL)
    except OSError:
        pass  # The session is gone already.


def console_tail(lines=25):
    """The last lines that the booting machine wrote."""
    try:
        with open(CONSOLE, encoding="utf-8", errors="replace") as console:
            plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\r", "", console.read())
    except OSError:
        return ""
    return "\n".join([line for line in plain.splitlines() if line.strip()][-lines:])
