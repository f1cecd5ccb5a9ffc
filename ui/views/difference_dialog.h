// SPDX-License-Identifier: GPL-3.0-or-later
// A question about two texts, with what differs between them.
#pragma once

#include <QDialog>

#include <functional>

class QDialogButtonBox;

namespace unitdeck {

/// To be open()ed; deletes itself. Without choices it only shows; Cancel does nothing.
class DifferenceDialog final : public QDialog
{
    Q_OBJECT
public:
    DifferenceDialog(const QString &title, const QString &sentence, const QString &before,
                     const QString &after, QWidget *parent);

    /// A button that closes the dialog and calls @p run.
    void addChoice(const QString &text, std::function<void()> run);

private:
    QDialogButtonBox *buttons_;
};

} // namespace unitdeck
