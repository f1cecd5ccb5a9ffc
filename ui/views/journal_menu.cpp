// SPDX-License-Identifier: GPL-3.0-or-later
// What the menu offers, and what it remembers; see the header.
#include "ui/views/journal_menu.h"

#include "app/journal/journal_reader.h"
#include "app/values/journal_query_text.h"
#include "ui/look/format.h"
#include "ui/models/journal_chips.h"

#include <QActionGroup>
#include <QMap>
#include <QSettings>

#include <algorithm>
#include <array>
#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto keptKey = "journal/queries"_L1;
constexpr auto timesKey = "journal/times"_L1;
constexpr auto markedKey = "journal/marked"_L1;

struct TimeText
{
    const char *text;
    QLatin1StringView since;
};

constexpr std::array<TimeText, 5> times{{
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "Last 15 minutes"), "-15min"_L1},
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "Last hour"), "-1h"_L1},
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "Today"), "today"_L1},
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "Since yesterday"), "yesterday"_L1},
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "Last 7 days"), "-7d"_L1},
}};

struct StyleText
{
    const char *text;
    TimeStyle style;
};

/// In the order of TimeStyle.
constexpr std::array<StyleText, 3> styles{{
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "Local"), TimeStyle::Local},
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "UTC"), TimeStyle::Utc},
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "Before now"), TimeStyle::Relative},
}};

/// What is on or off.
struct SwitchText
{
    const char *text;
    QLatin1StringView key;
    bool JournalLook::*value;
};

constexpr std::array<SwitchText, 4> switches{{
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "Timeline"), "journal/timeline"_L1,
     &JournalLook::hasTimeline},
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "Newest first"), "journal/newestFirst"_L1,
     &JournalLook::isNewestFirst},
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "Collapse repeats"), "journal/collapsed"_L1,
     &JournalLook::isCollapsed},
    {QT_TRANSLATE_NOOP("unitdeck::JournalMenu", "All lines of messages"), "journal/unfolded"_L1,
     &JournalLook::isUnfolded},
}};

/// A name as a key of the settings: any character may be in it.
QString keyOf(const QString &name)
{
    return QString::fromLatin1(name.toUtf8().toPercentEncoding());
}

JournalLook readLook(const QSettings *settings)
{
    JournalLook look;
    if (!settings)
        return look;
    look.times = static_cast<TimeStyle>(
        std::clamp(settings->value(timesKey).toInt(), 0, static_cast<int>(TimeStyle::Relative)));
    look.marked = settings->value(markedKey).toStringList();
    for (const SwitchText &each : switches)
        look.*each.value = settings->value(each.key, look.*each.value).toBool();
    return look;
}

void writeLook(QSettings *settings, const JournalLook &look)
{
    settings->setValue(timesKey, static_cast<int>(look.times));
    settings->setValue(markedKey, look.marked);
    for (const SwitchText &each : switches)
        settings->setValue(each.key, look.*each.value);
}

} // namespace

JournalMenu::JournalMenu(QSettings *settings, JournalReader *reader, QWidget *parent)
    : QMenu(parent)
    , settings_(settings)
    , reader_(reader)
    , look_(readLook(settings))
{
    const auto add = [this](const QString &name) {
        addAction(parentWidget()->findChild<QAction *>(name, Qt::FindDirectChildrenOnly));
    };
    add(u"addFilter"_s);
    addTimes();
    runs_ = addMenu(tr("Run"));
    sources_ = addMenu(tr("Journal"));
    addSeparator();
    add(u"editQuery"_s);
    kept_ = addMenu(tr("Kept queries"));
    add(u"copyJournalctl"_s);
    add(u"clearFilters"_s);
    addSeparator();
    add(u"goToTime"_s);
    add(u"nextError"_s);
    add(u"previousError"_s);
    addSeparator();
    addLook();
    showLook(look_);
    addSeparator();
    add(u"export"_s);

    connect(this, &QMenu::aboutToShow, this, &JournalMenu::askForLists);
    connect(kept_, &QMenu::aboutToShow, this, &JournalMenu::fillKept);
    connect(marked_, &QMenu::aboutToShow, this, &JournalMenu::fillMarked);
    connect(reader_, &JournalReader::runsFetched, this, &JournalMenu::fillRuns);
    connect(reader_, &JournalReader::sourcesFetched, this, &JournalMenu::fillSources);
}

void JournalMenu::setQuery(const JournalQuery &query, const JournalQuery &subject)
{
    query_ = query;
    subject_ = subject;
}

void JournalMenu::addTimes()
{
    auto *menu = addMenu(tr("Time"));
    for (const TimeText &each : times) {
        menu->addAction(tr(each.text), this, [this, since = QString(each.since)] {
            JournalQuery query = query_;
            query.since = since;
            query.until.clear();
            Q_EMIT queryChosen(query);
        });
    }
}

void JournalMenu::addLook()
{
    for (const SwitchText &each : switches) {
        QAction *action = addAction(tr(each.text));
        action->setCheckable(true);
        switches_ << action;
        connect(action, &QAction::triggered, this, [this, value = each.value](bool isOn) {
            JournalLook look = look_;
            look.*value = isOn;
            change(look);
        });
    }
    marked_ = addMenu(tr("Mark"));
    auto *menu = addMenu(tr("Times"));
    auto *group = new QActionGroup(menu);
    for (const StyleText &each : styles) {
        QAction *action = menu->addAction(tr(each.text));
        action->setCheckable(true);
        action->setActionGroup(group);
        styles_ << action;
        connect(action, &QAction::triggered, this, [this, style = each.style] {
            JournalLook look = look_;
            look.times = style;
            change(look);
        });
    }
}

