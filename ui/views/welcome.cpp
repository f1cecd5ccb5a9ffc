// SPDX-License-Identifier: GPL-3.0-or-later
// Texts and buttons of the welcome panel; see the header.
#include "ui/views/welcome.h"

#include "ui/look/icons.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

Welcome::Welcome(QWidget *parent)
    : QFrame(parent)
    , invitation_(new QLabel(this))
    , tryIt_(
          new QPushButton(namedIcon(u"media-playback-start"_s), tr("Try the demo service"), this))
    , remove_(new QPushButton(tr("Remove the demo service"), this))
    , close_(new QPushButton(this))
{
    setObjectName(u"welcome"_s);
    setAccessibleName(tr("Welcome"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    auto *title = new QLabel(tr("Welcome to Unitdeck"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    title->setFont(large);
    auto *what = new QLabel(tr("These are the services that systemd runs for you in the "
                               "background. Here you see how they are, start and stop them, and "
                               "find out why one does not run."),
                            this);
    what->setWordWrap(true);
    invitation_->setWordWrap(true);
    tryIt_->setObjectName(u"tryDemo"_s);
    remove_->setObjectName(u"removeDemo"_s);
    close_->setObjectName(u"closeWelcome"_s);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(tryIt_);
    buttons->addWidget(remove_);
    buttons->addWidget(close_);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(what);
    layout->addWidget(invitation_);
    layout->addLayout(buttons);

    connect(tryIt_, &QPushButton::clicked, this, &Welcome::tryDemoRequested);
    connect(remove_, &QPushButton::clicked, this, &Welcome::removeDemoRequested);
    connect(close_, &QPushButton::clicked, this, &Welcome::dismissed);
    updateChoice();
}

void Welcome::setDemo(Demo demo)
{
    demo_ = demo;
    updateChoice();
}

void Welcome::setRemovable(bool removable)
{
    isRemovable_ = removable;
    updateChoice();
}

void Welcome::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    // A splitter asks for the least height without a width, and would cut wrapped text.
    setMinimumHeight(heightForWidth(width()));
}

void Welcome::updateChoice()
{
    tryIt_->setVisible(demo_ != Demo::Here);
    tryIt_->setEnabled(demo_ == Demo::Offered);
    remove_->setVisible(demo_ == Demo::Here && isRemovable_);
    close_->setText(demo_ == Demo::Here ? tr("Close") : tr("Not now"));
    switch (demo_) {
    case Demo::Offered:
        invitation_->setText(tr("On a small demo service you can try everything without risk: "
                                "start it, let it fail, read what it wrote."));
        break;
    case Demo::Working:
        invitation_->setText(tr("One moment, the demo service is being prepared…"));
        break;
    case Demo::Here:
        invitation_->setText(
            isRemovable_
                ? tr("The demo service is in the list, as unitdeck-demo. Do with it what you "
                     "like; when you are done, remove it here.")
                : tr("The demo service is in the list, as unitdeck-demo. Do with it what you "
                     "like; it came with the program and stays, stopped or not."));
        break;
    }
}

} // namespace unitdeck
