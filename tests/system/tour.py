# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the main job on the demo service through the window, and says line by line what happened.

What `./dev run` shows on a machine without a desktop or without systemd.
"""

import os
import sys
import time

import session
import ui
from desk import DEMO, ROW, Desk, holds, starts

BEGIN = time.monotonic()


def tell(what, answer=""):
    print(f"{time.monotonic() - BEGIN:6.1f} s  {what}", flush=True)
    if answer:
        print(f"          → {answer}", flush=True)


def picture(name):
    ui.screenshot(f"tour-{name}")
    tell(f"(picture: out/tour-{name}.png)")


def find(desk):
    edit = desk.window.edit().focus()
    ui.type_text("demo")
    # Each key finds anew; only what all of it found is to be clicked.
    session.wait_until(lambda: edit.text == "demo", 10, "“demo” typed")
    session.wait_until(lambda: desk.table.texts_of("Name")[:1] == [ROW], 10, "the demo found")
    desk.look_at()
    tell("“demo” typed into the search, and its best match selected",
         f"{desk.table.cell(ROW, 'Description').name}: {desk.table.cell(ROW, 'State').name}, "
         f"autostart {desk.table.cell(ROW, 'Autostart').name}")
    edit.write("")


def start(desk):
    desk.press("Start")
    desk.state(starts("Starting"))
    sentence = desk.says_somewhere(starts("Starting… "))
    status = desk.says_somewhere(starts("“Starting: "))
    tell("Start pressed: the service takes three seconds until it is ready",
         f"the window says {sentence}  {status}")
    desk.state("Running", timeout=30)
    tell("it told systemd that it is ready",
         f"the window says {desk.says_somewhere(starts('Running for '))}  "
         f"Main process {desk.fact('Main process')}")
    picture("status")


def enable(desk):
    desk.press("Enable autostart")
    desk.table.reads(ROW, "Autostart", "On")
    tell("autostart switched on with one click", desk.message())
    picture("autostart")
    desk.answer("Undo")
    desk.table.reads(ROW, "Autostart", "Off")
    tell("and taken back with Undo", desk.message(holds("no longer")))
    desk.quiet()


def follow_journal(desk):
    desk.tab("Journal")
    line = desk.entries().has_item(holds("Tick"), timeout=15)
    tell("the journal of the service follows live", line.name)


def kill_and_restart(desk):
    before = desk.says("MainPID")
    desk.press("Kill…")
    dialog = desk.program.application.dialog(starts("Kill "))
    dialog.edit("Search signals").write("SIGKILL")
    dialog.button("Send SIGKILL")
    picture("kill")
    dialog.button("Send SIGKILL").click()
    line = desk.entries().has_item(holds("9/KILL"), timeout=15)
    tell(f"SIGKILL sent to the main process {before}", line.name)
    desk.state("Running", timeout=30)
    tell("systemd restarted it, as its unit file says", f"its main process is {desk.says('MainPID')}")
    picture("journal")


def stop(desk):
    desk.tab("Status")
    desk.press("Stop")
    desk.state("Stopped", timeout=20)
    tell("Stop pressed", f"the row says Stopped, and systemctl says {desk.says('ActiveState')}")
    desk.window.button("Copy command").click()
    tell("“Copy command” pressed: the same in a terminal", desk.clipboard())


def main():
    tell("a real systemd is booted, and Unitdeck starts in it as an ordinary user")
    desk = Desk()
    try:
        tell("the window lists the services", f"{desk.table.row_count()} services; " + next(
            text for text in desk.window.texts() if text.startswith("User manager")))
        picture("welcome")
        desk.window.button("Not now").click()
        find(desk)
        start(desk)
        enable(desk)
        follow_journal(desk)
        kill_and_restart(desk)
        stop(desk)
        status = desk.close()
    except BaseException:
        ui.screenshot("tour-failed")
        desk.program.quit()
        raise
    tell(f"the window is closed; the program ended with status {status}")
    session.systemctl("disable", "--quiet", DEMO, check=False)
    return status or int(not os.path.exists(f"{session.OUT}/tour-journal.png"))


if __name__ == "__main__":
    sys.exit(main())
