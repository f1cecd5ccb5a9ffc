// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence in the place of entries; see the header.
#include "ui/views/journal_notice.h"

#include "app/values/unit_name.h"
#include "app/values/verb.h"

#include <QClipboard>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

JournalNoticeText journalNotice(const JournalStatus &status, const JournalQuery &query,
                                const QString &user)
{
    using Kind = JournalStatus::Kind;
    JournalNoticeText text;
    switch (status.kind) {
    case Kind::Opening:
        return text;
    case Kind::NotPermitted: {
        const QString group = status.group.isEmpty() ? u"systemd-journal"_s : status.group;
        text.sentence = JournalNotice::tr("You may not read this part of the journal.");
        text.hint = JournalNotice::tr("Members of the group “%1” may. This command adds you to it; "
                                      "it takes effect after your next login.")
                        .arg(group);
        text.command = u"sudo usermod -a -G "_s + shellQuoted(group) + u' ' + shellQuoted(user);
        return text;
    }
    case Kind::NoJournal:
        if (!query.source.paths.isEmpty()) {
            text.sentence =
                JournalNotice::tr("There is no journal in %1.").arg(query.source.paths.join(u' '));
            text.hint = JournalNotice::tr("Journal files end in “.journal”; this page looks again "
                                          "by itself.");
            return text;
        }
        text.sentence = JournalNotice::tr("There is no journal here.");
        text.hint = JournalNotice::tr("systemd-journald is not running, or is set to keep nothing "
                                      "(Storage=none). This page looks again by itself.");
        text.command = u"systemctl status systemd-journald"_s;
        return text;
    case Kind::Failed:
        // The query itself: what is typed can be put right.
        if (status.error.kind == Error::Kind::Malformed ||
            status.error.kind == Error::Kind::InvalidArgument) {
            text.sentence = status.error.kind == Error::Kind::Malformed
                                ? JournalNotice::tr("This is no regular expression.")
                                : JournalNotice::tr("This is no time that could be understood.");
            text.hint = status.error.message;
            text.canClearFilters = true;
            return text;
        }
        text.sentence = JournalNotice::tr("The journal could not be read.");
        text.hint = status.error.message;
        text.command = u"journalctl --verify"_s;
        if (!query.source.paths.isEmpty()) {
            const QString path = query.source.paths.constFirst();
            const bool isFolder = QFileInfo(path).isDir();
            text.hint = JournalNotice::tr("%1 is no journal, or is cut off or damaged (%2).")
                            .arg(path, status.error.message);
            text.command += (isFolder ? u" --directory="_s : u" --file="_s) + shellQuoted(path);
        }
        return text;
    case Kind::Ok:
        break;
    }
    if (!query.isUnfiltered() || query.units.size() > 1) {
        text.sentence = JournalNotice::tr("No entry matches.");
        if (!query.text.isEmpty())
            text.hint = JournalNotice::tr("The text is looked for in the messages only; a filter "
                                          "(Ctrl+Shift+F) finds it in other fields.");
        text.canClearFilters = true;
        return text;
    }
    if (query.units.isEmpty()) {
        text.sentence = JournalNotice::tr("The journal has no entries.");
        return text;
    }
    text.sentence = JournalNotice::tr("The journal has no entries of %1 yet.")
                        .arg(query.units.constFirst().name);
    if (unitTypeOf(query.units.constFirst().name) == UnitType::Service) {
        text.hint = JournalNotice::tr(
            "If it runs and should have printed something, its output may still be in a buffer: "
            "programs hold output back when it does not go to a terminal. For Python, "
            "Environment=PYTHONUNBUFFERED=1 in the [Service] section turns that off.");
    }
    if (status.isVolatile) {
        text.hint += (text.hint.isEmpty() ? u""_s : u"\n\n"_s) +
                     JournalNotice::tr("The journal is kept in memory only: entries from before "
                                       "the last boot are gone.");
    }
    return text;
}

JournalNotice::JournalNotice(QWidget *parent)
    : QWidget(parent)
    , sentence_(new QLabel(this))
    , hint_(new QLabel(this))
    , command_(new QLabel(this))
    , copy_(new QPushButton(tr("Copy command"), this))
    , clear_(new QPushButton(tr("Clear filters"), this))
{
    setObjectName(u"journalNotice"_s);
    QFont large = sentence_->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    sentence_->setFont(large);
    for (QLabel *label : {sentence_, hint_}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        label->setTextFormat(Qt::PlainText);
    }
    command_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    command_->setTextFormat(Qt::PlainText);
    command_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    copy_->setObjectName(u"copyCommand"_s);
    clear_->setObjectName(u"clearFilters"_s);
    connect(copy_, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text_.command); });
    connect(clear_, &QPushButton::clicked, this, &JournalNotice::clearFiltersRequested);

    // In a column of readable width; an alignment for the labels themselves would cost them their
    // height for that width.
    auto *column = new QWidget(this);
    column->setMaximumWidth(520);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(16);
    layout->addStretch(2);
    layout->addWidget(sentence_);
    layout->addWidget(hint_);
    layout->addWidget(command_, 0, Qt::AlignHCenter);
    layout->addWidget(copy_, 0, Qt::AlignHCenter);
    layout->addWidget(clear_, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(column, 100);
    row->addStretch(1);
}

void JournalNotice::setText(const JournalNoticeText &text)
{
    text_ = text;
    sentence_->setText(text.sentence);
    hint_->setText(text.hint);
    command_->setText(text.command);
    hint_->setVisible(!text.hint.isEmpty());
    command_->setVisible(!text.command.isEmpty());
    copy_->setVisible(!text.command.isEmpty());
    clear_->setVisible(text.canClearFilters);
}

} // namespace unitdeck
