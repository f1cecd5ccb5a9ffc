// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette by its keys.
#include "ui/models/palette_search.h"
#include "ui/views/command_model.h"
#include "ui/views/command_palette.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QVBoxLayout>

using namespace unitdeck;

class TestCommandPalette : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void typingAndEnterRunsTheBest();
    void arrowsChooseAnother();
    void whatIsNotPossibleSaysWhyAndStays();
    void escapeGivesTheFocusBack();
    void clickElsewhereCloses();
    void ranksTheWindowsCommands();

private:
    std::unique_ptr<QWidget> window_;
    QLineEdit *field_ = nullptr;
    CommandPalette *palette_ = nullptr;
    QStringList ran_;
};

void TestCommandPalette::init()
{
    ran_.clear();
    window_ = std::make_unique<QWidget>();
    window_->resize(800, 500);
    field_ = new QLineEdit(window_.get());
    auto *layout = new QVBoxLayout(window_.get());
    layout->addStretch(1);
    layout->addWidget(field_);
    palette_ = new CommandPalette(window_.get());
    palette_->setProvider([this](const QString &text) {
        const std::vector<PaletteVerb> verbs{{Verb::Restart, {u"restart"_s}},
                                             {Verb::Stop, {u"stop"_s}}};
        const QList<UnitId> units{{Scope::User, u"unitdeck-demo.service"_s},
                                  {Scope::User, u"demo-two.service"_s},
                                  {Scope::User, u"pipewire.service"_s}};
        QList<Command> commands;
        for (const PaletteHit &hit : searchPalette(text, verbs, units, {})) {
            const QString verb = hit.verb ? QString(verbInfo(*hit.verb).word) : u"show"_s;
            Command command;
            command.title = verb + u' ' + hit.unit.name;
            command.isEnabled = verb != u"stop"_s;
            command.reason = u"It does not run."_s;
            command.run = [this, title = command.title] { ran_ << title; };
            commands << command;
        }
        return commands;
    });
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    field_->setFocus();
    auto *list = palette_->findChild<QListView *>();
    new QAbstractItemModelTester(list->model(),
                                 QAbstractItemModelTester::FailureReportingMode::QtTest, list);
    palette_->popup();
    QVERIFY(palette_->isVisible());
}

void TestCommandPalette::typingAndEnterRunsTheBest()
{
    auto *edit = palette_->findChild<QLineEdit *>();
    QCOMPARE(QApplication::focusWidget(), edit);
    QTest::keyClicks(edit, u"restart demo"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(ran_, QStringList{u"restart demo-two.service"_s});
    QVERIFY(!palette_->isVisible());
    QCOMPARE(QApplication::focusWidget(), field_);
}

void TestCommandPalette::arrowsChooseAnother()
{
    auto *edit = palette_->findChild<QLineEdit *>();
    QTest::keyClicks(edit, u"restart demo"_s);
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(ran_, QStringList{u"restart unitdeck-demo.service"_s});
}

void TestCommandPalette::whatIsNotPossibleSaysWhyAndStays()
{
    palette_->setText(u"stop pipe"_s);
    const auto *list = palette_->findChild<QListView *>();
    QCOMPARE(list->currentIndex().data(CommandModel::SubtitleRole).toString(),
             u"It does not run."_s);
    QTest::keyClick(palette_->findChild<QLineEdit *>(), Qt::Key_Return);
    QCOMPARE(ran_, QStringList());
    QVERIFY(palette_->isVisible());
}

void TestCommandPalette::escapeGivesTheFocusBack()
{
    QTest::keyClick(palette_->findChild<QLineEdit *>(), Qt::Key_Escape);
    QVERIFY(!palette_->isVisible());
    QCOMPARE(QApplication::focusWidget(), field_);
}

void TestCommandPalette::clickElsewhereCloses()
{
    QTest::mouseClick(palette_->findChild<QLineEdit *>(), Qt::LeftButton);
    QVERIFY(palette_->isVisible());
    QTest::mouseClick(field_, Qt::LeftButton);
    QVERIFY(!palette_->isVisible());
}

void TestCommandPalette::ranksTheWindowsCommands()
{
    Command reload;
    reload.title = u"Refresh the list"_s;
    Command shortcuts;
    shortcuts.title = u"Keyboard shortcuts"_s;
    shortcuts.subtitle = u"A list of all keys"_s;
    const QList<Command> both{shortcuts, reload};
    QCOMPARE(rankCommands(both, {}).size(), 2);
    QCOMPARE(rankCommands(both, u"list"_s).first().title, reload.title);
    QCOMPARE(rankCommands(both, u"keys"_s).size(), 1);
}

QTEST_MAIN(TestCommandPalette)
#include "command_palette_test.moc"
