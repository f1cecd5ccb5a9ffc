// SPDX-License-Identifier: GPL-3.0-or-later
// The Unit file tab; see the header.
#include "ui/views/unit_file_page.h"

#include "ui/look/sentences.h"
#include "ui/look/verb_look.h"
#include "ui/views/rich_label.h"
#include "ui/views/unit_file_section.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

UnitFilePage::UnitFilePage(UnitWatch *watch, QWidget *parent)
    : QWidget(parent)
    , watch_(watch)
    , loader_(new UnitTextLoader(this))
    , notice_(new QFrame(this))
    , empty_(new QLabel(this))
    , scroll_(new QScrollArea(this))
    , sections_(nullptr)
    , stack_(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    notice_->setFrameShape(QFrame::StyledPanel);
    notice_->setBackgroundRole(QPalette::AlternateBase);
    notice_->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(notice_);
    row->setContentsMargins(16, 4, 16, 4);
    auto *text = new RichLabel(notice_);
    text->setPlain(tr("The unit file was changed on disk; the manager still goes by the old one."));
    auto *button = new QPushButton(tr("Reload"), notice_);
    button->setToolTip(verbLook(Verb::DaemonReload).tip);
    connect(button, &QPushButton::clicked, this,
            [this] { Q_EMIT verbRequested(Verb::DaemonReload); });
    row->addWidget(text, 1);
    row->addWidget(button);
    notice_->hide();
    layout->addWidget(notice_);
    layout->addWidget(stack_, 1);

    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setEnabled(false);
    empty_->setMargin(16);
    stack_->addWidget(empty_);
    scroll_->setFrameShape(QFrame::NoFrame);
    setFocusProxy(scroll_);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setAccessibleName(tr("Files of the unit"));
    auto *page = new QWidget(scroll_);
    sections_ = new QVBoxLayout(page);
    sections_->setContentsMargins(16, 12, 16, 12);
    sections_->setSpacing(16);
    sections_->addStretch(1);
    scroll_->setWidget(page);
    stack_->addWidget(scroll_);

    connect(watch_, &UnitWatch::unitChanged, this, &UnitFilePage::showWatched);
    connect(watch_, &UnitWatch::detailsChanged, this, &UnitFilePage::showWatched);
    showWatched();
}

void UnitFilePage::reload()
{
    shown_.reset();
    showWatched();
}

void UnitFilePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The files may have changed while nobody looked.
    reload();
}

void UnitFilePage::showWatched()
{
    const auto &details = watch_->details();
    const bool needsReload = details && details->isTrue(u"NeedDaemonReload"_s);
    // A file changed under our eyes: what is shown is old.
    if (needsReload && notice_->isHidden())
        shown_.reset();
    notice_->setVisible(needsReload);
    if (!details) {
        if (watch_->id().isEmpty())
            showEmpty(tr("Choose a unit to see its files."));
        else if (watch_->error())
            showEmpty(errorSentence(*watch_->error()).text);
        else
            showEmpty(tr("Asking the manager…"));
        return;
    }
    const UnitFilePaths paths = unitFilePaths(*details);
    if (paths.isEmpty()) {
        showEmpty(details->text(u"LoadState"_s) == "not-found"_L1
                      ? tr("There is no unit file of this name.")
                      : tr("This unit has no file: the manager or a device made it."));
        return;
    }
    if (isVisible() && shown_ != paths)
        read(paths);
}

void UnitFilePage::read(const UnitFilePaths &paths)
{
    shown_ = paths;
    loader_->load(paths, [this](const QList<UnitText> &texts) { showFiles(texts); });
}

void UnitFilePage::showFiles(const QList<UnitText> &files)
{
    // What is the same stays, with its selection and place.
    if (files != texts_) {
        texts_ = files;
        while (sections_->count() > 1) {
            QWidget *section = sections_->itemAt(0)->widget();
            sections_->removeWidget(section);
            section->hide();
            section->deleteLater();
        }
        for (const UnitText &file : files) {
            sections_->insertWidget(sections_->count() - 1,
                                    new UnitFileSection(file, scroll_->widget()));
        }
        scroll_->verticalScrollBar()->setValue(0);
    }
    stack_->setCurrentWidget(scroll_);
}

void UnitFilePage::showEmpty(const QString &sentence)
{
    shown_.reset();
    loader_->load({}, [](const QList<UnitText> &) {}); // what is still being read is not wanted
    empty_->setText(sentence);
    stack_->setCurrentWidget(empty_);
}

} // namespace unitdeck
