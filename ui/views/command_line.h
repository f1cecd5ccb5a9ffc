// SPDX-License-Identifier: GPL-3.0-or-later
// A command that does the same, to read and to copy.
#pragma once

#include <QWidget>

class QLineEdit;

namespace unitdeck {

class CommandLine final : public QWidget
{
    Q_OBJECT
public:
    explicit CommandLine(QWidget *parent = nullptr);

    void setCommand(const QString &command);
    QString command() const;

private:
    QLineEdit *edit_;
};

} // namespace unitdeck
