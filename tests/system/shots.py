# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes screenshots of the window for people to look at: every view, light, dark, in other
languages, long, from right to left, at other scales and sizes; a sheet of each kind.

    shots.py [KIND…]
"""

import os
import re
import sys
import time
import xml.etree.ElementTree

import session
import ui
from desk import DEMO, HOME_UNITS, ROW, Desk

HOME = os.path.expanduser("~")
LONG = "shots-with-a-name-longer-than-any-column-of-the-table-would-ever-be"
TABS = ("status", "journal", "unit-file", "properties")
VIEWS = ("services", "failed", "running", "favourites", "automatic", "timers", "sockets",
         "everything")
CHINESE = {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}
PSEUDO = {"LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"}
# What a program may meet: the environment, Qt's options, and the size of the window.
KINDS = {
    "light": ({}, (), None),
    "dark": ({}, (), None),
    "chinese": (CHINESE, (), None),
    "half": ({"QT_SCALE_FACTOR": "1.5"}, (), ("1390", "960")),
    "scaled": ({"QT_SCALE_FACTOR": "2"}, (), ("1390", "960")),
    "small": ({}, (), ("800", "600")),
    "long": (PSEUDO, (), None),
    "long-small": (PSEUDO, (), ("900", "700")),
    "reverse": ({}, ("-reverse",), None),
}
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
    session.write_file(f"{HOME}/shots/hello.py", "print('Hello')\n")
    session.write_file(f"{HOME_UNITS}/shots-hello.service",
                       f"[Unit]\nDescription=Says hello\n[Service]\nExecStart=/usr/bin/python3 "
                       f"{HOME}/shots/hello.py %h/data\n[Install]\nWantedBy=default.target\n")
    session.write_file(f"{HOME_UNITS}/shots-slow.service",
                       "[Unit]\nDescription=A service that takes its time\n[Service]\n"
                       "ExecStartPre=sleep 600\nExecStart=sleep 1000\n")
    session.systemctl("daemon-reload")
    session.systemctl("start", "shots-failed.service", check=False)
    session.systemctl("start", f"{LONG}.service", check=False)


def longer(text):
    """40 % longer, in brackets: where one is missing, something was cut off."""
    if text == "Unitdeck":
        return text  # a name, and the window is found by it
    fill = re.sub(r"<[^>]*>|%L?[\dn]|&|\{\w+\}", "", text)
    return f"[{text}{'~' * max(2, round(len(fill) * 0.4) - 2)}]"


def install_longer_texts():
    """As the catalogue of Qt's own texts, which the program looks into for what its own lacks."""
    catalogue = xml.etree.ElementTree.parse(
        os.path.join(session.SOURCE, "resources/translations/unitdeck_zh_CN.ts"))
    catalogue.getroot().set("language", "en_US")
    for message in catalogue.iter("message"):
        translation = message.find("translation")
        translation.clear()
        if message.get("numerus") == "yes":
            for _ in range(2):
                form = xml.etree.ElementTree.SubElement(translation, "numerusform")
                form.text = longer(message.findtext("source"))
        else:
            translation.text = longer(message.findtext("source"))
    catalogue.write("/tmp/longer.ts", encoding="utf-8", xml_declaration=True)
    tools = session.run(["sh", "-c", "qtpaths6 --query QT_HOST_BINS || "
                         "qmake6 -query QT_HOST_BINS"])
    folder = session.run(["sh", "-c", "qtpaths6 --query QT_INSTALL_TRANSLATIONS || "
                          "qmake6 -query QT_INSTALL_TRANSLATIONS"])
    session.run([f"{tools}/lrelease", "-silent", "/tmp/longer.ts", "-qm", "/tmp/longer.qm"])
    session.root(["install", "-D", "/tmp/longer.qm", f"{folder}/qtbase_en.qm"])


def select(desk, row):
    """By the search: it needs no names, no wheel, and works at every scale."""
    ui.key("Escape", "Escape", "Escape", "ctrl+f", "ctrl+a")
    ui.type_text(row)
    session.wait_until(lambda: desk.table.texts_of(None)[:1] == [row], 10, f"{row} found")
    ui.key("Return", "Escape")


def open_desk(kind):
    environment, arguments, size = KINDS[kind]
    for is_first in (True, False):
        desk = Desk(english=False, environment=environment | theme(kind == "dark"),
                    arguments=arguments)
        if size:
            resize(*size)
        time.sleep(0.5)  # For the eye: nothing on the screen tells that all has been painted.
        if is_first:
            ui.screenshot(f"{kind}-welcome")
            desk.close()
            session.write_file("~/.config/unitdeck/unitdeck.conf", "[welcome]\ndismissed=true\n")
    select(desk, ROW)
    time.sleep(0.5)
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


def take_jobs(desk, kind):
    session.systemctl("start", "--no-block", "shots-slow.service")
    button = desk.window.find("button", lambda text: "1" in text and len(text) < 20)
    button.click()
    popup(f"{kind}-jobs")
    session.systemctl("stop", "shots-slow.service")


