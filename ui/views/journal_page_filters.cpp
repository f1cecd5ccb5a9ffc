// SPDX-License-Identifier: GPL-3.0-or-later
// What narrows the journal, and what is kept and taken away of it; see the header.
#include "ui/views/journal_page.h"

#include "app/journal/journal_reader.h"
#include "app/values/journal_time.h"
#include "ui/models/journal_chips.h"
#include "ui/models/journal_model.h"
#include "ui/models/journal_text.h"
#include "ui/views/journal_chips_bar.h"
#include "ui/views/journal_delegate.h"
#include "ui/views/journal_details.h"
#include "ui/views/journal_filter_dialog.h"
#include "ui/views/journal_list_view.h"
#include "ui/views/journal_menu.h"
#include "ui/views/journal_query_dialog.h"
#include "ui/views/timeline_view.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// As systemd.time(7) reads it.
QString stamp(qint64 time, TimeStyle style)
{
    const auto format = u"yyyy-MM-dd HH:mm:ss"_s;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time / 1000);
    const QString text = local.toString(format);
    // In autumn there is an hour that comes twice.
    const bool isClear = parseJournalTime(text, local) == time / 1'000'000 * 1'000'000;
    return isClear && style != TimeStyle::Utc ? text : local.toUTC().toString(format) + u" UTC";
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
    boot_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    boot_->addItem(tr("All boots"), QString());
    boot_->addItem(tr("This boot"), thisBoot());
    connect(boot_, &QComboBox::activated, this, &JournalPage::applyFilters);

    filter_->setObjectName(u"journalFilter"_s);
    filter_->setText(tr("Filter"));
    filter_->setAccessibleName(tr("Filter"));
    filter_->setToolTip(tr("More ways to narrow what is shown, kept queries, export"));
    filter_->setPopupMode(QToolButton::InstantPopup);
    filter_->setFocusPolicy(Qt::TabFocus);
    filter_->setMenu(menu_);
    connect(menu_, &JournalMenu::queryChosen, this, &JournalPage::applyQuery);
    connect(menu_, &JournalMenu::lookChanged, this, &JournalPage::setLook);
    setLook({});
    connect(chips_, &JournalChipsBar::queryChosen, this, &JournalPage::applyQuery);
    connect(chips_, &JournalChipsBar::editRequested, this, &JournalPage::editQuery);

    expression_->setObjectName(u"journalExpression"_s);
    expression_->setText(u".*"_s);
    expression_->setLayoutDirection(Qt::LeftToRight);
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
    // What is beside it does not move when a number comes.
    const QString longest = tr("Follow") + u" · "_s + tr("%n new", nullptr, 999);
    follow_->setMinimumWidth(fontMetrics().horizontalAdvance(longest) + 24);
    // Not clicked(): assistive tools toggle it without a click.
    connect(follow_, &QPushButton::toggled, list_, &JournalListView::setFollowing);
}

/// As the menu has it; only what differs from @p before is done.
void JournalPage::setLook(const JournalLook &before)
{
    const JournalLook &look = menu_->look();
    JournalModel *entries = list_->entries();
    list_->look()->setMarked(look.marked);
    list_->setTimeStyle(look.times);
    timeline_->setTimeStyle(look.times);
    details_->setTimeStyle(look.times);
    if (look.isCollapsed != before.isCollapsed || look.isUnfolded != before.isUnfolded) {
        // The same entry stays at the top.
        const QByteArray place = list_->anchor();
        if (look.isCollapsed != before.isCollapsed)
            entries->setCollapsed(look.isCollapsed);
        if (look.isUnfolded != before.isUnfolded)
            entries->setAllUnfolded(look.isUnfolded);
        list_->keepPlace(place);
    }
    list_->fitColumns();
    timeline_->setVisible(look.hasTimeline);
    if (look.isNewestFirst != before.isNewestFirst) {
        entries->setNewestFirst(look.isNewestFirst);
        if (isOpen_)
            reopenHere();
    } else if (look.hasTimeline && !before.hasTimeline && isOpen_) {
        timeline_->clear();
        reopenHere();
    }
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
    connect(dialog, &JournalQueryDialog::keepRequested, menu_, &JournalMenu::keep);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->query())
            applyQuery(*dialog->query());
    });
    dialog->open();
}

