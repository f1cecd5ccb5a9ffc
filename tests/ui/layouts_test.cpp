// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts hold: nothing is cut off in texts 40 % longer, from right to left, and in a narrow
// window.
#include "app/units/favourites.h"
#include "app/units/row_facts.h"
#include "tests/support/patient_test.h"
#include "ui/look/sentences.h"
#include "ui/models/unit_table_model.h"
#include "ui/views/clean_dialog.h"
#include "ui/views/guard_dialog.h"
#include "ui/views/instance_dialog.h"
#include "ui/views/journal_filter_dialog.h"
#include "ui/views/journal_query_dialog.h"
#include "ui/views/kill_dialog.h"
#include "ui/views/message_bar.h"
#include "ui/views/new_service_form.h"
#include "ui/views/promotion_form.h"
#include "ui/views/settings_dialog.h"
#include "ui/views/shortcuts_dialog.h"
#include "ui/views/status_view.h"
#include "ui/views/unit_table_view.h"
#include "ui/views/welcome.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTranslator>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Each text of the program, 40 % longer, in words that can be wrapped.
class LongerTexts final : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        QString longer = QString::fromUtf8(text);
        const qsizetype wanted = longer.size() * 14 / 10;
        while (longer.size() < wanted)
            longer += longer.size() % 7 == 0 && longer.size() > 12 ? u' ' : u'o';
        return longer;
    }
    bool isEmpty() const override { return false; }
};

const UnitId demo{Scope::User, u"demo.service"_s};

UnitInfo failedUnit()
{
    UnitInfo unit;
    unit.name = demo.name;
    unit.description = u"A unit"_s;
    unit.isLoaded = true;
    unit.load = LoadState::Loaded;
    unit.active = ActiveState::Failed;
    unit.sub = u"failed"_s;
    unit.file = UnitFileState::Disabled;
    return unit;
}

/// What does not show all of its text, in words.
QStringList cutOff(const QWidget *window)
{
    QStringList found;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            const bool isNarrow = !label->wordWrap() &&
                                  label->width() < label->sizeHint().width() &&
                                  label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored;
            const bool isLow =
                label->wordWrap() && label->height() < label->heightForWidth(label->width());
            if (isNarrow || isLow)
                found << u"label "_s + label->text();
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            if (!button->text().isEmpty() && button->width() < button->minimumSizeHint().width())
                found << u"button "_s + button->text();
        }
        const QWidget *parent = widget->parentWidget();
        const bool isScrolled = qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
        // From right to left QSplitter lays its parts out one pixel too far to the right.
        const int slack = qobject_cast<const QSplitter *>(parent) ? 1 : 0;
        if (!isScrolled && !parent->rect().adjusted(0, 0, slack, 0).contains(widget->geometry()))
            found << u"outside: "_s + QString::fromLatin1(widget->metaObject()->className()) +
                         u' ' + widget->objectName() +
                         u" %1…%2 of %3"_s.arg(widget->x())
                             .arg(widget->geometry().right())
                             .arg(parent->width());
    }
    return found;
}

std::unique_ptr<QWidget> welcome()
{
    auto panel = std::make_unique<Welcome>();
    panel->setDemo(Welcome::Demo::Here);
    return panel;
}

std::unique_ptr<QWidget> killDialog()
{
    return std::make_unique<KillDialog>(QList<UnitId>{demo}, std::nullopt);
}

std::unique_ptr<QWidget> cleanDialog()
{
    return std::make_unique<CleanDialog>(QList<UnitId>{demo}, std::nullopt, 252);
}

std::unique_ptr<QWidget> shortcuts()
{
    auto *action = new QAction(QCoreApplication::translate("unitdeck::VerbLook", "Start"));
    action->setShortcut(Qt::CTRL | Qt::Key_S);
    auto dialog = std::make_unique<ShortcutsDialog>(QList<ShortcutGroup>{{u"Units"_s, {action}}});
    action->setParent(dialog.get());
    return dialog;
}

std::unique_ptr<QWidget> status()
{
    auto view = std::make_unique<StatusView>();
    view->setUnit(failedUnit(), true, {});
    view->setLines({}, true, true, {});
    view->setLinger(false, {});
    return view;
}

std::unique_ptr<QWidget> message()
{
    auto bar = std::make_unique<MessageBar>();
    bar->showMessage({QCoreApplication::translate(
                          "unitdeck::Sentences",
                          "The unit was not started, because another one that it needs failed."),
                      QCoreApplication::translate("unitdeck::Sentences", "Look into its journal."),
                      Tone::Bad},
                     {}, demo);
    return bar;
}

ServiceLook serviceLook()
{
    ServiceLook look;
    look.unit = demo;
    look.home = u"/home/ada"_s;
    look.files << ConfigurationFile{u"/home/ada/.config/systemd/user/demo.service"_s,
                                    UnitDocument("[Service]\nExecStart=/home/ada/a/x\n")};
    look.program = ServiceProgram{u"/home/ada/a"_s,
                                  {u"/home/ada/a/x"_s, u"x"_s, true},
                                  {{u"/home/ada/a/y"_s, u"y"_s, false}},
                                  1000};
    return look;
}

std::unique_ptr<QWidget> promotion()
{
    return std::make_unique<PromotionForm>(serviceLook(), [] { return QSet<QString>(); });
}

