# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes screenshots of the window, every view and tab, light and dark, for people to look at."""

import os
import sys

import session
import ui

DEMO = "unitdeck-demo.service"
# Qt's own KDE theme reads its colours from here; no other package is needed for a dark desktop.
COLOURS = os.path.expanduser("~/.config/kdeglobals")
DARK = {
    "View": ("27,30,32", "252,252,252"), "Window": ("42,46,50", "252,252,252"),
    "Button": ("49,54,59", "252,252,252"), "Selection": ("61,174,233", "252,252,252"),
    "Tooltip": ("49,54,59", "252,252,252"), "Complementary": ("42,46,50", "252,252,252"),
    "Header": ("49,54,59", "252,252,252"),
}


def theme(dark):
    """The environment for a light or a dark desktop."""
    if not dark:
        return {}
    groups = "".join(
        f"[Colors:{name}]\nBackgroundNormal={back}\nBackgroundAlternate=35,38,41\n"
        f"ForegroundNormal={front}\nForegroundInactive=161,169,177\nForegroundLink=29,153,243\n"
        f"ForegroundVisited=155,89,182\nDecorationFocus=61,174,233\n"
        for name, (back, front) in DARK.items())
    session.write_file(COLOURS, groups)
    return {"QT_QPA_PLATFORMTHEME": "kde", "KDE_SESSION_VERSION": "5"}


def prepare():
    """One service that runs, one that failed, one with a long name and Chinese."""
    session.systemctl("start", DEMO, check=False)
    home = "~/.config/systemd/user"
    session.write_file(f"{home}/shots-failed.service",
                       "[Unit]\nDescription=A service that fails\n[Service]\nExecStart=sh -c "
                       "'echo the file /srv/data is not there >&2; exit 3'\n")
    session.write_file(
        f"{home}/shots-with-a-name-longer-than-any-column-of-the-table-would-ever-be.service",
        "[Unit]\nDescription=备份服务：每天夜里把所有文件复制到另一台机器\n"
        "[Service]\nExecStart=sleep 1000\n[Install]\nWantedBy=default.target\n")
    session.systemctl("daemon-reload")
    session.systemctl("start", "shots-failed.service", check=False)
    session.systemctl("start", "shots-with-a*", check=False)


def take(name, look):
    with ui.start(environment=theme(look == "dark")) as program:
        window = program.window()
        ui.activate()
        table = window.table()
        table.shows(DEMO, timeout=20)
        for view in ("Services", "Failed", "Everything"):
            window.tree().choose(lambda text, view=view: text.startswith(view))
            ui.screenshot(f"{name}-{view.lower()}-{look}")
        window.tree().choose(lambda text: text.startswith("Services"))
        for unit in (DEMO, "shots-failed.service"):
            table.select(unit)
            for tab in window.find_all("tab"):
                word = tab.name
                tab.click()
                ui.wait_until(lambda tab=tab: tab.has("selected"), 5, f"tab {word}")
                ui.screenshot(f"{name}-{unit.partition('.')[0]}-"
                              f"{word.lower().replace(' ', '-')}-{look}")


def main():
    prepare()
    for look in ("light", "dark"):
        take("window", look)
    print("\n".join(sorted(name for name in os.listdir(ui.OUT) if name.endswith(".png"))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