void JournalPage::limitTo(qint64 since, qint64 until)
{
    query_.since = stamp(since, menu_->look().times);
    query_.until = stamp(until + 999'999, menu_->look().times);
    syncFilters();
    reopen();
}

void JournalPage::applyFilters()
{
    typing_.stop();
    JournalQuery wanted = withWorst(query_, priority_->currentData().toInt());
    wanted.bootId = boot_->currentData().toString();
    wanted.text = search_->text();
    wanted.isExpression = expression_->isChecked() && !wanted.text.isEmpty();
    if (wanted == query_)
        return;
    // What is searched shows its newest match, what is no longer searched stays where it is.
    const bool isSearch = !wanted.text.isEmpty() && (wanted.text != query_.text ||
                                                     wanted.isExpression != query_.isExpression);
    const QModelIndex chosen = list_->chosen();
    const QByteArray cursor =
        chosen.isValid() ? list_->entries()->entryAt(chosen.row()).cursor : QByteArray();
    query_ = wanted;
    syncFilters();
    if (isSearch) {
        reopen();
    } else {
        reopenHere();
        list_->await(cursor);
    }
}

void JournalPage::applyQuery(const JournalQuery &query)
{
    if (query == query_)
        return;
    const bool isElsewhere = query.source != query_.source;
    query_ = query;
    syncFilters();
    if (isElsewhere)
        reopen();
    else
        reopenHere();
}

void JournalPage::clearFilters()
{
    aside_.reset();
    query_ = subject_;
    {
        // Toggled it would apply what the other filters still say.
        const QSignalBlocker blocker(expression_);
        expression_->setChecked(false);
    }
    syncFilters();
    reopen();
}

void JournalPage::syncFilters()
{
    priority_->setCurrentIndex(priority_->findData(query_.maxPriority));
    showBoot();
    if (search_->text() != query_.text)
        search_->setText(query_.text);
    if (!query_.text.isEmpty()) {
        const QSignalBlocker blocker(expression_);
        expression_->setChecked(query_.isExpression);
    }
    typing_.stop();
    chips_->setChips(chipsOf(query_, subject_));
    menu_->setQuery(query_, subject_);
}

void JournalPage::showBoot()
{
    if (boot_->findData(query_.bootId) < 0)
        boot_->addItem(query_.bootId, query_.bootId);
    boot_->setCurrentIndex(boot_->findData(query_.bootId));
    // As wide as what is chosen; what one can choose is longer.
    boot_->setMinimumContentsLength(static_cast<int>(boot_->currentText().size()));
    boot_->view()->setMinimumWidth(boot_->view()->sizeHintForColumn(0) + 24);
}

void JournalPage::takeBoots(const QList<JournalBoot> &boots)
{
    const QString current = thisBoot();
    // Journals of another machine have none of this one's boots.
    const bool hasCurrent = std::ranges::find(boots, current, &JournalBoot::id) != boots.end();
    while (boot_->count() > 1)
        boot_->removeItem(1);
    if (hasCurrent || query_.source.paths.isEmpty())
        boot_->addItem(tr("This boot"), current);
    for (auto boot = boots.crbegin(); boot != boots.crend(); ++boot) {
        if (boot->id != current)
            boot_->addItem(bootText(*boot), boot->id);
    }
    showBoot();
    timeline_->setBoots(boots);
}

void JournalPage::copyCommand()
{
    const JournalctlCommand command = journalctlCommand(query_);
    QGuiApplication::clipboard()->setText(command.text);
    foundText_ = command.missing.isEmpty() ? QString() : missingText(command);
    updateFooter();
}

} // namespace unitdeck
