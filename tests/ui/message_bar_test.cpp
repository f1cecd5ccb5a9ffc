// SPDX-License-Identifier: GPL-3.0-or-later
// The message bar: what is shown, what waits, what goes by itself.
#include "tests/support/patient_test.h"
#include "ui/views/message_bar.h"

#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace unitdeck;

class TestMessageBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isHiddenUntilThereIsAMessage();
    void showsThreeAndKeepsTheRestWaiting();
    void sameMessageIsNotShownTwice();
    void actionRunsAfterItsMessageIsClosed();
    void escapeClosesTheNewest();
    void clearingAUnitTakesItsWaitingMessagesToo();
    void errorsStayAndNewsGo();
    void newsStayWhilePointedAt();
    void tellsAssistiveToolsTheNewest();

private:
    std::unique_ptr<QWidget> window_;
    MessageBar *bar_ = nullptr;
};

namespace {

Sentence bad(const QString &text)
{
    return {text, {}, Tone::Bad};
}

} // namespace

void TestMessageBar::init()
{
    // The field takes the focus of the window: a message that has it would stay.
    window_ = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(window_.get());
    layout->addWidget(new QLineEdit(window_.get()));
    bar_ = new MessageBar(window_.get());
    layout->addWidget(bar_);
    window_->show();
}

void TestMessageBar::isHiddenUntilThereIsAMessage()
{
    QVERIFY(bar_->isHidden());
    QVERIFY(!bar_->closeNewest());
    bar_->showMessage({u"It failed."_s, u"Look at the journal."_s, Tone::Bad});
    QVERIFY(!bar_->isHidden());
    QCOMPARE(bar_->texts(), QStringList{u"It failed. Look at the journal."_s});
    QVERIFY(bar_->closeNewest());
    QVERIFY(bar_->isHidden());
}

void TestMessageBar::showsThreeAndKeepsTheRestWaiting()
{
    for (const QString &text : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        bar_->showMessage(bad(text));
    QCOMPARE(bar_->texts(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(bar_->waitingCount(), 1);
    bar_->closeNewest();
    QCOMPARE(bar_->texts(), (QStringList{u"a"_s, u"b"_s, u"d"_s}));
    QCOMPARE(bar_->waitingCount(), 0);
}

void TestMessageBar::sameMessageIsNotShownTwice()
{
    const UnitId unit{Scope::User, u"a.service"_s};
    const UnitId other{Scope::System, u"a.service"_s};
    bar_->showMessage(bad(u"x"_s), {}, unit);
    bar_->showMessage(bad(u"y"_s), {}, unit);
    bar_->showMessage(bad(u"x"_s), {}, unit);
    QCOMPARE(bar_->texts(), (QStringList{u"y"_s, u"x"_s}));
    bar_->showMessage(bad(u"x"_s), {}, other);
    QCOMPARE(bar_->texts().size(), 3);
}

void TestMessageBar::actionRunsAfterItsMessageIsClosed()
{
    QStringList seen{u"not run"_s};
    bar_->showMessage(bad(u"x"_s), {{u"Try again"_s, [&] {
                                         seen = bar_->texts();
                                         bar_->showMessage(bad(u"again"_s));
                                     }}});
    auto *button = bar_->findChild<QPushButton *>();
    QVERIFY(button);
    QCOMPARE(button->text(), u"Try again"_s);
    button->click();
    QCOMPARE(seen, QStringList());
    QCOMPARE(bar_->texts(), QStringList{u"again"_s});
    QVERIFY(!bar_->isHidden());
}

void TestMessageBar::escapeClosesTheNewest()
{
    bar_->showMessage(bad(u"a"_s));
    bar_->showMessage(bad(u"b"_s));
    auto *close = bar_->findChild<QToolButton *>();
    QVERIFY(close);
    QTest::keyClick(close, Qt::Key_Escape);
    QCOMPARE(bar_->texts(), QStringList{u"a"_s});
}

void TestMessageBar::clearingAUnitTakesItsWaitingMessagesToo()
{
    const UnitId unit{Scope::User, u"a.service"_s};
    bar_->showMessage(bad(u"other"_s));
    for (const QString &text : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        bar_->showMessage(bad(text), {}, unit);
    bar_->clearFor(unit);
    QCOMPARE(bar_->texts(), QStringList{u"other"_s});
    QCOMPARE(bar_->waitingCount(), 0);
}

void TestMessageBar::errorsStayAndNewsGo()
{
    QCOMPARE(MessageBar::defaultLifetime, std::chrono::seconds(8));
    bar_->setLifetime(std::chrono::milliseconds(50));
    bar_->showMessage(bad(u"bad"_s));
    bar_->showMessage({u"busy"_s, {}, Tone::Busy});
    bar_->showMessage({u"good"_s, {}, Tone::Good});
    QTRY_COMPARE(bar_->texts(), (QStringList{u"bad"_s, u"busy"_s}));
}

void TestMessageBar::newsStayWhilePointedAt()
{
    bar_->setLifetime(std::chrono::milliseconds(50));
    bar_->showMessage({u"first"_s, {}, Tone::Calm});
    auto *row = bar_->findChild<QWidget *>(u"messageRow"_s);
    QVERIFY(row);
    QEvent enter(QEvent::Enter);
    QCoreApplication::sendEvent(row, &enter);
    // A later message has come and gone: the time of the first would have been over.
    bar_->showMessage({u"second"_s, {}, Tone::Calm});
    QTRY_COMPARE(bar_->texts(), QStringList{u"first"_s});
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(row, &leave);
    QTRY_COMPARE(bar_->texts(), QStringList());
}

void TestMessageBar::tellsAssistiveToolsTheNewest()
{
    QCOMPARE(bar_->accessibleName(), u"Message"_s);
    bar_->showMessage(bad(u"a"_s));
    bar_->showMessage(bad(u"b"_s));
    QCOMPARE(bar_->accessibleDescription(), u"b"_s);
    bar_->closeNewest();
    QCOMPARE(bar_->accessibleDescription(), u"a"_s);
}

QTEST_MAIN(TestMessageBar)
#include "message_bar_test.moc"
