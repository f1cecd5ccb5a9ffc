# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in other languages: the catalogues are in the program, and Qt finds them."""

import unittest

import session
import ui
from desk import DEMO, ROW, main


class Languages(unittest.TestCase):

    def start(self, locale, columns):
        """The window in that locale, and its table, with the demo in it."""
        session.systemctl("start", DEMO)
        # LANGUAGE goes before all others.
        program = ui.start(environment={"LC_ALL": locale, "LANGUAGE": ""})
        self.addCleanup(program.log.close)
        self.addCleanup(program.quit)
        window = program.window()
        ui.activate()
        table = window.find("table", None)
        table.shows(ROW, timeout=20, by=columns)
        return program, window, table

    def test_a_chinese_desktop_reads_chinese(self):
        program, window, table = self.start("zh_CN.UTF-8", "名称")
        table.select(ROW, by="名称")
        table.reads(ROW, "状态", "运行中", by="名称")
        window.action("停止")
        window.find("label", lambda text: text.startswith("运行中，已持续"))
        table.focus()
        ui.key("ctrl+shift+k")
        dialog = program.application.dialog(f"向 {DEMO} 发送信号")
        # Qt's own word, without Qt's catalogues.
        dialog.button("取消").click()

    def test_plural_forms_are_right_where_there_is_no_catalogue(self):
        for locale in ("C.UTF-8", "de_DE.UTF-8"):
            with self.subTest(locale=locale):
                program, window, table = self.start(locale, "Name")
                table.select(ROW, "dbus")
                table.focus()
                ui.key("ctrl+shift+k")
                program.application.dialog("Kill 2 units")
                ui.key("Escape")
                program.quit()


if __name__ == "__main__":
    main()
