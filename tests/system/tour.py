# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the main job on the demo service through the window, and says line by line what happened.

What `./dev run` shows on a machine without a desktop or without systemd.
"""

import sys
import time

import session
import ui

DEMO = "unitdeck-demo.service"
BEGIN = time.monotonic()


def tell(text):
    print(f"{time.monotonic() - BEGIN:6.1f} s  {text}", flush=True)


def demo(name):
    return session.unit_property(DEMO, name)


def show(window):
    """Makes the demo service the unit looked at."""
    table = window.table()
    window.edit("Search units").focus()
    ui.key("ctrl+a")
    ui.type_text("unitdeck-demo")
    table.shows(DEMO, timeout=20)
    table.select(DEMO)
    tell(f"found {DEMO}: {table.cell(DEMO, 'State').name}, "
         f"autostart {table.cell(DEMO, 'Autostart').name}")
    return table


def start(window, table):
    window.action("Start").click()
    table.reads(DEMO, "State", lambda text: text.startswith("Starting"))
    status = session.wait_until(lambda: demo("StatusText"), 10, "a status text")
    tell(f"Start pressed: the row says “{table.cell(DEMO, 'State').name}”, the service “{status}”")
    table.reads(DEMO, "State", "Running", timeout=30)
    tell(f"it is ready: the row says “Running”, its main process is {demo('MainPID')}")


def enable(window, table):
    window.action("Enable autostart").click()
    table.reads(DEMO, "Autostart", "On")
    tell(f"autostart switched on: systemd says “{demo('UnitFileState')}”, the window says "
         f"“{' '.join(window.message().texts()[:1])}”" if window.find_all("any", "Message")
         else f"autostart switched on: systemd says “{demo('UnitFileState')}”")


def follow_journal(window):
    window.tab("Journal").click()
    line = window.list("Journal entries").has_item(
        lambda text: "ready" in text.lower() or "demo" in text.lower(), timeout=15)
    tell(f"the journal follows: “{line.name}”")


def kill_and_restart(window, table, program):
    before = demo("MainPID")
    window.action("Kill…").click()
    dialog = program.application.dialog(lambda name: name.startswith("Kill"))
    dialog.edit("Search signals").write("SIGKILL")
    dialog.list("Signals").choose(lambda text: text.startswith("SIGKILL"))
    ui.screenshot("tour-kill")
    dialog.button(lambda name: name.startswith("Send")).click()
    session.wait_until(lambda: demo("MainPID") not in (before, "0"), 20, "a new main process")
    tell(f"SIGKILL sent to {before}: systemd restarted it as {demo('MainPID')} "
         f"(restart {demo('NRestarts')})")
    table.reads(DEMO, "State", "Running", timeout=30)
    line = window.list("Journal entries").has_item(lambda text: "9/KILL" in text, timeout=15)
    tell(f"the journal tells it: “{line.name}”")


def main():
    with ui.start() as program:
        window = program.window()
        ui.activate()
        tell(f"the window is there: “{window.name}”")
        table = show(window)
        start(window, table)
        enable(window, table)
        follow_journal(window)
        kill_and_restart(window, table, program)
        ui.screenshot("tour-journal")
        window.tab("Status").click()
        session.wait_until(lambda: any("Running" in text for text in window.texts()), 10,
                           "the sentence of the Status tab")
        ui.screenshot("tour-status")
        window.action("Stop").click()
        table.reads(DEMO, "State", "Stopped", timeout=20)
        tell(f"Stop pressed: the row says “Stopped”, systemd “{demo('ActiveState')}”")
    tell("done")
    return 0


if __name__ == "__main__":
    sys.exit(main())