def take_dialogs(desk, kind):
    """What makes, changes and moves services."""
    ui.key("ctrl+n")
    time.sleep(0.5)
    ui.type_text(f"{HOME}/shots/hello.py")
    time.sleep(0.7)
    popup(f"{kind}-new-service")
    popup(f"{kind}-run-once", "ctrl+shift+n")
    select(desk, "shots-hello")
    time.sleep(0.7)  # Until its facts are there.
    popup(f"{kind}-settings", "alt+Return")
    popup(f"{kind}-delete", "shift+Delete")
    # The context menu, whose texts are in any language: by the order of its entries from below.
    ui.key("Menu", *["Up"] * 5, "Return")
    time.sleep(0.5)
    popup(f"{kind}-promotion")
    ui.key("Menu", *["Up"] * 6, "Return")
    time.sleep(0.7)
    popup(f"{kind}-new-timer")
    tabs(desk)[2].click()
    ui.key("ctrl+e", "Down", "Return")
    time.sleep(1)
    ui.key("ctrl+End")
    ui.type_text("Restrat=always")
    ui.key("Return")
    time.sleep(1.5)
    ui.screenshot(f"{kind}-editor")
    ui.key("ctrl+z", *["ctrl+z"] * 20, "Escape")
    time.sleep(0.5)
    ui.key("Escape", "Return")
    time.sleep(0.3)
    tabs(desk)[0].click()


def take_journal(kind):
    """The journal of the whole machine, what narrows it, and what is around an entry."""
    ui.key("ctrl+9")
    time.sleep(1.5)
    ui.screenshot(f"{kind}-machine-journal")
    ui.key("ctrl+shift+f")
    time.sleep(0.5)
    ui.screenshot(f"{kind}-add-filter")
    ui.key("alt+v")
    ui.type_text("systemd")
    ui.key("Tab", "Return")
    time.sleep(1)
    ui.key("Up", "Up")
    time.sleep(0.7)
    ui.screenshot(f"{kind}-journal-chips")
    ui.key("ctrl+e")
    time.sleep(1)
    ui.screenshot(f"{kind}-journal-around")
    ui.key("ctrl+1")
    time.sleep(0.3)


def take(kind):
    """Everything in one kind."""
    desk = open_desk(kind)
    take_journal(kind)
    select(desk, ROW)
    take_tabs(desk, f"{kind}-demo")
    tabs(desk)[1].click()
    time.sleep(0.5)
    desk.window.find("list", hidden=False).items()[-1].point()
    time.sleep(0.7)
    ui.screenshot(f"{kind}-journal-entry")
    tabs(desk)[0].click()
    select(desk, ROW)
    popup(f"{kind}-kill", "ctrl+shift+k")
    ui.key("ctrl+k")
    ui.type_text("restart demo")
    popup(f"{kind}-palette")
    popup(f"{kind}-shortcuts", "F1")
    popup(f"{kind}-preferences", "ctrl+comma")
    popup(f"{kind}-menu", "F10")
    select(desk, ROW)
    popup(f"{kind}-context-menu", "Menu")
    desk.table.focus()
    ui.key("space")
    time.sleep(1)
    ui.screenshot(f"{kind}-message")
    ui.key("space", "Escape", "Escape")
    take_dialogs(desk, kind)
    take_jobs(desk, kind)
    select(desk, "dbus")
    popup(f"{kind}-guard", "ctrl+shift+x")
    select(desk, "shots-failed")
    time.sleep(0.7)
    ui.screenshot(f"{kind}-failed")
    select(desk, LONG)
    time.sleep(0.7)
    ui.screenshot(f"{kind}-long-name")
    for number, view in enumerate(VIEWS, 1) if kind in ("light", "dark") else ():
        ui.key(f"ctrl+{number}")
        time.sleep(0.4)
        ui.screenshot(f"{kind}-view-{view}")
    ui.key("ctrl+1", "alt+2")
    time.sleep(1)
    ui.screenshot(f"{kind}-system")
    ui.key("alt+1")
    desk.close()


def resize(width, height):
    number = session.run(["xdotool", "search", "--onlyvisible", "--name", "."]).split()[-1]
    session.run(["xdotool", "windowmove", number, "0", "20"])
    session.run(["xdotool", "windowsize", number, width, height])
    time.sleep(0.7)


def sheet(kind):
    """All pictures of a kind on one, for a quick look."""
    pictures = sorted(f"{session.OUT}/{name}" for name in os.listdir(session.OUT)
                      if name.startswith(f"{kind}-") and name.endswith(".png") and
                      not any(name.startswith(f"{other}-") for other in KINDS
                              if other.startswith(f"{kind}-")))
    session.run(["montage", "-label", "%t", "-trim", *pictures, "-tile", "4x", "-geometry", "640x+6+6",
                 f"{session.OUT}/sheet-{kind}.png"], timeout=120)


def main():
    prepare()
    install_longer_texts()
    for kind in sys.argv[1:] or KINDS:
        session.run(["rm", "-rf", os.path.expanduser("~/.config/unitdeck")])
        take(kind)
        sheet(kind)
    print("\n".join(sorted(name for name in os.listdir(session.OUT) if name.endswith(".png"))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
