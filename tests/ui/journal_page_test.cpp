// SPDX-License-Identifier: GPL-3.0-or-later
// The Journal tab on fixture files: following, keeping the place, filters, and what it says when
// there is nothing to show. With UNITDECK_SHOTS=DIR in the environment it leaves pictures there.
#include "app/journal/journal_reader.h"
#include "tests/app/journal/journal_fixture.h"
#include "tests/support/patient_test.h"
#include "ui/models/journal_chips.h"
#include "ui/models/journal_model.h"
#include "ui/views/journal_chips_bar.h"
#include "ui/views/journal_details.h"
#include "ui/views/journal_notice.h"
#include "ui/views/journal_page.h"
#include "ui/views/journal_query_dialog.h"
#include "ui/views/journal_window.h"
#include "ui/views/text_dialog.h"
#include "ui/views/timeline_view.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTableWidget>
#include <QToolButton>

using namespace unitdeck;
using namespace unitdeck::test;
using namespace Qt::Literals::StringLiterals;

class JournalPageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<JournalFixture> fixture_;
    std::unique_ptr<JournalPage> page_;

    QListView *list() const { return page_->findChild<QListView *>(u"journalEntries"_s); }
    QPushButton *follow() const { return page_->findChild<QPushButton *>(u"follow"_s); }
    QLineEdit *search() const { return page_->findChild<QLineEdit *>(u"searchJournal"_s); }
    JournalNotice *notice() const { return page_->findChild<JournalNotice *>(); }
    JournalReader *reader() const { return page_->findChild<JournalReader *>(); }
    QScrollBar *bar() const { return list()->verticalScrollBar(); }
    int rows() const { return list()->model()->rowCount(); }
    QString lastRow() const
    {
        return list()->model()->index(rows() - 1, 0).data().toString().section(u": "_s, 1);
    }
    QString currentRow() const
    {
        return list()->currentIndex().data().toString().section(u": "_s, 1);
    }
    /// The chips' words, those that are left out too.
    QStringList chips() const
    {
        QStringList words;
        for (const auto *button :
             page_->findChild<JournalChipsBar *>()->findChildren<QToolButton *>()) {
            if (button->isVisible() && button->text() != u"×"_s)
                words << button->text();
        }
        return words;
    }
    QToolButton *chip(const QString &name) const
    {
        for (auto *button : page_->findChild<JournalChipsBar *>()->findChildren<QToolButton *>()) {
            if (button->isVisible() && button->accessibleName() == name)
                return button;
        }
        return nullptr;
    }
    QString topRow() const { return list()->indexAt({50, 1}).data().toString(); }

    void show(const JournalQuery &query)
    {
        page_ = std::make_unique<JournalPage>();
        page_->resize(800, 400);
        page_->setQuery(query);
        page_->show();
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
        QTRY_VERIFY(!reader()->isLoading());
    }

    void shoot(const QString &name) const
    {
        const QString directory = qEnvironmentVariable("UNITDECK_SHOTS");
        if (!directory.isEmpty())
            QVERIFY(page_->grab().save(directory + u'/' + name + u".png"));
    }

