# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the installed program as a person does: `start` it, find things in its `window()`, press
them, type, and read what is on the screen. Everything a trial needs of this can be had from here.
"""

import os
import subprocess
import tempfile

from elements import PATIENCE, Atspi, Element, GLib, Items, Missing, Table, said
from screen import activate, key, screenshot, type_text
from session import TookTooLong, wait_until

__all__ = ["Element", "Table", "Items", "Program", "Missing", "TookTooLong", "start", "key",
           "type_text", "activate", "screenshot", "wait_until", "PATIENCE"]


class Program:
    """The installed program, running as the tester."""

    def __init__(self, arguments=(), environment=None, program="unitdeck"):
        self.log = tempfile.NamedTemporaryFile("w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen(
            [program, *arguments], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
            env=dict(os.environ, **(environment or {})))
        self._application = None

    @property
    def application(self):
        """Its place on the accessibility bus; Missing before it is there."""
        if self._application is None:
            desktop = Atspi.get_desktop(0)
            desktop.clear_cache()
            for index in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(index)
                try:
                    if child is not None and child.get_process_id() == self.process.pid:
                        # Otherwise the library answers from what it remembers.
                        child.set_cache_mask(Atspi.Cache.NONE)
                        self._application = Element(child)
                except GLib.Error:
                    continue
        if self._application is None:
            raise Missing("the program is not on the accessibility bus")
        return self._application

    def window(self, title=lambda text: text.startswith("Unitdeck"), timeout=20.0):
        """Its window with that title, waited for."""
        def look():
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with status {self.process.returncode}:\n"
                                     + self.output())
            return self.application.now("window", title)
        return wait_until(look, timeout, lambda: f"a window {said(title)}; it wrote:\n"
                          + self.output())

    def output(self):
        """What it wrote to its standard output and error so far."""
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def quit(self, timeout=10):
        """Closes it as the session would at its end; its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            screenshot("failed")
            print(self.output())
        self.quit()
        self.log.close()


def start(*arguments, environment=None, program="unitdeck"):
    """Starts the installed program; ask the result for its `window()`."""
    return Program(arguments, environment, program)
