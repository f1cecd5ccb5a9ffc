// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence above a page, with what can be done about it.
#pragma once

#include <QFrame>

class QPushButton;

namespace unitdeck {

class RichLabel;

class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    /// Hidden at first.
    explicit NoticeBar(QWidget *parent = nullptr);

    void setText(const QString &text);
    QPushButton *addButton(const QString &text);

private:
    RichLabel *text_;
};

} // namespace unitdeck