std::unique_ptr<QWidget> newService()
{
    return std::make_unique<NewServiceForm>(Scope::System, [](Scope) { return QSet<QString>(); });
}

std::unique_ptr<QWidget> settings()
{
    return std::make_unique<SettingsDialog>(serviceLook(), EditSurroundings(), nullptr, nullptr);
}

std::unique_ptr<QWidget> instance()
{
    return std::make_unique<InstanceDialog>(UnitId{Scope::User, u"demo@.service"_s}, nullptr);
}

std::unique_ptr<QWidget> journalFilter()
{
    auto dialog = std::make_unique<JournalFilterDialog>();
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    return dialog;
}

std::unique_ptr<QWidget> journalQuery()
{
    JournalQuery query;
    query.excludedUnits = {{Scope::System, u"a-unit-with-a-long-name.service"_s}};
    query.text = u"something"_s;
    auto dialog = std::make_unique<JournalQueryDialog>(query);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    return dialog;
}

} // namespace

using Make = std::unique_ptr<QWidget> (*)();
Q_DECLARE_METATYPE(Make)

class LayoutsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsCutOffIsFound();
    void longerTexts_data();
    void longerTexts();
    void fromRightToLeft_data();
    void fromRightToLeft();
    void aNarrowTableShowsAllColumns();
    void anEmptyStatusDoesNotScroll();
};

void LayoutsTest::whatIsCutOffIsFound()
{
    QWidget window;
    window.resize(100, 20);
    auto *narrow = new QLabel(u"more than fifty pixels of text"_s, &window);
    narrow->setGeometry(0, 0, 50, 20);
    auto *low = new QLabel(narrow->text(), &window);
    low->setWordWrap(true);
    low->setGeometry(0, 0, 50, 20);
    auto *button = new QPushButton(narrow->text(), &window);
    button->setGeometry(60, 0, 30, 20);
    auto *outside = new QWidget(&window);
    outside->setGeometry(90, 0, 30, 20);
    window.show();
    QCOMPARE(cutOff(&window).size(), 4);
}

void LayoutsTest::longerTexts_data()
{
    QTest::addColumn<Make>("make");
    QTest::newRow("welcome") << Make(welcome);
    QTest::newRow("kill") << Make(killDialog);
    QTest::newRow("clean") << Make(cleanDialog);
    QTest::newRow("shortcuts") << Make(shortcuts);
    QTest::newRow("status") << Make(status);
    QTest::newRow("message") << Make(message);
    QTest::newRow("promotion") << Make(promotion);
    QTest::newRow("new service") << Make(newService);
    QTest::newRow("settings") << Make(settings);
    QTest::newRow("instance") << Make(instance);
    QTest::newRow("journal filter") << Make(journalFilter);
    QTest::newRow("journal query") << Make(journalQuery);
}

void LayoutsTest::longerTexts()
{
    QFETCH(const Make, make);
    LongerTexts longer;
    QCoreApplication::installTranslator(&longer);
    const std::unique_ptr<QWidget> widget = make();
    // As narrow as the window lets it be: its parts share 800 pixels.
    if (!widget->isWindow() || !qobject_cast<QDialog *>(widget.get()))
        widget->resize(560, widget->hasHeightForWidth() ? widget->heightForWidth(560) : 400);
    widget->show();
    QTRY_VERIFY(widget->isVisible());
    QTRY_COMPARE(cutOff(widget.get()), QStringList());
    QCoreApplication::removeTranslator(&longer);
}

void LayoutsTest::fromRightToLeft_data()
{
    longerTexts_data();
}

void LayoutsTest::fromRightToLeft()
{
    QFETCH(const Make, make);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const std::unique_ptr<QWidget> widget = make();
    widget->resize(std::max(600, widget->sizeHint().width()),
                   std::max(400, widget->sizeHint().height()));
    widget->show();
    QTRY_VERIFY2(cutOff(widget.get()).isEmpty(), qPrintable(cutOff(widget.get()).join(u'\n')));
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

void LayoutsTest::aNarrowTableShowsAllColumns()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    Favourites favourites(&settings);
    RowFacts facts;
    UnitTableModel model(&favourites, &facts);
    UnitTableView table(&model);
    const auto *header = table.horizontalHeader();
    table.show();
    table.resize(1000, 300);
    const int wanted = header->sectionSize(UnitTableModel::Name);
    for (const int width : {560, 520, 1000}) {
        table.resize(width, 300);
        QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
        QVERIFY(header->sectionSize(UnitTableModel::Name) >= 100);
    }
    QCOMPARE(header->sectionSize(UnitTableModel::Name), wanted);
    // What is remembered is the width a person knows, whatever the window allowed at the end.
    table.resize(500, 300);
    UnitTableView other(&model);
    other.resize(1000, 300);
    other.show();
    QVERIFY(other.restoreLayout(table.layoutState()));
    QCOMPARE(other.horizontalHeader()->sectionSize(UnitTableModel::Name), wanted);
}

void LayoutsTest::anEmptyStatusDoesNotScroll()
{
    StatusView view;
    view.resize(400, 60);
    view.show();
    QTRY_COMPARE(view.verticalScrollBar()->maximum(), 0);
    view.setUnit(failedUnit(), true, {});
    QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
}

QTEST_MAIN(LayoutsTest)
#include "layouts_test.moc"