private Q_SLOTS:
    void init() { fixture_ = std::make_unique<JournalFixture>(); }

    void cleanup() { page_.reset(); }

    void opensAtTheEndAndFollows()
    {
        fixture_->append(manyLines(300));
        show(fixture_->queryUnit(u"demo.service"_s));
        QTRY_COMPARE(lastRow(), u"line 299"_s);
        QVERIFY(page_->isFollowing());
        QVERIFY(follow()->isChecked());
        QCOMPARE(bar()->value(), bar()->maximum());
        fixture_->append({Line::of("demo.service", "new")});
        QTRY_COMPARE(lastRow(), u"new"_s);
        QCOMPARE(bar()->value(), bar()->maximum());
    }

    void scrollingAwayEndsFollowingAndTheEndBeginsItAgain()
    {
        fixture_->append(manyLines(300));
        show(fixture_->queryUnit(u"demo.service"_s));
        bar()->setValue(bar()->maximum() - 100);
        QVERIFY(!page_->isFollowing());
        QVERIFY(!follow()->isChecked());
        const QString place = topRow();
        fixture_->append(manyLines(12));
        QTRY_COMPARE(follow()->text(), u"Follow · 12 new"_s);
        QCOMPARE(follow()->accessibleName(), u"Follow"_s);
        QCOMPARE(topRow(), place);

        bar()->setValue(bar()->maximum());
        QTRY_VERIFY(page_->isFollowing());
        QTRY_COMPARE(lastRow(), u"line 11"_s);
        QTRY_COMPARE(bar()->value(), bar()->maximum());
        QCOMPARE(follow()->text(), u"Follow ●"_s);
    }

    void theButtonTogglesFollowing()
    {
        fixture_->append(manyLines(300));
        show(fixture_->queryUnit(u"demo.service"_s));
        follow()->click();
        QVERIFY(!page_->isFollowing());
        fixture_->append({Line::of("demo.service", "later")});
        QTRY_COMPARE(follow()->text(), u"Follow · 1 new"_s);
        follow()->click();
        QTRY_COMPARE(lastRow(), u"later"_s);
    }

    void scrollingUpReadsOnAndKeepsThePlace()
    {
        fixture_->append(manyLines(3000));
        show(fixture_->queryUnit(u"demo.service"_s));
        QSignalSpy older(list()->model(), &QAbstractItemModel::rowsInserted);
        int guard = 0;
        while (topRow().section(u": "_s, 1) != u"line 0"_s && ++guard < 2000) {
            const auto before = older.size();
            const QString place = topRow();
            const int value = bar()->value();
            bar()->setValue(0);
            const QString top = topRow();
            if (reader()->isLoading()) {
                QTRY_VERIFY(older.size() > before);
                QCOMPARE(topRow(), top);
            }
            QVERIFY2(!place.isEmpty() && value >= 0, "the view is empty");
        }
        QCOMPARE(topRow().section(u": "_s, 1), u"line 0"_s);
        QVERIFY(rows() <= journalWindow);
        auto *footer = page_->findChild<QLabel *>(u"journalFooter"_s);
        QVERIFY(footer->text().contains(u"nothing older"_s));
        bar()->setValue(50);
        QVERIFY(!footer->text().contains(u"nothing older"_s));
    }

    void aHiddenPageReadsNothingAndCatchesUp()
    {
        fixture_->append(manyLines(10));
        show(fixture_->queryUnit(u"demo.service"_s));
        QTRY_COMPARE(rows(), 10);
        page_->hide();
        const QSignalSpy loaded(reader(), &JournalReader::loaded);
        fixture_->append(manyLines(5));
        page_->show();
        QTRY_COMPARE(rows(), 15);
        QCOMPARE(loaded.size(), 1);
    }

    void textFiltersAndEscClears()
    {
        fixture_->append(manyLines(50));
        fixture_->append({Line::of("demo.service", "The Needle")});
        show(fixture_->queryUnit(u"demo.service"_s));
        page_->focusSearch();
        QTRY_VERIFY(search()->hasFocus());
        QTest::keyClicks(search(), u"needle"_s);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(lastRow(), u"The Needle"_s);
        QTest::keyClick(search(), Qt::Key_Escape);
        QTRY_COMPARE(rows(), 51);
    }

    void theWindowOfAJournalSearchesByTheUsualKey()
    {
        fixture_->append(manyLines(5));
        QTemporaryDir directory;
        QSettings settings(directory.filePath(u"settings"_s), QSettings::IniFormat);
        auto *window = new JournalWindow(fixture_->path(), &settings);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window));
        auto *entries = window->findChild<QListView *>(u"journalEntries"_s);
        entries->setFocus();
        QTest::keySequence(entries, QKeySequence::Find);
        QTRY_VERIFY(window->findChild<QLineEdit *>(u"searchJournal"_s)->hasFocus());
        window->close();
    }

    void whoScrollsAwayInAFloodStaysThere()
    {
        fixture_->append(manyLines(300));
        show(fixture_->queryUnit(u"demo.service"_s));
        QTRY_VERIFY(page_->findChild<TimelineView *>()->timeline().isComplete);
        // What was sent meanwhile waits in the queue of this thread.
        fixture_->append(manyLines(9000));
        bar()->setValue(bar()->maximum() - 100);
        const QString place = topRow();
        QTRY_COMPARE(follow()->text(), u"Follow · 9000 new"_s);
        QCOMPARE(topRow(), place);
        QCOMPARE(lastRow(), u"line 299"_s);
        follow()->click();
        QTRY_COMPARE(lastRow(), u"line 8999"_s);
        QTRY_COMPARE(page_->findChild<TimelineView *>()->timeline().total, 9300);
    }

    void priorityAndBootFilter()
    {
        QList<Line> lines{Line::of("demo.service", "bad", 3), Line::of("demo.service", "good", 6)};
        lines[1].boot = secondBoot;
        fixture_->append(lines);
        show(fixture_->queryUnit(u"demo.service"_s));
        QTRY_COMPARE(rows(), 2);
        auto *priority = page_->findChild<QComboBox *>(u"journalPriority"_s);
        priority->setCurrentIndex(priority->findText(u"Error and worse"_s));
        Q_EMIT priority->activated(priority->currentIndex());
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(lastRow(), u"bad"_s);

        auto *boot = page_->findChild<QComboBox *>(u"journalBoot"_s);
        // Not "This boot": the files are of another machine, for all one knows.
        QTRY_COMPARE(boot->count(), 3);
        boot->setCurrentIndex(1); // the newest of those in the files
        Q_EMIT boot->activated(1);
        QTRY_COMPARE(notice()->text().sentence, u"No entry matches."_s);
        QVERIFY(notice()->isVisible());
        page_->findChild<QPushButton *>(u"clearFilters"_s)->click();
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(priority->currentText(), u"All priorities"_s);
    }

    void oneEntryInFull()
    {
        fixture_->append({Line::of("demo.service", "first\nsecond", 4)
                              .with("ANSWER", "42")
                              .with("BYTES", QByteArray(2000, '\x01'))});
        show(fixture_->queryUnit(u"demo.service"_s));
        QTRY_COMPARE(rows(), 1);
        list()->setCurrentIndex(list()->model()->index(0, 0));
        auto *details = page_->findChild<JournalDetails *>();
        QTRY_VERIFY(!details->allFields().isEmpty());
        QVERIFY(details->isVisible());
        QVERIFY(details->allFields().contains(u"ANSWER=42"_s));
        QCOMPARE(details->message(), u"first\nsecond"_s);
        auto *table = details->findChild<QTableWidget *>();
        details->findChild<QLineEdit *>()->setText(u"answer"_s);
        int shown = 0;
        for (int row = 0; row < table->rowCount(); ++row)
            shown += table->isRowHidden(row) ? 0 : 1;
        QCOMPARE(shown, 1);
        QString bytes;
        for (int row = 0; row < table->rowCount(); ++row) {
            if (table->item(row, 0)->text() == u"BYTES"_s)
                bytes = table->item(row, 1)->text();
        }
        QVERIFY2(bytes.startsWith(u"2000 byte"_s), qPrintable(bytes));

        list()->setFocus();
        QGuiApplication::clipboard()->clear();
        QTest::keySequence(list(), QKeySequence::Copy);
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"demo[4242]: first\n "_s), qPrintable(copied));
        QTest::keyClick(list(), Qt::Key_Escape);
        QVERIFY(!details->isVisible());
    }

    void aUnitThatHasSaidNothing()
    {
        fixture_->append(manyLines(3));
        show(fixture_->queryUnit(u"silent.service"_s));
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY(notice()->text().sentence.contains(u"silent.service"_s));
        QVERIFY(notice()->text().hint.contains(u"PYTHONUNBUFFERED=1"_s));
        shoot(u"journal-empty"_s);
        // The first words take its place.
        fixture_->append({Line::of("silent.service", "words")});
        QTRY_COMPARE(rows(), 1);
        QVERIFY(!notice()->isVisible());
    }

    void chipsNarrowAndWiden()
    {
        QList<Line> lines;
        for (int i = 0; i < 60; ++i) {
            const QByteArray unit = i % 3 == 0   ? "a.service"
                                    : i % 3 == 1 ? "b.service"
                                                 : "c.service";
            lines << Line::of(unit, "line " + QByteArray::number(i))
                         .with("KIND", i % 2 ? "odd" : "even");
        }
        fixture_->append(lines);
        show(fixture_->query());
        QTRY_COMPARE(rows(), 60);
        QVERIFY(chips().isEmpty());
        page_->applyQuery(withUnit(page_->query(), {Scope::System, u"a.service"_s}, true));
        QTRY_COMPARE(rows(), 40);
        QCOMPARE(chips(), QStringList{u"a.service"_s});
        page_->applyQuery(withFilter(page_->query(), {u"KIND"_s, "odd"}));
        QTRY_COMPARE(rows(), 20);
        QCOMPARE(chips(), (QStringList{u"a.service"_s, u"KIND is odd"_s}));
        // Turned round: the unit alone, then the other kind.
        chip(u"Not: a.service"_s)->click();
        QTRY_COMPARE(rows(), 10);
        QCOMPARE(page_->query().units, (QList{UnitId{Scope::System, u"a.service"_s}}));
        chip(u"KIND is odd"_s)->click();
        QTRY_COMPARE(chips(), (QStringList{u"a.service"_s, u"KIND is not odd"_s}));
        shoot(u"journal-chips"_s);
        chip(u"Remove filter: KIND is not odd"_s)->click();
        QTRY_COMPARE(rows(), 20);
        chip(u"Remove filter: a.service"_s)->click();
        QTRY_COMPARE(rows(), 60);
        QVERIFY(chips().isEmpty());
    }

    void theUnitOfThePageIsNoFilter()
    {
        fixture_->append(manyLines(5));
        show(fixture_->query());
        page_->setUnit({Scope::System, u"demo.service"_s});
        QTRY_COMPARE(rows(), 5);
        QVERIFY(chips().isEmpty());
    }

    void expressions()
    {
        fixture_->append(manyLines(120));
        show(fixture_->queryUnit(u"demo.service"_s));
        auto *expression = page_->findChild<QToolButton *>(u"journalExpression"_s);
        expression->click();
        search()->setText(u"line \\d5$"_s);
        QTRY_COMPARE(rows(), 9);
        search()->setText(u"line (5"_s);
        QTRY_VERIFY(notice()->isVisible());
        QCOMPARE(notice()->text().sentence, u"This is no regular expression."_s);
        QVERIFY2(!notice()->text().hint.isEmpty(), "PCRE2's words");
        expression->click();
        QTRY_COMPARE(notice()->text().sentence, u"No entry matches."_s);
    }

    void clearingLeavesNothingOfAnExpression()
    {
        fixture_->append(manyLines(120));
        show(fixture_->queryUnit(u"demo.service"_s));
        auto *expression = page_->findChild<QToolButton *>(u"journalExpression"_s);
        expression->click();
        page_->applyQuery(withWorst(page_->query(), 3));
        search()->setText(u"line \\d5$"_s);
        QTRY_VERIFY(notice()->isVisible());
        page_->findChild<QPushButton *>(u"clearFilters"_s)->click();
        QTRY_COMPARE(rows(), 120);
        QVERIFY(!expression->isChecked());
        QCOMPARE(page_->query(), fixture_->queryUnit(u"demo.service"_s));
    }

    void theFilesOfExportsAreNamedByFormat()
    {
        fixture_->append(manyLines(5));
        show(fixture_->queryUnit(u"demo.service"_s));
        page_->findChild<QAction *>(u"export"_s)->trigger();
        auto *dialog = page_->findChild<QFileDialog *>();
        QVERIFY(dialog);
        const auto name = [dialog] { return dialog->selectedFiles().value(0).section(u'/', -1); };
        QCOMPARE(name(), u"demo.service.log"_s);
        dialog->selectNameFilter(dialog->nameFilters().at(2));
        Q_EMIT dialog->filterSelected(dialog->nameFilters().at(2));
        QCOMPARE(name(), u"demo.service.json"_s);
        dialog->selectFile(u"mine.of.today"_s);
        Q_EMIT dialog->filterSelected(dialog->nameFilters().at(3));
        QCOMPARE(name(), u"mine.of.today"_s);
        dialog->reject();
    }

    void aroundAnEntryAndBack()
    {
        QList<Line> lines = manyLines(3000, "other.service");
        for (int i = 100; i < 3000; i += 290)
            lines[i] = Line::of("demo.service", "mine " + QByteArray::number(i));
        fixture_->append(lines);
        show(fixture_->queryUnit(u"demo.service"_s));
        search()->setText(u"mine"_s);
        QTRY_COMPARE(page_->query().text, u"mine"_s);
        QTRY_COMPARE(rows(), 10);
        list()->setCurrentIndex(list()->model()->index(4, 0));
        QTest::keyClick(page_.get(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(rows() > 100);
        QTRY_COMPARE(currentRow(), u"mine 1260"_s);
        QTRY_VERIFY(!reader()->isLoading());
        QCOMPARE(page_->query().text, QString());
        QVERIFY(list()->viewport()->rect().intersects(list()->visualRect(list()->currentIndex())));
        QVERIFY(page_->findChild<QWidget *>(u"journalContext"_s)->isVisible());
        shoot(u"journal-context"_s);
        // Filters are not what the bar says there are none of.
        const auto *bar = page_->findChild<QWidget *>(u"journalContext"_s);
        const auto says = [bar](const QString &words) {
            return std::ranges::any_of(bar->findChildren<QLabel *>(), [&](const QLabel *label) {
                return label->text().contains(words);
            });
        };
        QVERIFY(says(u"without filters"_s));
        // The text that was put aside is still looked for.
        QTest::keyClick(page_.get(), Qt::Key_F3);
        QTRY_COMPARE(currentRow(), u"mine 1550"_s);
        QTest::keyClick(page_.get(), Qt::Key_F3, Qt::ShiftModifier);
        QTRY_COMPARE(currentRow(), u"mine 1260"_s);
        page_->applyQuery(withWorst(page_->query(), 6));
        QVERIFY(says(u"other filters"_s));
        page_->findChild<JournalDetails *>()->closeRequested();
        QTest::keyClick(list(), Qt::Key_Escape);
        QTRY_COMPARE(rows(), 10);
        QTRY_COMPARE(currentRow(), u"mine 1260"_s);
        QCOMPARE(page_->query().text, u"mine"_s);
        QVERIFY(!page_->findChild<QWidget *>(u"journalContext"_s)->isVisible());
    }

    void aClickShowsAndTheFocusAloneDoesNot()
    {
        fixture_->append(manyLines(200));
        show(fixture_->queryUnit(u"demo.service"_s));
        auto *details = page_->findChild<JournalDetails *>();
        list()->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(list()->hasFocus());
        QVERIFY(!details->isVisible());
        QVERIFY(page_->isFollowing());
        QCOMPARE(bar()->value(), bar()->maximum());
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, {60, 30});
        QTRY_VERIFY(details->isVisible());
        QVERIFY(!page_->isFollowing());
        // The row that was clicked, with rows cut at the top, and the focus coming with the click.
        details->closeRequested();
        search()->setFocus();
        bar()->setValue(1007);
        list()->selectionModel()->clear();
        const QString wanted = list()->indexAt({60, 30}).data().toString();
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, {60, 30});
        QTRY_VERIFY(details->isVisible());
        QCOMPARE(list()->currentIndex().data().toString(), wanted);
    }

    void errorsOneAfterTheOther()
    {
        QList<Line> lines = manyLines(4000);
        for (const int i : {50, 2000, 3990, 3999})
            lines[i] = Line::of("demo.service", "error " + QByteArray::number(i), 3);
        fixture_->append(lines);
        show(fixture_->queryUnit(u"demo.service"_s));
        for (const char *expected : {"error 3999", "error 3990", "error 2000", "error 50"}) {
            QTest::keyClick(page_.get(), Qt::Key_F8, Qt::ShiftModifier);
            QTRY_COMPARE(currentRow(), QString::fromUtf8(expected));
            QTRY_VERIFY(!reader()->isLoading());
        }
        QTest::keyClick(page_.get(), Qt::Key_F8, Qt::ShiftModifier);
        auto *footer = page_->findChild<QLabel *>(u"journalFooter"_s);
        QTRY_VERIFY(footer->text().contains(u"None further"_s));
        QTest::keyClick(page_.get(), Qt::Key_F8);
        QTRY_COMPARE(currentRow(), u"error 2000"_s);
    }

    void aKeyPressedTwiceGoesTwoSteps()
    {
        QList<Line> lines = manyLines(4000);
        for (const int i : {50, 1000, 2000, 3000})
            lines[i] = Line::of("demo.service", "error " + QByteArray::number(i), 3);
        fixture_->append(lines);
        show(fixture_->queryUnit(u"demo.service"_s));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(page_.get(), Qt::Key_F8, Qt::ShiftModifier);
        QTRY_COMPARE(currentRow(), u"error 1000"_s);
        // Whoever goes elsewhere meanwhile is not pulled away.
        QTRY_VERIFY(!reader()->isLoading());
        QTest::keyClick(page_.get(), Qt::Key_F8);
        QTest::keyClick(list(), Qt::Key_Down);
        QCOMPARE(currentRow(), u"line 1001"_s);
        // And what was found on is not taken for what is looked for then.
        QTest::keyClick(page_.get(), Qt::Key_F8, Qt::ShiftModifier);
        QTRY_COMPARE(currentRow(), u"error 1000"_s);
        QTRY_VERIFY(!reader()->isLoading());
        // No error among warnings and what is less severe.
        JournalQuery query = page_->query();
        query.minPriority = 4;
        page_->applyQuery(query);
        QTRY_VERIFY(!reader()->isLoading());
        QTest::keyClick(page_.get(), Qt::Key_F8);
        auto *footer = page_->findChild<QLabel *>(u"journalFooter"_s);
        QTRY_VERIFY2(footer->text().contains(u"None further"_s),
                     qPrintable(QString::number(rows()) + footer->text()));
        query.minPriority = 0;
        page_->applyQuery(query);
        QTRY_VERIFY(!reader()->isLoading());
        // Nor is one who is on another page.
        const QString place = topRow();
        QTest::keyClick(page_.get(), Qt::Key_F8);
        page_->hide();
        page_->show();
        QTRY_VERIFY(!reader()->isLoading());
        QCOMPARE(topRow(), place);
    }

    void theFirstStepIsToWhatIsSeen()
    {
        fixture_->append(manyLines(200));
        show(fixture_->queryUnit(u"demo.service"_s));
        bar()->setValue(bar()->maximum() / 2);
        const QString top = topRow();
        QTest::keyClick(page_.get(), Qt::Key_F3);
        QCOMPARE(list()->currentIndex().data().toString(), top);
    }

    void theTimelineLeadsAndLimits()
    {
        fixture_->append(manyLines(1000));
        show(fixture_->queryUnit(u"demo.service"_s));
        auto *timeline = page_->findChild<TimelineView *>();
        QTRY_VERIFY(timeline->timeline().isComplete);
        QCOMPARE(timeline->timeline().total, 1000);
        const auto at = [timeline](double part) {
            return QPoint(8 + static_cast<int>((timeline->width() - 16) * part), 30);
        };
        QTest::mouseClick(timeline, Qt::LeftButton, {}, at(0.5));
        QTRY_VERIFY(!reader()->isLoading());
        QTRY_VERIFY(std::abs(topRow().section(u"line "_s, 1).toInt() - 500) < 20);
        QVERIFY(!page_->isFollowing());
        QTest::mousePress(timeline, Qt::LeftButton, {}, at(0.2));
        QTest::mouseMove(timeline, at(0.3));
        QTest::mouseRelease(timeline, Qt::LeftButton, {}, at(0.3));
        QTRY_VERIFY2(
            rows() > 80 && rows() < 130,
            qPrintable(QString::number(rows()) + page_->query().since + page_->query().until));
        QCOMPARE(chips().size(), 2);
        QTRY_COMPARE(timeline->timeline().total, rows());
        // New entries make it longer.
        page_->setQuery(fixture_->queryUnit(u"demo.service"_s));
        QTRY_COMPARE(timeline->timeline().total, 1000);
        fixture_->append(manyLines(7));
        QTRY_COMPARE(timeline->timeline().total, 1007);
    }

    void whatArrivesDuringTheCountIsCountedOnce()
    {
        fixture_->append(manyLines(3000));
        show(fixture_->queryUnit(u"demo.service"_s));
        auto *timeline = page_->findChild<TimelineView *>();
        for (int i = 1; i <= 20; ++i) {
            page_->setQuery(fixture_->queryUnit(u"demo.service"_s));
            // The append takes longer or shorter than the count, which begins in between.
            QTRY_VERIFY(i % 2 == 0 || rows() > 0);
            fixture_->append(manyLines(7));
            QTRY_COMPARE(timeline->timeline().total, 3000 + i * 7);
        }
        // What came last is on its way when one goes elsewhere.
        fixture_->append(manyLines(7));
        QTest::mouseClick(timeline, Qt::LeftButton, {}, {timeline->width() / 4, 30});
        QTRY_COMPARE(timeline->timeline().total, 3147);
        // What is read on to, after one was elsewhere, too.
        QTest::mouseClick(timeline, Qt::LeftButton, {}, {timeline->width() / 2, 30});
        QTRY_VERIFY(!reader()->isLoading());
        fixture_->append(manyLines(10));
        QTRY_COMPARE(follow()->text(), u"Follow · 10 new"_s);
        while (lastRow() != u"line 9"_s) {
            bar()->setValue(bar()->maximum());
            QTRY_VERIFY(!reader()->isLoading());
        }
        QTRY_COMPARE(timeline->timeline().total, 3157);
    }

    void newestFirst()
    {
        QTemporaryDir directory;
        QSettings settings(directory.filePath(u"settings"_s), QSettings::IniFormat);
        settings.setValue(u"journal/newestFirst"_s, true);
        fixture_->append(manyLines(3000));
        page_ = std::make_unique<JournalPage>(&settings);
        page_->resize(800, 400);
        page_->setQuery(fixture_->query());
        page_->show();
        QTRY_COMPARE(topRow().section(u": "_s, 1), u"line 2999"_s);
        QTRY_COMPARE(lastRow(), u"line 2800"_s);
        fixture_->append({Line::of("demo.service", "new")});
        QTRY_COMPARE(topRow().section(u": "_s, 1), u"new"_s);
        QVERIFY(page_->isFollowing());
        // Down is back in time, without end.
        bar()->setValue(1000);
        QVERIFY(!page_->isFollowing());
        const QString place = topRow();
        fixture_->append(manyLines(12));
        QTRY_COMPARE(follow()->text(), u"Follow · 12 new"_s);
        QCOMPARE(topRow(), place);
        int guard = 0;
        while (lastRow() != u"line 0"_s && ++guard < 2000) {
            bar()->setValue(bar()->maximum());
            QTRY_VERIFY(!reader()->isLoading());
        }
        QCOMPARE(lastRow(), u"line 0"_s);
        // And up again to the newest, where it follows again.
        guard = 0;
        while (!page_->isFollowing() && ++guard < 2000) {
            bar()->setValue(0);
            QTRY_VERIFY(!reader()->isLoading());
        }
        QTRY_COMPARE(topRow().section(u": "_s, 1), u"line 11"_s);
    }

    void messagesUnfoldInPlace()
    {
        QList<Line> lines = manyLines(30);
        lines << Line::of("demo.service", "first\nsecond\nthird");
        for (int i = 0; i < 5; ++i)
            lines << Line::of("demo.service", "again");
        fixture_->append(lines);
        show(fixture_->queryUnit(u"demo.service"_s));
        QTRY_COMPARE(rows(), 36);
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(30, 0));
        QTest::keyClick(list(), Qt::Key_Right);
        QCOMPARE(rows(), 38);
        QCOMPARE(list()->model()->index(32, 0).data().toString().section(u": "_s, 1), u"third"_s);
        QTest::keyClick(list(), Qt::Key_Left);
        QCOMPARE(rows(), 36);
        // By the mouse, on the words that say so, which chooses nothing.
        auto *details = page_->findChild<JournalDetails *>();
        details->closeRequested();
        const auto clickBehind = [this](int row, int width) {
            const QRect place = list()->visualRect(list()->model()->index(row, 0));
            QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                              {place.left() + width, place.center().y()});
        };
        const QFontMetrics metrics(list()->font());
        const int upToText = metrics.horizontalAdvance(u"14 Nov 22:13:20 demo "_s) + 60;
        clickBehind(30, upToText + metrics.horizontalAdvance(u"first  "_s) + 10);
        QCOMPARE(rows(), 38);
        QVERIFY(!details->isVisible());
        // Repeats as one row, on request, and remembered for the other page.
        for (QAction *action :
             page_->findChild<QToolButton *>(u"journalFilter"_s)->menu()->actions()) {
            if (action->text() == u"Collapse repeats"_s)
                action->trigger();
        }
        QCOMPARE(rows(), 34);
        QCOMPARE(list()->model()->index(33, 0).data(Qt::AccessibleTextRole).toString().right(8),
                 u"again ×5"_s);
        shoot(u"journal-folds"_s);
        fixture_->append({Line::of("demo.service", "again"), Line::of("demo.service", "other")});
        QTRY_COMPARE(follow()->text(), u"Follow · 2 new"_s);
        follow()->click();
        QTRY_COMPARE(rows(), 35);
    }

    /// Rows are fewer than entries: both ends of the list are in sight, and reading must end.
    void allTheSameCollapsed()
    {
        QTemporaryDir directory;
        QSettings settings(directory.filePath(u"settings"_s), QSettings::IniFormat);
        settings.setValue(u"journal/collapsed"_s, true);
        QList<Line> lines;
        for (int i = 0; i < 7000; ++i)
            lines << Line::of("demo.service", "again");
        fixture_->append(lines);
        page_ = std::make_unique<JournalPage>(&settings);
        page_->resize(800, 400);
        page_->setQuery(fixture_->query());
        page_->show();
        int batches = 0;
        connect(reader(), &JournalReader::loaded, this, [&batches] { ++batches; });
        QTRY_COMPARE(list()->model()->index(0, 0).data(JournalModel::RepeatsRole).toInt(),
                     journalWindow);
        QTRY_VERIFY(!reader()->isLoading());
        fixture_->append({Line::of("demo.service", "new")});
        QTRY_COMPARE(lastRow(), u"new"_s);
        QVERIFY(page_->isFollowing());
        page_->findChild<QAction *>(u"oldest"_s)->trigger();
        QTRY_VERIFY(rows() == 1 && !reader()->isLoading());
        QVERIFY2(batches < 30, qPrintable(QString::number(batches)));
    }

    void damageIsTold()
    {
        fixture_->append(manyLines(3000));
        fixture_->append(manyLines(100, "other.service"), u"other.journal"_s);
        QFile file(fixture_->file(u"other.journal"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(300));
        file.close();
        show(fixture_->query());
        auto *footer = page_->findChild<QLabel *>(u"journalFooter"_s);
        QTRY_VERIFY2(footer->text().contains(u"other.journal is damaged: "_s),
                     qPrintable(footer->text()));
        QTRY_VERIFY2(footer->text().contains(u"3,000 entries"_s), qPrintable(footer->text()));
    }

    void damageIsToldWhereNothingElseIs()
    {
        fixture_->append(manyLines(100));
        QVERIFY(QFile::resize(fixture_->file(u"system.journal"_s), 3000));
        show(fixture_->query());
        QTRY_VERIFY2(notice()->text().hint.contains(u"system.journal is damaged"_s),
                     qPrintable(notice()->text().hint));
    }

    void whatJournaldLeftOutIsTold()
    {
        fixture_->append(
            {Line::of("demo.service", "one"),
             Line::of("systemd-journald.service", "Suppressed 1234 messages")
                 .with("_TRANSPORT", "driver")
                 .with("N_DROPPED", "1234"),
             Line::of("liar.service", "Suppressed 99 messages").with("N_DROPPED", "99")});
        show(fixture_->query());
        auto *footer = page_->findChild<QLabel *>(u"journalFooter"_s);
        QTRY_VERIFY2(footer->text().contains(u"1,234 messages are missing"_s),
                     qPrintable(footer->text()));
    }

    void linksOfAnEntry()
    {
        fixture_->append({Line::of("demo.service", "dumped")
                              .with("COREDUMP_PID", "42")
                              .with("COREDUMP_TIMESTAMP", "1700000000000000")
                              .with("DOCUMENTATION", "man:core(5)")
                              .with("DOCUMENTATION", "file:///etc/passwd")});
        show(fixture_->query());
        QTRY_COMPARE(rows(), 1);
        // A journal of files: of another machine, for all one knows.
        list()->setCurrentIndex(list()->model()->index(0, 0));
        auto *links = page_->findChild<QLabel *>(u"entryLinks"_s);
        QTRY_VERIFY2(links->text().contains(u"core(5)"_s), qPrintable(links->text()));
        QVERIFY(!links->text().contains(u"Core dump"_s));
        QVERIFY(!links->text().contains(u"passwd"_s));

        JournalDetails details;
        JournalEntry entry;
        entry.cursor = "c";
        entry.unit = {Scope::User, u"demo.service"_s};
        details.setEntry(entry);
        details.setFields("c", {{u"COREDUMP_PID"_s, "42"}},
                          u"Subject: x\nDocumentation: man:a(1)\n\nText"_s);
        auto *own = details.findChild<QLabel *>(u"entryLinks"_s);
        QVERIFY(own->text().contains(u"Core dump"_s) && own->text().contains(u"a(1)"_s));
        const QSignalSpy activated(&details, &JournalDetails::unitActivated);
        Q_EMIT own->linkActivated(u"unit-file"_s);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().at(1).value<UnitTab>(), UnitTab::UnitFile);
    }

    /// As they are in the journal, not as the list has cut them; of their own machine.
    void copiedInFull()
    {
        QByteArray lines;
        for (int i = 0; i < 3000; ++i)
            lines += "line " + QByteArray::number(i) + '\n';
        fixture_->append({Line::of("demo.service", lines).with("_HOSTNAME", "oldbox"),
                          Line::of("demo.service", "\x1b[31m" + QByteArray(50'000, 'x'))});
        show(fixture_->query());
        QTRY_COMPARE(rows(), 2);
        list()->setFocus();
        list()->selectAll();
        QGuiApplication::clipboard()->clear();
        QTest::keySequence(list(), QKeySequence::Copy);
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(u"oldbox demo[4242]: line 0\n"_s));
        QVERIFY(text.contains(u" line 2999\n"_s));
        QVERIFY(text.endsWith(QString(50'000, u'x') + u'\n'));
        QVERIFY(!text.contains(u'\x1b'));
    }

    void whereOneWasAfterASearch()
    {
        fixture_->append(manyLines(3000));
        fixture_->append({Line::of("demo.service", "needle")});
        fixture_->append(manyLines(3000));
        show(fixture_->query());
        search()->setText(u"needle"_s);
        QTRY_COMPARE(rows(), 1);
        list()->setCurrentIndex(list()->model()->index(0, 0));
        QTRY_VERIFY(list()->selectionModel()->hasSelection());
        search()->clear();
        QTRY_COMPARE(currentRow(), u"needle"_s);
        QTRY_VERIFY(rows() > 100);
        QVERIFY(list()->viewport()->rect().intersects(list()->visualRect(list()->currentIndex())));
        QVERIFY(list()->selectionModel()->hasSelection());
        QVERIFY(!page_->isFollowing());

        // Esc closes the entry, and the keyboard stays where it is.
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Escape);
        QVERIFY(!page_->findChild<JournalDetails *>()->isVisible());
        QCOMPARE(currentRow(), u"needle"_s);
        QTest::keyClick(list(), Qt::Key_Down);
        QCOMPARE(currentRow(), u"line 0"_s);
        QTest::keyClick(list(), Qt::Key_Up);
        QCOMPARE(currentRow(), u"needle"_s);
        // Elsewhere it goes on from what is seen there.
        QTest::keySequence(list(), QKeySequence(Qt::CTRL | Qt::Key_End));
        QTRY_COMPARE(lastRow(), u"line 2999"_s);
        QTRY_VERIFY(page_->isFollowing());
        QTest::keyClick(list(), Qt::Key_Up);
        QCOMPARE(currentRow(), u"line 2998"_s);
    }

    void whatIsNotSeenIsShown()
    {
        fixture_->append(
            {Line::of("demo.service", "a\xe2\x80\xa8"
                                      "b\xe2\x80\x8b"
                                      "c\xf0\x9f\x98\x80")
                 .with("SYSLOG_IDENTIFIER", "prog\xe2\x80\xae"
                                            "xe")
                 .with("BYTES", QByteArray("\0\x01\xff", 3) + QByteArray(200, '\x02'))});
        JournalQuery query = fixture_->query();
        query.fields = {{u"BYTES"_s, QByteArray("\0\x01\xff", 3), FieldFilter::Test::Equals, true}};
        show(query);
        QTRY_COMPARE(rows(), 1);
        const QModelIndex row = list()->model()->index(0, 0);
        QCOMPARE(row.data(JournalModel::LineRole).toString(), u"a⟨2028⟩b⟨200B⟩c😀"_s);
        QCOMPARE(chips(), QStringList{u"BYTES is not 00 01 ff"_s});
        list()->setCurrentIndex(row);
        auto *details = page_->findChild<JournalDetails *>();
        QTRY_VERIFY(!details->allFields().isEmpty());
        QVERIFY(details->allFields().contains(u"BYTES=00 01 ff 02"_s));
        auto *table = details->findChild<QTableWidget *>();
        for (int at = 0; at < table->rowCount(); ++at) {
            if (table->item(at, 0)->text() == u"BYTES"_s) {
                QVERIFY(table->item(at, 1)->text().startsWith(u"203 byte"_s));
                Q_EMIT table->cellActivated(at, 1);
            }
        }
        auto *dialog = page_->findChild<TextDialog *>();
        QVERIFY(dialog);
        const QString text = dialog->findChild<QPlainTextEdit *>()->toPlainText();
        QCOMPARE(text.count(u'\n'), 13);
        QVERIFY2(text.startsWith(u"00000000  00 01 ff 02"_s), qPrintable(text));
        dialog->close();
    }

    void aTimeThatHasPassedIsNotFollowed()
    {
        fixture_->append(manyLines(10));
        JournalQuery query = fixture_->query();
        show(query);
        QTRY_COMPARE(rows(), 10);
        QVERIFY(follow()->isEnabled() && follow()->isChecked());
        query.until = u"@1700000005"_s;
        page_->applyQuery(query);
        QTRY_COMPARE(rows(), 5);
        QVERIFY(!follow()->isEnabled() && !follow()->isChecked());
        query.until = u"@99999999999"_s;
        page_->applyQuery(query);
        QTRY_COMPARE(rows(), 10);
        QVERIFY(follow()->isEnabled());
    }

    void copiedAsJson()
    {
        fixture_->append(manyLines(5));
        show(fixture_->query());
        QTRY_COMPARE(rows(), 5);
        list()->setCurrentIndex(list()->model()->index(1, 0));
        list()->customContextMenuRequested(list()->visualRect(list()->currentIndex()).center());
        QGuiApplication::clipboard()->clear();
        for (auto *menu : page_->findChildren<QMenu *>(Qt::FindDirectChildrenOnly)) {
            for (QAction *action : menu->actions()) {
                if (action->text() == u"Copy as JSON"_s)
                    action->trigger();
            }
            if (menu->isVisible())
                menu->close();
        }
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text.count(u'\n'), 1);
        QVERIFY2(text.contains(u"\"MESSAGE\":\"line 1\""_s), qPrintable(text));
    }

    void queriesAreKept()
    {
        QTemporaryDir directory;
        QSettings settings(directory.filePath(u"settings"_s), QSettings::IniFormat);
        fixture_->append(manyLines(10));
        page_ = std::make_unique<JournalPage>(&settings);
        page_->setQuery(fixture_->query());
        page_->show();
        page_->findChild<QToolButton *>(u"journalFilter"_s)->menu();
        const auto open = [this] {
            for (QAction *action :
                 page_->findChild<QToolButton *>(u"journalFilter"_s)->menu()->actions()) {
                if (action->text() == u"The query as text…"_s)
                    action->trigger();
            }
            return page_->findChild<JournalQueryDialog *>();
        };
        JournalQueryDialog *dialog = open();
        QVERIFY(dialog);
        auto *text = dialog->findChildren<QLineEdit *>().first();
        QCOMPARE(text->accessibleName(), u"Query"_s);
        text->setText(text->text() + u" priority:0..9"_s);
        QVERIFY(!dialog->query());
        text->setText(text->text().replace(u"0..9"_s, u"0..6"_s) + u" \"line 3\" -KIND=x"_s);
        QVERIFY(dialog->query());
        for (auto *edit : dialog->findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == u"Name"_s)
                edit->setText(u"Größe / 3"_s);
            if (edit->accessibleName() == u"Command"_s) {
                QVERIFY(edit->text().contains(u"--priority=6"_s));
                QVERIFY(edit->text().contains(u"--grep"_s));
            }
        }
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == u"&Keep"_s)
                button->click();
        }
        dialog->accept();
        QTRY_COMPARE(rows(), 1);
        page_->applyQuery(fixture_->query());
        QTRY_COMPARE(rows(), 10);
        for (auto *menu :
             page_->findChild<QToolButton *>(u"journalFilter"_s)->menu()->findChildren<QMenu *>()) {
            if (menu->title() != u"Kept queries"_s)
                continue;
            menu->aboutToShow();
            QCOMPARE(menu->actions().first()->text(), u"Größe / 3"_s);
            menu->actions().first()->trigger();
        }
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(chips(), QStringList{u"KIND is not x"_s});
        // What it does not speak of stays: here the files, and the unit of the page.
        settings.setValue(u"journal/queries/short"_s, u"priority:0..5"_s);
        page_->setQuery(fixture_->queryUnit(u"demo.service"_s));
        for (auto *menu :
             page_->findChild<QToolButton *>(u"journalFilter"_s)->menu()->findChildren<QMenu *>()) {
            if (menu->title() != u"Kept queries"_s)
                continue;
            menu->aboutToShow();
            for (QAction *action : menu->actions()) {
                if (action->text() == u"short"_s)
                    action->trigger();
            }
        }
        JournalQuery expected = fixture_->queryUnit(u"demo.service"_s);
        expected.maxPriority = 5;
        QCOMPARE(page_->query(), expected);
    }

    void whatThePageIsNoLongerAboutIsAChip()
    {
        JournalQuery subject = fixture_->queryUnit(u"demo.service"_s);
        JournalQuery all;
        QStringList words;
        for (const JournalChip &chip : chipsOf(all, subject)) {
            words << chip.text;
            all = chip.without;
        }
        QCOMPARE(words, (QStringList{u"This machine"_s, u"All units"_s}));
        for (const JournalChip &chip : chipsOf({}, subject)) {
            QVERIFY(chip.without.source == subject.source || chip.without.units == subject.units);
        }
        JournalQuery ofRoot;
        ofRoot.uid = 0;
        const QList<JournalChip> chips = chipsOf(ofRoot, {});
        QCOMPARE(chips.size(), 1);
        QCOMPARE(chips[0].text, u"Units of the user 0"_s);
        QCOMPARE(chips[0].without, JournalQuery{});
        JournalQuery mild;
        mild.minPriority = 4;
        QCOMPARE(withWorst(mild, 5).minPriority, 4);
        QCOMPARE(withWorst(mild, 3).minPriority, 0);
        QCOMPARE(withWorst(mild, 3).maxPriority, 3);
    }

    void whatTheNoticeSays()
    {
        JournalQuery query;
        query.units = {{Scope::System, u"a.service"_s}};
        JournalStatus status;
        status.kind = JournalStatus::Kind::NotPermitted;
        status.group = u"systemd-journal"_s;
        const JournalNoticeText denied = journalNotice(status, query, u"ann"_s);
        QCOMPARE(denied.command, u"sudo usermod -a -G systemd-journal ann"_s);
        QVERIFY(denied.hint.contains(u"systemd-journal"_s) && denied.hint.contains(u"login"_s));

        status = {};
        status.kind = JournalStatus::Kind::NoJournal;
        QVERIFY(!journalNotice(status, query, {}).sentence.isEmpty());
        status.kind = JournalStatus::Kind::Failed;
        status.error.message = u"Bad message"_s;
        QCOMPARE(journalNotice(status, query, {}).hint, u"Bad message"_s);
        status = {};
        status.kind = JournalStatus::Kind::Ok;
        status.isVolatile = true;
        QVERIFY(journalNotice(status, query, {}).hint.contains(u"memory"_s));
        query.text = u"x"_s;
        QVERIFY(journalNotice(status, query, {}).canClearFilters);
    }

    void everyControlHasAName()
    {
        fixture_->append(manyLines(3));
        show(fixture_->query());
        for (const QWidget *widget : page_->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->objectName().startsWith(u'j'))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty() ||
                         qobject_cast<const QPushButton *>(widget),
                     qPrintable(widget->objectName()));
        }
        QCOMPARE(list()->accessibleName(), u"Journal entries"_s);
        QCOMPARE(search()->accessibleName(), u"Search journal"_s);
    }

    void pictures();
};

