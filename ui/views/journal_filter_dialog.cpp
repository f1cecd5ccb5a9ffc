// SPDX-License-Identifier: GPL-3.0-or-later
// Field, test and value; see the header.
#include "ui/views/journal_filter_dialog.h"

#include "app/values/journal_query_text.h"
#include "ui/models/journal_fields.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

JournalFilterDialog::JournalFilterDialog(QWidget *parent)
    : QDialog(parent)
    , field_(new QComboBox(this))
    , meaning_(new QLabel(this))
    , test_(new QComboBox(this))
    , value_(new QComboBox(this))
    , problem_(new QLabel(this))
{
    setObjectName(u"journalFilterDialog"_s);
    setWindowTitle(tr("Add a filter"));
    setAttribute(Qt::WA_DeleteOnClose);

    field_->setEditable(true);
    field_->setAccessibleName(tr("Field"));
    field_->addItems(commonFields());
    field_->setCurrentText(u"SYSLOG_IDENTIFIER"_s);
    meaning_->setWordWrap(true);
    meaning_->setForegroundRole(QPalette::PlaceholderText);

    using Test = FieldFilter::Test;
    test_->setAccessibleName(tr("Condition"));
    for (const auto &[text, test, isNegated] :
         {std::tuple(tr("is"), Test::Equals, false), std::tuple(tr("is not"), Test::Equals, true),
          std::tuple(tr("contains"), Test::Contains, false),
          std::tuple(tr("does not contain"), Test::Contains, true),
          std::tuple(tr("matches the expression"), Test::Matches, false),
          std::tuple(tr("does not match the expression"), Test::Matches, true)})
        test_->addItem(text, QVariantList{static_cast<int>(test), isNegated});

    value_->setEditable(true);
    value_->setAccessibleName(tr("Value"));
    value_->setMinimumContentsLength(32);
    value_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    value_->completer()->setFilterMode(Qt::MatchContains);
    value_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    problem_->setWordWrap(true);

    auto *form = new QFormLayout;
    const auto addRow = [form](const QString &text, QWidget *widget) {
        auto *label = new QLabel(text);
        label->setBuddy(widget);
        form->addRow(label, widget);
    };
    addRow(tr("&Field:"), field_);
    form->addRow(QString(), meaning_);
    addRow(tr("&Condition:"), test_);
    addRow(tr("&Value:"), value_);
    form->addRow(QString(), problem_);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    add_ = buttons->addButton(tr("Add filter"), QDialogButtonBox::AcceptRole);
    add_->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);

    connect(field_, &QComboBox::currentTextChanged, this, [this](const QString &field) {
        const QString typed = value_->currentText();
        value_->clear();
        value_->setEditText(typed);
        updateState();
        if (isValidFieldName(field.toUtf8()))
            Q_EMIT valuesWanted(field);
    });
    connect(test_, &QComboBox::currentIndexChanged, this, &JournalFilterDialog::updateState);
    connect(value_, &QComboBox::currentTextChanged, this, &JournalFilterDialog::updateState);
    value_->setFocus();
    updateState();
}

FieldFilter JournalFilterDialog::filter() const
{
    const QVariantList test = test_->currentData().toList();
    return {field_->currentText().trimmed(), value_->currentText().toUtf8(),
            static_cast<FieldFilter::Test>(test.value(0).toInt()), test.value(1).toBool()};
}

void JournalFilterDialog::setValues(const QString &field, const QByteArrayList &values)
{
    if (field != field_->currentText())
        return;
    const QString typed = value_->currentText();
    value_->clear();
    for (const QByteArray &value : values) {
        if (value.size() < 200 && !value.contains('\n'))
            value_->addItem(QString::fromUtf8(value));
    }
    value_->setEditText(typed);
}

void JournalFilterDialog::updateState()
{
    const FieldFilter wanted = filter();
    meaning_->setText(fieldMeaning(wanted.field));
    QString problem;
    if (!isValidFieldName(wanted.field.toUtf8())) {
        problem = tr("A field's name is made of capital letters, digits and “_”.");
    } else if (wanted.test == FieldFilter::Test::Matches) {
        const QRegularExpression expression(value_->currentText());
        if (!expression.isValid())
            problem = tr("This is no regular expression: %1").arg(expression.errorString());
    }
    problem_->setText(problem);
    const bool isEmpty = wanted.value.isEmpty() && wanted.test != FieldFilter::Test::Equals;
    add_->setEnabled(problem.isEmpty() && !isEmpty);
}

} // namespace unitdeck