void JournalMenu::change(const JournalLook &look)
{
    if (settings_)
        writeLook(settings_, look);
    showLook(look);
}

void JournalMenu::reload()
{
    if (settings_)
        showLook(readLook(settings_));
}

void JournalMenu::showLook(const JournalLook &look)
{
    for (size_t i = 0; i < switches.size(); ++i)
        switches_[static_cast<qsizetype>(i)]->setChecked(look.*switches.at(i).value);
    styles_[static_cast<qsizetype>(look.times)]->setChecked(true);
    const JournalLook before = std::exchange(look_, look);
    if (before != look_)
        Q_EMIT lookChanged(before);
}

/// They are asked for when the menu opens, and fill in when they arrive.
void JournalMenu::askForLists()
{
    runs_->clear();
    runs_->setEnabled(query_.units.size() == 1);
    if (query_.units.size() == 1) {
        runs_->addAction(tr("Looking for them…"))->setEnabled(false);
        reader_->fetchRuns(query_);
    }
    // A window on other files is about those.
    sources_->clear();
    sources_->setEnabled(subject_.source.paths.isEmpty());
    if (sources_->isEnabled())
        reader_->fetchSources();
}

void JournalMenu::fillRuns(const UnitId &unit, const QList<JournalRun> &runs)
{
    if (query_.units.value(0) != unit)
        return;
    runs_->clear();
    for (const JournalRun &run : runs) {
        runs_->addAction(journalTime(run.started, QDate::currentDate()), this, [this, run] {
            JournalQuery query = query_;
            query.invocationId = run.invocationId;
            Q_EMIT queryChosen(query);
        });
    }
    if (runs.isEmpty())
        runs_->addAction(tr("The journal knows of none"))->setEnabled(false);
}

void JournalMenu::fillSources(const QList<JournalSource> &sources)
{
    sources_->clear();
    for (const JournalSource &source : QList{JournalSource()} + sources) {
        const QString text =
            source.paths.isEmpty() ? sourceText(source) : tr("Received from other machines");
        QAction *action = sources_->addAction(text, this, [this, source] {
            JournalQuery query = query_;
            query.source = source;
            Q_EMIT queryChosen(query);
        });
        action->setCheckable(true);
        action->setChecked(source == query_.source);
    }
    if (sources.isEmpty())
        sources_->addAction(tr("There are no others here"))->setEnabled(false);
}

void JournalMenu::keep(const QString &name, const JournalQuery &query)
{
    if (settings_)
        settings_->setValue(keptKey + u'/' + keyOf(name), journalQueryText(query));
}

void JournalMenu::fillKept()
{
    kept_->clear();
    if (!settings_)
        return;
    settings_->beginGroup(keptKey);
    QMap<QString, QString> texts;
    for (const QString &key : settings_->childKeys())
        texts.insert(QString::fromUtf8(QByteArray::fromPercentEncoding(key.toLatin1())),
                     settings_->value(key).toString());
    settings_->endGroup();
    for (const auto &[name, text] : texts.asKeyValueRange()) {
        const Reply<JournalQuery> parsed = parseJournalQuery(text);
        if (!parsed)
            continue;
        // What it does not speak of stays what the page is about.
        JournalQuery query = *parsed;
        if (query.source == JournalSource())
            query.source = subject_.source;
        if (query.units.isEmpty())
            query.units = subject_.units;
        kept_->addAction(withoutMnemonic(name), this, [this, query] { Q_EMIT queryChosen(query); });
    }
    if (texts.isEmpty()) {
        kept_->addAction(tr("None yet: “The query as text…” keeps one"))->setEnabled(false);
        return;
    }
    kept_->addSeparator();
    auto *forget = kept_->addMenu(tr("Forget"));
    for (const QString &name : texts.keys()) {
        forget->addAction(withoutMnemonic(name), this,
                          [this, name] { settings_->remove(keptKey + u'/' + keyOf(name)); });
    }
}

void JournalMenu::fillMarked()
{
    marked_->clear();
    const auto setMarked = [this](const QStringList &texts) {
        JournalLook look = look_;
        look.marked = texts;
        change(look);
    };
    const QString searched = query_.isExpression ? QString() : query_.text;
    QAction *mark = marked_->addAction(
        searched.isEmpty() ? tr("What is in the search field")
                           : tr("Mark “%1”").arg(withoutMnemonic(searched)),
        this, [this, setMarked, searched] { setMarked(look_.marked + QStringList{searched}); });
    mark->setEnabled(!searched.isEmpty() && !look_.marked.contains(searched));
    if (!look_.marked.isEmpty())
        marked_->addSeparator();
    for (const QString &text : std::as_const(look_.marked)) {
        marked_->addAction(tr("No longer “%1”").arg(withoutMnemonic(text)), this,
                           [this, setMarked, text] {
                               QStringList rest = look_.marked;
                               rest.removeAll(text);
                               setMarked(rest);
                           });
    }
}

} // namespace unitdeck
