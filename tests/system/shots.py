# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes screenshots of the window, every view and tab, light and dark, for people to look at."""

import os
import sys
import time

import session
import ui
from desk import DEMO, HOME_UNITS, ROW, Desk

LONG = "shots-with-a-name-longer-than-any-column-of-the-table-would-ever-be"
TABS = ("status", "journal", "unit-file", "properties")
VIEWS = ("services", "failed", "running", "favourites", "automatic", "timers", "sockets",
         "everything")
# What else a program may meet: another language, and a screen of twice the density.
CONDITIONS = {"chinese": {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"},
              "scaled": {"QT_SCALE_FACTOR": "2"}}
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
    """A demo that runs, services that failed, one with a long name and Chinese."""
    session.write_file("~/.config/unitdeck-demo.conf", "startup = 1\nchildren = 2\n")
    session.systemctl("start", DEMO)
    session.systemctl("kill", "--signal=SIGUSR1", DEMO)
    session.write_file(f"{HOME_UNITS}/shots-failed.service",
                       "[Unit]\nDescription=A service that fails\n[Service]\nExecStart=sh -c "
                       "'echo the file /srv/data is not there >&2; exit 3'\n")
    session.write_file(
        f"{HOME_UNITS}/{LONG}.service",
        "[Unit]\nDescription=备份服务：每天夜里把所有文件复制到另一台机器\n"
        "[Service]\nExecStart=sleep 1000\n[Install]\nWantedBy=default.target\n")
    session.systemctl("daemon-reload")
    session.systemctl("start", "shots-failed.service", check=False)
    session.systemctl("start", f"{LONG}.service", check=False)


def select(desk, row):
    """By the search: it needs no names, no wheel, and works at every scale."""
    ui.key("ctrl+f")
    ui.type_text(row)
    session.wait_until(lambda: desk.table.texts_of(None)[:1] == [row], 10, f"{row} found")
    ui.key("Return", "Escape")


def open_desk(environment, row=ROW):
    desk = Desk(english=False, environment=environment)
    desk.window = desk.program.window(lambda text: bool(text))
    select(desk, row)
    time.sleep(0.5)  # For the eye: nothing on the screen tells that all has been painted.
    return desk


def tabs(desk):
    return [tab for tab in desk.window.find_all("tab")]


def take_tabs(desk, name):
    for number, tab in enumerate(tabs(desk)):
        tab.click()
        time.sleep(0.7)
        ui.screenshot(f"{name}-{TABS[number]}")
    tabs(desk)[0].click()


def popup(name, *keys):
    """What opens with keys, and closes with Escape."""
    if keys:
        ui.key(*keys)
    time.sleep(0.5)
    ui.screenshot(name)
    ui.key("Escape", "Escape")
    time.sleep(0.2)


def take(look):
    """Everything in one look."""
    desk = open_desk(theme(look == "dark"))
    table = desk.table
    take_tabs(desk, f"{look}-demo")
    tabs(desk)[1].click()
    time.sleep(0.5)
    desk.entries().items()[-1].point()
    time.sleep(0.7)
    ui.screenshot(f"{look}-demo-journal-entry")
    tabs(desk)[0].click()
    table.select(ROW)
    popup(f"{look}-kill", "ctrl+shift+k")
    ui.key("ctrl+k")
    ui.type_text("restart demo")
    popup(f"{look}-palette")
    popup(f"{look}-shortcuts", "F1")
    popup(f"{look}-menu", "F10")
    table.select(ROW)
    popup(f"{look}-context-menu", "Menu")
    table.focus()
    ui.key("space")
    time.sleep(1)
    ui.screenshot(f"{look}-message")
    ui.key("space", "Escape", "Escape")
    table.select("dbus")
    popup(f"{look}-guard", "ctrl+shift+x")
    table.select("shots-failed")
    take_tabs(desk, f"{look}-failed")
    table.select(LONG)
    time.sleep(0.7)
    ui.screenshot(f"{look}-long-name")
    for number, view in enumerate(VIEWS, 1):
        ui.key(f"ctrl+{number}")
        time.sleep(0.4)
        ui.screenshot(f"{look}-view-{view}")
    ui.key("ctrl+1", "alt+2")
    time.sleep(1)
    ui.screenshot(f"{look}-system")
    ui.key("alt+1")
    desk.close()


def resize(width, height):
    number = session.run(["xdotool", "search", "--onlyvisible", "--name", "^Unitdeck"]).split()[-1]
    session.run(["xdotool", "windowmove", number, "0", "20"])
    session.run(["xdotool", "windowsize", number, width, height])
    time.sleep(0.7)


def take_small():
    """800 × 600, where the tool bar has no room for all."""
    desk = open_desk({})
    resize("800", "600")
    take_tabs(desk, "small-demo")
    desk.close()
    session.run(["rm", "-rf", os.path.expanduser("~/.config/unitdeck")])


def main():
    prepare()
    looks = sys.argv[1:] or ["light", "dark", "chinese", "scaled", "small"]
    for look in looks:
        session.run(["rm", "-rf", os.path.expanduser("~/.config/unitdeck")])
        if look == "small":
            take_small()
        elif look in ("chinese", "scaled"):
            desk = open_desk(CONDITIONS[look])
            if look == "scaled":
                resize("1390", "960")
            take_tabs(desk, f"{look}-demo")
            popup(f"{look}-kill", "ctrl+shift+k")
            select(desk, "shots-failed")
            time.sleep(0.7)
            ui.screenshot(f"{look}-failed")
            desk.close()
        else:
            take(look)
    print("\n".join(sorted(name for name in os.listdir(session.OUT) if name.endswith(".png"))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
