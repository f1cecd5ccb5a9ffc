// SPDX-License-Identifier: GPL-3.0-or-later
// Completing the last word; see the header.
#include "ui/views/unit_names_edit.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QStringListModel>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

UnitNamesEdit::UnitNamesEdit(const QSet<QString> &units, QWidget *parent)
    : QLineEdit(parent)
{
    QStringList names(units.begin(), units.end());
    names.sort();
    completer_.setModel(new QStringListModel(names, &completer_));
    completer_.setFilterMode(Qt::MatchContains);
    completer_.setCaseSensitivity(Qt::CaseInsensitive);
    completer_.setWidget(this); // not setCompleter(): that takes the whole line
    connect(&completer_, qOverload<const QString &>(&QCompleter::activated), this,
            [this](const QString &name) { setText(text().chopped(lastWord().size()) + name); });
    connect(this, &QLineEdit::textEdited, this, [this] {
        const QString word = lastWord();
        completer_.setCompletionPrefix(word);
        if (word.isEmpty() || completer_.completionCount() == 0 ||
            completer_.currentCompletion() == word) {
            completer_.popup()->hide();
        } else {
            completer_.complete();
        }
    });
}

QString UnitNamesEdit::lastWord() const
{
    return text().section(u' ', -1);
}

void UnitNamesEdit::keyPressEvent(QKeyEvent *event)
{
    // The list takes these; here they would close the dialog as well.
    if (completer_.popup()->isVisible() &&
        (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
         event->key() == Qt::Key_Escape)) {
        event->ignore();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace unitdeck
