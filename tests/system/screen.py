# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard and the screen of the sandbox, as a person has them."""

import os

from session import OUT, run


def key(*names):
    """Presses keys in the window with the keyboard, e.g. key("ctrl+f"), key("space")."""
    run(["xdotool", "key", "--clearmodifiers", *names])


def type_text(text):
    """Types a text in the window with the keyboard."""
    run(["xdotool", "type", "--clearmodifiers", "--delay", "2", text])


def activate(title="^Unitdeck"):
    """Raises the window and gives it the keyboard, as a click on its task bar entry does."""
    for attempts_left in (3, 2, 1, 0):
        try:
            run(["xdotool", "search", "--sync", "--onlyvisible", "--name", title, "windowactivate",
                 "--sync"], timeout=20)
            return
        except AssertionError:
            # A window that closes while the others are looked through ends the search.
            if not attempts_left:
                raise


def screenshot(name):
    """The whole screen as NAME.png among the results; its path in the sandbox."""
    path = os.path.join(OUT, f"{name}.png")
    run(["import", "-silent", "-window", "root", path], check=False)
    return path
