// SPDX-License-Identifier: GPL-3.0-or-later
// Pages read once, and what they say; see the header.
#include "ui/views/directive_help.h"

#include "app/tools/man_page.h"

#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

#include <memory>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestTip = 600;

/// The first paragraph below the heading.
QString firstParagraph(const QString &text)
{
    const QString paragraph = text.section(u'\n', 1).section(u"\n\n"_s, 0, 0).simplified();
    return paragraph.size() > longestTip ? paragraph.first(longestTip) + u'…' : paragraph;
}

} // namespace

DirectiveHelp::DirectiveHelp(const UnitVerifier *verifier, QWidget *window)
    : QObject(window)
    , verifier_(verifier)
    , window_(window)
{
}

void DirectiveHelp::attach(QPlainTextEdit *edit)
{
    edit->installEventFilter(this);
}

std::optional<DirectiveHelp::Place> DirectiveHelp::placeAt(const QString &text, int line)
{
    for (const UnitSetting &setting : UnitDocument(text.toUtf8()).settings()) {
        if (setting.firstLine <= line && line <= setting.lastLine)
            return Place{setting.section, setting.key};
    }
    return {};
}

QString DirectiveHelp::manual(const Place &place, QString *page) const
{
    for (const QString &name : manPagesOf(place.section)) {
        const QString text = directiveText(pages_.value(name), place.directive);
        if (text.isEmpty())
            continue;
        if (page)
            *page = name;
        return text;
    }
    return {};
}

QString DirectiveHelp::tip(const QString &section, const QString &directive)
{
    const auto known = verifier_->catalogue().find(section, directive);
    if (!known)
        return {};
    read(section, [] {});
    QStringList parts{directive + u'=' + known->kind};
    if (const QStringList values = valuesOf(*known); !values.isEmpty())
        parts << tr("Values: %1").arg(values.join(u", "_s));
    const QString text = firstParagraph(manual({section, directive}));
    parts << (text.isEmpty() ? tr("Explained in %1").arg(manPagesOf(section).join(u", "_s)) : text)
          << tr("F1 tells more.");
    // Rich text is wrapped, plain text is not.
    return u"<p>"_s + parts.join(u'\n').toHtmlEscaped().replace(u'\n', u"</p><p>"_s) + u"</p>"_s;
}

QString DirectiveHelp::tipAt(const QString &text, int line)
{
    const auto place = placeAt(text, line);
    return place ? tip(place->section, place->directive) : QString();
}

void DirectiveHelp::read(const QString &section, const std::function<void()> &then)
{
    QStringList missing;
    for (const QString &page : manPagesOf(section)) {
        if (!pages_.contains(page))
            missing << page;
    }
    if (missing.isEmpty()) {
        then();
        return;
    }
    const bool isUnderWay = waiting_.contains(section);
    waiting_[section] << then;
    if (isUnderWay)
        return;
    const auto left = std::make_shared<qsizetype>(missing.size());
    for (const QString &page : std::as_const(missing)) {
        fetchManPage(page, this, [this, page, section, left](const Reply<QString> &text) {
            pages_.insert(page, text ? *text : QString());
            if (--*left > 0)
                return;
            for (const auto &waits : waiting_.take(section))
                waits();
        });
    }
}

void DirectiveHelp::open(const Place &place)
{
    read(place.section, [this, place] { show(place); });
}

void DirectiveHelp::show(const Place &place)
{
    QString page;
    QString text = manual(place, &page);
    if (text.isEmpty()) {
        text = manPagesOf(place.section).isEmpty()
                   ? tr("The manual has no page for [%1].").arg(place.section)
                   : tr("%1= is not explained in the manual of this machine (%2). It may be "
                        "misspelt, newer than this systemd, or the manual is not installed.")
                         .arg(place.directive, manPagesOf(place.section).join(u", "_s));
    }
    delete dialog_;
    dialog_ = new QDialog(window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    dialog_->setObjectName(u"directiveHelp"_s);
    dialog_->setWindowTitle(place.directive + u'=');
    auto *edit = new QPlainTextEdit(text, dialog_);
    edit->setReadOnly(true);
    edit->setAccessibleName(tr("What the manual says"));
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog_);
    auto *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(dialog_);
    if (!page.isEmpty())
        layout->addWidget(new QLabel(tr("From %1").arg(page), dialog_));
    layout->addWidget(edit, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog_, &QDialog::close);
    connect(copy, &QPushButton::clicked, dialog_,
            [text] { QGuiApplication::clipboard()->setText(text); });
    dialog_->resize(edit->fontMetrics().averageCharWidth() * 84,
                    edit->fontMetrics().lineSpacing() * 22);
    dialog_->show();
}

bool DirectiveHelp::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || static_cast<const QKeyEvent *>(event)->key() != Qt::Key_F1)
        return QObject::eventFilter(watched, event);
    const auto *edit = qobject_cast<QPlainTextEdit *>(watched);
    const auto place =
        edit ? placeAt(edit->toPlainText(), edit->textCursor().blockNumber()) : std::nullopt;
    if (!place)
        return false; // then it is the window's own help
    event->accept();
    if (event->type() == QEvent::KeyPress)
        open(*place);
    return true;
}

} // namespace unitdeck
