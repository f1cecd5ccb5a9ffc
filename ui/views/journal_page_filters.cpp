// SPDX-License-Identifier: GPL-3.0-or-later
// What narrows the journal, and what is kept and taken away of it; see the header.
#include "ui/views/journal_page.h"

#include "app/journal/journal_reader.h"
#include "app/values/journal_query_text.h"
#include "ui/models/journal_text.h"
#include "ui/views/journal_chips_bar.h"
#include "ui/views/journal_delegate.h"
#include "ui/views/journal_filter_dialog.h"
#include "ui/views/journal_query_dialog.h"
#include "ui/views/notice_bar.h"
#include "ui/views/timeline_view.h"

#include <QActionGroup>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto keptKey = "journal/queries"_L1;
constexpr auto timesKey = "journal/times"_L1;
constexpr auto orderKey = "journal/newestFirst"_L1;
constexpr auto markedKey = "journal/marked"_L1;
constexpr auto folderKey = "journal/exportFolder"_L1;
constexpr auto timelineKey = "journal/timeline"_L1;

struct FormatText
{
    ExportFormat format;
    QLatin1StringView suffix;
    const char *text;
};

constexpr std::array<FormatText, 4> formats{{
    {ExportFormat::ShortIso, "log"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalPage", "Lines (short-iso) (*.log)")},
    {ExportFormat::Verbose, "txt"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalPage", "All fields to read (verbose) (*.txt)")},
    {ExportFormat::Json, "json"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalPage", "JSON, an entry a line (*.json)")},
    {ExportFormat::Export, "export"_L1,
     QT_TRANSLATE_NOOP("unitdeck::JournalPage", "Journal export format (*.export)")},
}};

struct TimeText
{
    const char *text;
    QLatin1StringView since;
};

constexpr std::array<TimeText, 5> times{{
    {QT_TRANSLATE_NOOP("unitdeck::JournalPage", "Last 15 minutes"), "-15min"_L1},
    {QT_TRANSLATE_NOOP("unitdeck::JournalPage", "Last hour"), "-1h"_L1},
    {QT_TRANSLATE_NOOP("unitdeck::JournalPage", "Today"), "today"_L1},
    {QT_TRANSLATE_NOOP("unitdeck::JournalPage", "Since yesterday"), "yesterday"_L1},
    {QT_TRANSLATE_NOOP("unitdeck::JournalPage", "Last 7 days"), "-7d"_L1},
}};

/// As systemd.time(7) reads it.
QString stamp(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time / 1000).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

/// As systemd writes boot IDs (random(4)).
QString thisBoot()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLatin1(file.readAll().trimmed()).remove(u'-');
}

QString bootText(const JournalBoot &boot)
{
    const QLocale locale;
    const auto text = [&locale](qint64 time) {
        return locale.toString(QDateTime::fromMSecsSinceEpoch(time / 1000), QLocale::ShortFormat);
    };
    return text(boot.first) + u" – " + text(boot.last);
}

} // namespace

void JournalPage::buildFilters()
{
    priority_->setObjectName(u"journalPriority"_s);
    priority_->setAccessibleName(tr("Priority"));
    for (int priority = 7; priority >= 0; --priority)
        priority_->addItem(priorityAndWorse(priority), priority);
    connect(priority_, &QComboBox::activated, this, &JournalPage::applyFilters);

    boot_->setObjectName(u"journalBoot"_s);
    boot_->setAccessibleName(tr("Boot"));
    boot_->addItem(tr("All boots"), QString());
    boot_->addItem(tr("This boot"), thisBoot());
    connect(boot_, &QComboBox::activated, this, &JournalPage::applyFilters);

    filter_->setObjectName(u"journalFilter"_s);
    filter_->setText(tr("Filter"));
    filter_->setAccessibleName(tr("Filter"));
    filter_->setToolTip(tr("More ways to narrow what is shown, kept queries, export"));
    filter_->setPopupMode(QToolButton::InstantPopup);
    filter_->setFocusPolicy(Qt::TabFocus);
    buildFilterMenu();
    connect(chips_, &JournalChipsBar::queryChosen, this, &JournalPage::applyQuery);

    expression_->setObjectName(u"journalExpression"_s);
    expression_->setText(u".*"_s);
    expression_->setAccessibleName(tr("Regular expression"));
    expression_->setToolTip(tr("The text is a regular expression (journalctl --grep)"));
    expression_->setCheckable(true);
    expression_->setFocusPolicy(Qt::TabFocus);
    connect(expression_, &QToolButton::toggled, this, &JournalPage::applyFilters);

    search_->setObjectName(u"searchJournal"_s);
    search_->setAccessibleName(tr("Search journal"));
    search_->setPlaceholderText(tr("Search journal"));
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(360);
    search_->installEventFilter(this);
    // Letters typed in one go are one search.
    typing_.setSingleShot(true);
    typing_.setInterval(150);
    connect(search_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(search_, &QLineEdit::returnPressed, this, &JournalPage::applyFilters);
    connect(&typing_, &QTimer::timeout, this, &JournalPage::applyFilters);

    follow_->setObjectName(u"follow"_s);
    follow_->setAccessibleName(tr("Follow"));
    follow_->setCheckable(true);
    follow_->setToolTip(tr("Show new entries as they come (journalctl --follow)"));
    // Not clicked(): assistive tools toggle it without a click.
    connect(follow_, &QPushButton::toggled, this, &JournalPage::setFollowing);
}

void JournalPage::buildFilterMenu()
{
    auto *menu = new QMenu(filter_);
    const auto add = [this, menu](const QString &name) {
        menu->addAction(findChild<QAction *>(name, Qt::FindDirectChildrenOnly));
    };
    add(u"addFilter"_s);
    auto *time = menu->addMenu(tr("Time"));
    for (const TimeText &each : times) {
        time->addAction(tr(each.text), this, [this, since = QString(each.since)] {
            JournalQuery query = query_;
            query.since = since;
            query.until.clear();
            applyQuery(query);
        });
    }
    runs_ = menu->addMenu(tr("Run"));
    connect(reader_, &JournalReader::runsFetched, this,
            [this](const UnitId &unit, const QList<JournalRun> &runs) {
                if (query_.units.value(0) != unit)
                    return;
                runs_->clear();
                for (const JournalRun &run : runs) {
                    runs_->addAction(journalTime(run.started, QDate::currentDate()), this,
                                     [this, run] {
                                         JournalQuery query = query_;
                                         query.invocationId = run.invocationId;
                                         applyQuery(query);
                                     });
                }
                if (runs.isEmpty())
                    runs_->addAction(tr("The journal knows of none"))->setEnabled(false);
            });
    menu->addSeparator();
    menu->addAction(tr("The query as text…"), this, &JournalPage::editQuery);
    auto *kept = menu->addMenu(tr("Kept queries"));
    connect(kept, &QMenu::aboutToShow, this, [this, kept] { fillKept(kept); });
    menu->addAction(tr("Copy journalctl command"), this, &JournalPage::copyCommand);
    menu->addAction(tr("Clear filters"), this, &JournalPage::clearFilters);
    menu->addSeparator();
    add(u"goToTime"_s);
    add(u"nextError"_s);
    add(u"previousError"_s);
    auto *strip = menu->addAction(tr("Timeline"));
    strip->setCheckable(true);
    const bool isShown = !settings_ || settings_->value(timelineKey, true).toBool();
    strip->setChecked(isShown);
    timeline_->setVisible(isShown);
    connect(strip, &QAction::toggled, this, &JournalPage::setTimelineShown);
    auto *marked = menu->addMenu(tr("Mark"));
    connect(marked, &QMenu::aboutToShow, this, [this, marked] { fillMarked(marked); });
    if (settings_)
        delegate_->setMarked(settings_->value(markedKey).toStringList());
    auto *order = menu->addAction(tr("Newest first"));
    order->setCheckable(true);
    order->setChecked(settings_ && settings_->value(orderKey).toBool());
    model_->setNewestFirst(order->isChecked());
    connect(order, &QAction::toggled, this, [this](bool isNewestFirst) {
        if (settings_)
            settings_->setValue(orderKey, isNewestFirst);
        const QByteArray place = isFollowing_ ? QByteArray() : anchor();
        model_->setNewestFirst(isNewestFirst);
        reopen(place.isEmpty() ? JournalPlace::newest() : JournalPlace::atCursor(place));
    });
    auto *styles = menu->addMenu(tr("Times"));
    auto *group = new QActionGroup(styles);
    const int chosen = settings_ ? settings_->value(timesKey).toInt() : 0;
    for (const auto &[text, style] :
         {std::pair(tr("Local"), TimeStyle::Local), std::pair(tr("UTC"), TimeStyle::Utc),
          std::pair(tr("Before now"), TimeStyle::Relative)}) {
        QAction *action = styles->addAction(text);
        action->setCheckable(true);
        action->setActionGroup(group);
        if (static_cast<int>(style) == chosen) {
            action->setChecked(true);
            delegate_->setTimeStyle(style);
        }
        connect(action, &QAction::toggled, this, [this, style = style](bool isChosen) {
            if (!isChosen)
                return;
            delegate_->setTimeStyle(style);
            if (settings_)
                settings_->setValue(timesKey, static_cast<int>(style));
            takeBatch({.where = JournalBatch::Where::Newer,
                       .atOldest = model_->atOldest(),
                       .atNewest = model_->atNewest()});
            list_->viewport()->update();
        });
    }
    menu->addSeparator();
    add(u"export"_s);
    connect(menu, &QMenu::aboutToShow, this, &JournalPage::fillRuns);
    filter_->setMenu(menu);
    connect(exporter_, &JournalExporter::progressed, this, [this](qint64 entries, int percent) {
        exportBar_->setText(tr("Exporting: %1 entries, %2 %")
                                .arg(QLocale().toString(entries), QLocale().toString(percent)));
    });
    connect(exporter_, &JournalExporter::finished, this, &JournalPage::exportEnded);
    connect(exportButton_, &QPushButton::clicked, this, [this] {
        if (exporter_->isRunning())
            exporter_->cancel();
        else
            exportBar_->hide();
    });
}

/// The list is asked for when the menu opens, and fills in when it arrives.
void JournalPage::fillRuns()
{
    runs_->clear();
    runs_->setEnabled(query_.units.size() == 1);
    if (query_.units.size() != 1)
        return;
    runs_->addAction(tr("Looking for them…"))->setEnabled(false);
    reader_->fetchRuns(query_);
}

void JournalPage::fillKept(QMenu *menu)
{
    menu->clear();
    if (!settings_)
        return;
    settings_->beginGroup(keptKey);
    const QStringList names = settings_->childKeys();
    QMap<QString, QString> texts;
    for (const QString &name : names)
        texts.insert(QString::fromUtf8(QByteArray::fromPercentEncoding(name.toLatin1())),
                     settings_->value(name).toString());
    settings_->endGroup();
    for (const auto &[name, text] : texts.asKeyValueRange()) {
        const Reply<JournalQuery> query = parseJournalQuery(text);
        if (query)
            menu->addAction(name, this, [this, query = *query] { applyQuery(query); });
    }
    if (texts.isEmpty()) {
        menu->addAction(tr("None yet: “The query as text…” keeps one"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    auto *forget = menu->addMenu(tr("Forget"));
    for (const QString &name : texts.keys()) {
        forget->addAction(name, this, [this, name] {
            settings_->remove(keptKey + u'/' +
                              QString::fromLatin1(name.toUtf8().toPercentEncoding()));
        });
    }
}

/// Texts that are marked where they occur, without anything being left out.
void JournalPage::fillMarked(QMenu *menu)
{
    menu->clear();
    const QStringList marked =
        settings_ ? settings_->value(markedKey).toStringList() : QStringList();
    const QString searched = query_.isExpression ? QString() : query_.text;
    QAction *mark = menu->addAction(
        searched.isEmpty() ? tr("What is in the search field") : tr("Mark “%1”").arg(searched),
        this, [this, marked, searched] { setMarked(marked + QStringList{searched}); });
    mark->setEnabled(!searched.isEmpty() && !marked.contains(searched));
    if (!marked.isEmpty())
        menu->addSeparator();
    for (const QString &text : marked) {
        menu->addAction(tr("No longer “%1”").arg(text), this, [this, marked, text] {
            QStringList rest = marked;
            rest.removeAll(text);
            setMarked(rest);
        });
    }
}

void JournalPage::setMarked(const QStringList &texts)
{
    if (settings_)
        settings_->setValue(markedKey, texts);
    delegate_->setMarked(texts);
    list_->viewport()->update();
}

void JournalPage::addFilter()
{
    auto *dialog = new JournalFilterDialog(this);
    connect(dialog, &JournalFilterDialog::valuesWanted, reader_,
            [this](const QString &field) { reader_->fetchValues(query_.source, field); });
    connect(reader_, &JournalReader::valuesFetched, dialog, &JournalFilterDialog::setValues);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { applyQuery(withFilter(query_, dialog->filter())); });
    reader_->fetchValues(query_.source, dialog->filter().field);
    dialog->open();
}

void JournalPage::editQuery()
{
    auto *dialog = new JournalQueryDialog(query_, this);
    connect(dialog, &JournalQueryDialog::keepRequested, this,
            [this](const QString &name, const JournalQuery &query) {
                if (settings_)
                    settings_->setValue(keptKey + u'/' +
                                            QString::fromLatin1(name.toUtf8().toPercentEncoding()),
                                        journalQueryText(query));
            });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->query())
            applyQuery(*dialog->query());
    });
    dialog->open();
}

void JournalPage::setTimelineShown(bool isShown)
{
    timeline_->setVisible(isShown);
    timeline_->clear();
    if (settings_)
        settings_->setValue(timelineKey, isShown);
    if (isShown)
        reopen(isFollowing_ ? JournalPlace::newest() : JournalPlace::atCursor(anchor()));
}

void JournalPage::takeTimeline(const JournalTimeline &timeline)
{
    timeline_->setTimeline(timeline);
    updateFooter();
}

void JournalPage::goToTime(qint64 time)
{
    reopen(JournalPlace::atTime(time));
}

void JournalPage::limitTo(qint64 since, qint64 until)
{
    JournalQuery query = query_;
    query.since = stamp(since);
    query.until = stamp(until + 999'999);
    query_ = query;
    syncFilters();
    reopen();
}

void JournalPage::askFile()
{
    if (exporter_->isRunning())
        return;
    auto *dialog = new QFileDialog(this, tr("Export the journal"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const FormatText &format : formats)
        filters << tr(format.text);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(formats[0].suffix);
    const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    dialog->setDirectory(settings_ ? settings_->value(folderKey, home).toString() : home);
    dialog->selectFile(query_.units.isEmpty()
                           ? u"journal"_s
                           : QString(query_.units.constFirst().name).replace(u'/', u'-'));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString &chosen) {
        dialog->setDefaultSuffix(
            formats.at(static_cast<size_t>(std::max<qsizetype>(filters.indexOf(chosen), 0)))
                .suffix);
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, filters] {
        const qsizetype chosen =
            std::max<qsizetype>(filters.indexOf(dialog->selectedNameFilter()), 0);
        if (settings_)
            settings_->setValue(folderKey, dialog->directory().absolutePath());
        exportTo(dialog->selectedFiles().value(0), formats.at(static_cast<size_t>(chosen)).format);
    });
    dialog->open();
}

/// More than one row selected: those; else the whole query.
void JournalPage::exportTo(const QString &path, ExportFormat format)
{
    QModelIndexList rows = list_->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    if (model_->isNewestFirst())
        std::ranges::reverse(rows);
    JournalExportRequest request{.query = query_, .format = format};
    if (rows.size() > 1) {
        for (const QModelIndex &row : std::as_const(rows))
            request.cursors << model_->entryAt(row.row()).cursor;
    }
    exportBar_->setText(tr("Exporting…"));
    exportButton_->setText(tr("Cancel"));
    exportBar_->show();
    exporter_->start(request, path);
}

void JournalPage::exportEnded(qint64 entries, bool isCancelled, const QString &message)
{
    if (isCancelled)
        exportBar_->setText(tr("The export was cancelled; no file was written."));
    else if (!message.isEmpty())
        exportBar_->setText(tr("The journal could not be exported: %1").arg(message));
    else
        exportBar_->setText(tr("%n entries were exported.", nullptr, static_cast<int>(entries)));
    exportButton_->setText(tr("Close"));
}

void JournalPage::applyFilters()
{
    typing_.stop();
    JournalQuery wanted = query_;
    wanted.maxPriority = priority_->currentData().toInt();
    wanted.bootId = boot_->currentData().toString();
    wanted.text = search_->text();
    wanted.isExpression = expression_->isChecked() && !wanted.text.isEmpty();
    if (wanted == query_)
        return;
    query_ = wanted;
    chips_->setChips(chipsOf(query_, subject_));
    reopen();
}

void JournalPage::applyQuery(const JournalQuery &query)
{
    if (query == query_)
        return;
    const QByteArray place = isFollowing_ ? QByteArray() : anchor();
    query_ = query;
    syncFilters();
    reopen(place.isEmpty() ? JournalPlace::newest() : JournalPlace::atCursor(place));
}

void JournalPage::clearFilters()
{
    JournalQuery plain = withoutFilters(query_);
    plain.units = subject_;
    query_ = plain;
    expression_->setChecked(false);
    syncFilters();
    reopen();
}

void JournalPage::syncFilters()
{
    priority_->setCurrentIndex(priority_->findData(query_.maxPriority));
    showBoot();
    search_->setText(query_.text);
    if (!query_.text.isEmpty()) {
        const QSignalBlocker blocker(expression_);
        expression_->setChecked(query_.isExpression);
    }
    typing_.stop();
    chips_->setChips(chipsOf(query_, subject_));
}

void JournalPage::showBoot()
{
    if (boot_->findData(query_.bootId) < 0)
        boot_->addItem(query_.bootId, query_.bootId);
    boot_->setCurrentIndex(boot_->findData(query_.bootId));
}

void JournalPage::takeBoots(const QList<JournalBoot> &boots)
{
    while (boot_->count() > 2)
        boot_->removeItem(2);
    const QString current = thisBoot();
    for (auto boot = boots.crbegin(); boot != boots.crend(); ++boot) {
        if (boot->id != current)
            boot_->addItem(bootText(*boot), boot->id);
    }
    showBoot();
    timeline_->setBoots(boots);
}

void JournalPage::copyCommand() const
{
    QGuiApplication::clipboard()->setText(journalctlCommand(query_).text);
}

} // namespace unitdeck
