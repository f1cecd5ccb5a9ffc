# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets a trial that runs as an ordinary user ask for one command as root of the sandbox.

The trial sends one line of JSON, {"argv": […], "input": text or null, "timeout": seconds}, to the
socket /sandbox/root.sock and reads one back, {"status", "out", "err"}. The command runs inside the
sandbox and never outside; `SandboxRoot` in session.py is the other end.
"""

import json
import os
import socketserver
import subprocess
import threading

SOCKET = "/sandbox/root.sock"


class _Request(socketserver.StreamRequestHandler):
    def handle(self):
        line = self.rfile.readline()
        if line:
            self.wfile.write(json.dumps(self._answer(json.loads(line))).encode() + b"\n")

    def _answer(self, request):
        process = self.server.machine.enter(
            request["argv"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, errors="replace")
        with self.server.lock:
            self.server.running.add(process)
        try:
            out, err = process.communicate(request.get("input") or "", request.get("timeout", 60))
            status = process.returncode
        except subprocess.TimeoutExpired:
            self.server.machine.end(process)
            out, err = process.communicate()
            status, err = 124, err + "sandbox: the root command took too long\n"
        finally:
            with self.server.lock:
                self.server.running.discard(process)
        return {"status": status, "out": out, "err": err}


class RootRequests(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """Serves in its own threads until `stop`."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, machine, root):
        super().__init__(root + SOCKET, _Request)
        os.chmod(root + SOCKET, 0o666)
        self.machine = machine
        self.running = set()
        self.lock = threading.Lock()  # Protects `running`.
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05},
                         daemon=True).start()

    def handle_error(self, request, client_address):
        """A trial that ended in the middle of a request is no error of ours."""

    def stop(self):
        """No new request is taken, and the commands that run are ended and reaped."""
        self.shutdown()
        self.server_close()
        with self.lock:
            running = list(self.running)
        for process in running:
            self.machine.end(process)