void JournalPageTest::pictures()
{
    if (qEnvironmentVariableIsEmpty("UNITDECK_SHOTS"))
        QSKIP("UNITDECK_SHOTS names no directory for pictures");
    QList<Line> lines;
    const QByteArrayList texts{
        "Hello from the Unitdeck demo daemon (tick %)",
        "Listening on 127.0.0.1:8384",
        "Completed initial scan of folder \"Documents\"\n  added 3\n  removed 1",
        "\x1b[32mcoloured\x1b[0m output of tick %",
        "連線到伺服器失敗：逾時 %",
        "A very long line that says the same thing again and again, and again, and again, and "
        "once more for good measure, until it no longer fits into the window at all, tick %"};
    for (int i = 0; i < 200; ++i) {
        const int priority = i % 17 == 3 ? 3 : i % 13 == 5 ? 4 : i % 11 == 7 ? 7 : i % 7 ? 6 : 5;
        const QByteArray unit = i % 5 == 1   ? "a-unit-with-a-really-long-name.service"
                                : i % 5 == 2 ? "systemd.service"
                                             : "unitdeck-demo.service";
        QByteArray text = texts[i % texts.size()];
        lines << Line::of(unit, text.replace('%', QByteArray::number(i)), priority);
    }
    fixture_->append(lines);
    for (const bool isDark : {false, true}) {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        QPalette palette = QApplication::style()->standardPalette();
        if (isDark) {
            palette = QPalette(QColor(0x31, 0x36, 0x3b), QColor(0x23, 0x26, 0x29));
            palette.setColor(QPalette::Base, QColor(0x1b, 0x1e, 0x20));
        }
        QApplication::setPalette(palette);
        show(fixture_->query());
        page_->resize(1040, 640);
        QTRY_COMPARE(rows(), 200);
        const QString suffix = isDark ? u"-dark"_s : u""_s;
        shoot(u"journal"_s + suffix);
        QMenu *menu = page_->findChild<QToolButton *>(u"journalFilter"_s)->menu();
        QVERIFY(menu->grab().save(qEnvironmentVariable("UNITDECK_SHOTS") + u"/journal-menu" +
                                  suffix + u".png"));
        search()->setText(u"tick"_s);
        QTRY_VERIFY(rows() < 200 && rows() > 0);
        list()->setCurrentIndex(list()->model()->index(rows() - 3, 0));
        auto *details = page_->findChild<JournalDetails *>();
        QTRY_VERIFY(!details->allFields().isEmpty());
        QTRY_VERIFY(
            list()->viewport()->rect().contains(list()->visualRect(list()->currentIndex())));
        shoot(u"journal-details"_s + suffix);
        page_.reset();
    }
    JournalNotice denied;
    JournalStatus status;
    status.kind = JournalStatus::Kind::NotPermitted;
    status.group = u"systemd-journal"_s;
    JournalQuery query;
    query.units = {{Scope::System, u"a.service"_s}};
    denied.setText(journalNotice(status, query, u"ann"_s));
    denied.resize(800, 400);
    QVERIFY(denied.grab().save(qEnvironmentVariable("UNITDECK_SHOTS") + u"/journal-denied.png"));
}

QTEST_MAIN(JournalPageTest)
#include "journal_page_test.moc"
