// SPDX-License-Identifier: GPL-3.0-or-later
// The Status tab says what the manager says, and asks for what its buttons promise.
#include "app/bus/bus_thread.h"
#include "app/units/manager.h"
#include "tests/support/fake_manager.h"
#include "tests/support/patient_test.h"
#include "tests/support/private_bus.h"
#include "ui/views/facts_grid.h"
#include "ui/views/rich_label.h"
#include "ui/views/status_page.h"
#include "ui/views/status_view.h"
#include "ui/views/switch_button.h"
#include "ui/views/text_pane.h"

#include <QDateTime>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

#include <memory>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 second = 1'000'000;

quint64 now()
{
    return static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) * 1000;
}

UnitInfo runningRow()
{
    UnitInfo row;
    row.name = u"demo.service"_s;
    row.load = LoadState::Loaded;
    row.active = ActiveState::Active;
    row.sub = u"running"_s;
    row.file = UnitFileState::Enabled;
    row.isLoaded = true;
    return row;
}

UnitDetails runningDetails()
{
    UnitDetails details;
    details.id = {Scope::User, u"demo.service"_s};
    details.typeName = u"Service"_s;
    details.unit = {{u"ActiveEnterTimestamp"_s, now() - 120 * second},
                    {u"FragmentPath"_s, u"/etc/systemd/user/demo.service"_s},
                    {u"LoadState"_s, u"loaded"_s},
                    {u"WantedBy"_s, QStringList{u"default.target"_s}}};
    details.type = {{u"MainPID"_s, 4711u},
                    {u"StatusText"_s, u"Tick <24>"_s},
                    {u"StandardOutput"_s, u"journal"_s},
                    {u"ExecMainStartTimestamp"_s, now() - 120 * second},
                    {u"Result"_s, u"success"_s}};
    return details;
}

JournalStatus readable()
{
    JournalStatus status;
    status.kind = JournalStatus::Kind::Ok;
    return status;
}

bool says(const QWidget &widget, const QString &text)
{
    for (const RichLabel *label : widget.findChildren<RichLabel *>()) {
        if (label->isVisible() && label->plainText().contains(text))
            return true;
    }
    return false;
}

} // namespace

class StatusPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAUnitThePageIsCalm()
    {
        StatusView view;
        view.show();
        QVERIFY(!view.findChild<RichLabel *>(u"headline"_s)->isVisible());
    }

    void aRunningUnitIsToldInASentence()
    {
        StatusView view;
        view.show();
        view.setUnit(runningRow(), true, {});
        view.setDetails(runningDetails(), {}, false, {});
        QVERIFY(says(view, u"Running for"_s));
        QVERIFY(says(view, u"Tick <24>"_s));
        QVERIFY(says(view, u"active (running)"_s));
        QVERIFY(says(view, u"4711"_s));
        QVERIFY(view.findChild<SwitchButton *>(u"autostart"_s)->isChecked());
        QVERIFY(!view.findChild<QPushButton *>(u"verb-start"_s)->isVisible());
    }

    void theSwitchAsksAndWaitsForTheAnswer()
    {
        StatusView view;
        view.show();
        view.setUnit(runningRow(), true, {});
        QSignalSpy asked(&view, &StatusView::verbRequested);
        auto *button = view.findChild<SwitchButton *>(u"autostart"_s);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).value<Verb>(), Verb::Disable);
        QVERIFY(button->isChecked());
        UnitInfo row = runningRow();
        row.file = UnitFileState::Disabled;
        view.setUnit(row, true, {});
        QVERIFY(!button->isChecked());
    }

    void aFailedUnitSaysWhyAndWhatToDo()
    {
        StatusView view;
        view.show();
        UnitInfo row = runningRow();
        row.active = ActiveState::Failed;
        row.sub = u"failed"_s;
        UnitDetails details = runningDetails();
        details.unit[u"ActiveState"_s] = u"failed"_s;
        details.type[u"Result"_s] = u"start-limit-hit"_s;
        view.setUnit(row, true, {});
        view.setDetails(details, {}, false, {});
        QVERIFY(says(view, u"it was started too often in a short time"_s));
        QSignalSpy asked(&view, &StatusView::verbRequested);
        auto *button = view.findChild<QPushButton *>(u"verb-reset-failed"_s);
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(asked.at(0).at(0).value<Verb>(), Verb::ResetFailed);
    }

    void aChangedFileOffersToReload()
    {
        StatusView view;
        view.show();
        UnitDetails details = runningDetails();
        details.unit[u"NeedDaemonReload"_s] = true;
        view.setUnit(runningRow(), true, {});
        view.setDetails(details, {}, false, {});
        QSignalSpy asked(&view, &StatusView::verbRequested);
        view.findChild<QPushButton *>(u"reloadManager"_s)->click();
        QCOMPARE(asked.at(0).at(0).value<Verb>(), Verb::DaemonReload);
    }

    void aSilentServiceIsExplained()
    {
        StatusView view;
        view.show();
        view.setUnit(runningRow(), true, {});
        view.setDetails(runningDetails(), {}, false, {});
        JournalEntry started;
        started.realtime = static_cast<qint64>(now() - 119 * second);
        started.identifier = u"systemd"_s;
        started.message = u"Started demo.service."_s;
        view.setLines({started}, true, false, readable());
        QVERIFY(says(view, u"PYTHONUNBUFFERED=1"_s));
        JournalEntry own = started;
        own.identifier = u"demo"_s;
        view.setLines({started, own}, true, false, readable());
        QVERIFY(!says(view, u"PYTHONUNBUFFERED=1"_s));
    }

    void linesInAnotherScriptNeedNoScrolling()
    {
        TextPane pane(8);
        QList<TextPane::Line> lines;
        for (int i = 0; i < 6; ++i)
            lines << TextPane::Line{{u"12:00:00 "_s, {}},
                                    {u"备份服务：每天夜里"_s.repeated(20), {}}};
        pane.setLines(lines);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        QCOMPARE(pane.verticalScrollBar()->maximum(), 0);
    }

    void linesChangeWithoutLosingASelection()
    {
        TextPane pane(8);
        pane.setLines({{{u"one"_s, {}}}, {{u"two"_s, {}}}});
        QTextCursor cursor = pane.textCursor();
        cursor.movePosition(QTextCursor::Start);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        pane.setTextCursor(cursor);
        pane.setLines({{{u"one"_s, {}}}, {{u"three"_s, {}}}, {{u"four"_s, {}}}});
        QCOMPARE(pane.toPlainText(), u"one\nthree\nfour"_s);
        QCOMPARE(pane.textCursor().selectedText(), u"one"_s);
        pane.setLines({});
        QCOMPARE(pane.toPlainText(), QString());
    }

    void everythingFocusableHasAName()
    {
        StatusView view;
        view.show();
        view.setUnit(runningRow(), true, {});
        view.setDetails(runningDetails(), {}, false, {});
        view.setLinger(true, {});
        for (const QWidget *widget : view.findChildren<QWidget *>()) {
            if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible()) {
                const auto *button = qobject_cast<const QPushButton *>(widget);
                QVERIFY2(!widget->accessibleName().isEmpty() ||
                             (button && !button->text().isEmpty()),
                         qPrintable(widget->objectName() +
                                    QLatin1StringView(widget->metaObject()->className())));
            }
        }
    }

    void thePageFollowsTheWatchedUnit()
    {
        PrivateBus bus;
        QVERIFY(bus.start());
        FakeManager fake(bus.address());
        FakeUnit unit;
        unit.name = u"demo.service"_s;
        unit.active = u"active"_s;
        unit.sub = u"running"_s;
        unit.type = {{u"MainPID"_s, 77u}, {u"StatusText"_s, u"warming up"_s}};
        fake.add(unit);
        QVERIFY(fake.appear());
        BusThread thread;
        auto *client = thread.adopt(
            std::make_unique<SystemdClient>(Scope::User, BusEndpoint::at(bus.address())));
        Manager manager(client);
        UnitWatch watch;
        StatusPage page(&watch, nullptr);
        page.setJournalPaths({u"/nonexistent"_s});
        page.show();
        QTRY_VERIFY(manager.units()->find(unit.name));
        watch.look(&manager, unit.name);
        page.setRow(*manager.units()->find(unit.name), true);
        QTRY_VERIFY(says(page, u"warming up"_s));
        fake.sayChanged(unit.name, u"Service"_s, {{u"StatusText"_s, u"all is well"_s}});
        QTRY_VERIFY(says(page, u"all is well"_s));
    }
};

QTEST_MAIN(StatusPageTest)
#include "status_page_test.moc"
