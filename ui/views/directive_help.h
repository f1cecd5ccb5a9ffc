// SPDX-License-Identifier: GPL-3.0-or-later
// What directives mean: in short for tool tips, in full on F1, from the installed manual.
#pragma once

#include "app/unitfiles/unit_verifier.h"

#include <QHash>
#include <QObject>
#include <QPointer>

class QDialog;
class QPlainTextEdit;

namespace unitdeck {

/// GUI thread.
class DirectiveHelp final : public QObject
{
    Q_OBJECT
public:
    /// @p verifier, which knows what systemd knows, outlives this; @p window is the parent of what
    /// is shown.
    DirectiveHelp(const UnitVerifier *verifier, QWidget *window);

    /// Opens the help on F1 for the directive of the line where the cursor of @p edit is.
    void attach(QPlainTextEdit *edit);
    /// Kind and values, and the manual's first paragraph, if it has been read: else it is, for the
    /// next time.
    QString tip(const QString &section, const QString &directive);
    /// The same for the directive of a line of @p text, counted from 0; empty if it has none.
    QString tipAt(const QString &text, int line);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Place
    {
        QString section;
        QString directive;
    };
    static std::optional<Place> placeAt(const QString &text, int line);
    void open(const Place &place);
    void show(const Place &place);
    /// Reads what is not read yet, and calls @p then.
    void read(const QString &section, const std::function<void()> &then);
    QString manual(const Place &place, QString *page = nullptr) const;

    const UnitVerifier *verifier_;
    QWidget *window_;
    QHash<QString, QString> pages_;                        // by name; empty where there is none
    QHash<QString, QList<std::function<void()>>> waiting_; // by section
    QPointer<QDialog> dialog_;
};

} // namespace unitdeck
