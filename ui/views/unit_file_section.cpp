// SPDX-License-Identifier: GPL-3.0-or-later
// The section; see the header.
#include "ui/views/unit_file_section.h"

#include "app/values/unit_name.h"
#include "ui/look/icons.h"
#include "ui/look/sentences.h"
#include "ui/look/state_look.h"
#include "ui/look/unit_facts.h"
#include "ui/views/directive_help.h"
#include "ui/views/rich_label.h"
#include "ui/views/unit_file_highlighter.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolButton>
#include <QToolTip>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct KindRow
{
    UnitFileOrigin origin;
    const char *text;
};

// The table stands inside the class so that lupdate knows the context of its texts.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(unitdeck::UnitFileSection)

public:
    static constexpr auto kinds = std::to_array<KindRow>({
        {UnitFileOrigin::Vendor, QT_TR_NOOP("from a package")},
        {UnitFileOrigin::Local, QT_TR_NOOP("of this machine's administrator")},
        {UnitFileOrigin::Personal, QT_TR_NOOP("your own")},
        {UnitFileOrigin::Runtime, QT_TR_NOOP("until the machine restarts")},
        {UnitFileOrigin::Generated, QT_TR_NOOP("made by a generator; changes get lost")},
        {UnitFileOrigin::Transient, QT_TR_NOOP("made while running")},
        {UnitFileOrigin::Control, QT_TR_NOOP("set with “systemctl set-property”")},
        {UnitFileOrigin::Source, QT_TR_NOOP("the file the unit was generated from")},
        {UnitFileOrigin::Elsewhere, QT_TR_NOOP("linked from another place")},
    });
};

QToolButton *toolButton(const QString &icon, const QString &text, const QString &name,
                        QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(namedIcon(icon));
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

QString unitFileKind(const UnitText &text)
{
    const auto row = std::ranges::find(Words::kinds, text.origin, &KindRow::origin);
    const QString kind = Words::tr(row->text);
    return text.isDropIn ? Words::tr("drop-in, %1").arg(kind) : kind;
}

UnitFileSection::UnitFileSection(const UnitText &text, DirectiveHelp *help, QWidget *parent)
    : QWidget(parent)
    , text_(text)
    , help_(help)
    , layout_(new QVBoxLayout(this))
{
    QVBoxLayout *layout = layout_;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);

    auto *head = new QHBoxLayout;
    auto *path = new RichLabel(this);
    QString html = u"<b>"_s + shortPath(text.path).toHtmlEscaped() +
                   u"</b> <span class=\"aside\">· "_s + unitFileKind(text).toHtmlEscaped();
    if (!text.target.isEmpty())
        html += u" → "_s + shortPath(text.target).toHtmlEscaped();
    path->setHtml(html + u"</span>"_s);
    path->setToolTip(text.path);
    const QString file = QFileInfo(text.path).fileName();
    auto *copy =
        toolButton(u"edit-copy"_s, tr("Copy the text"), tr("Copy the text of %1").arg(file), this);
    auto *folder = toolButton(u"folder-open"_s, tr("Open the folder"),
                              tr("Open the folder of %1").arg(file), this);
    head->addWidget(path, 1);
    head->addWidget(copy);
    head->addWidget(folder);
    layout->addLayout(head);
    connect(folder, &QToolButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(text_.path).absolutePath()));
    });
    connect(copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(text_.text.value()); });

    QString note;
    if (!text.text)
        note = errorSentence(text.text.error()).text;
    else if (text.isMasked)
        note = tr("This file blocks the unit: there is nothing in it, so nothing can start it "
                  "(masked).");
    else if (text.isCut)
        note = tr("The file is longer than 1 MiB; this is its beginning.");
    else if (text.text->isEmpty())
        note = tr("The file is empty.");
    copy->setVisible(text.text && !text.text->isEmpty());
    if (!note.isEmpty()) {
        auto *label = new RichLabel(this);
        label->setPlain(note);
        layout->addWidget(label);
    }
    if (!text.text || text.text->isEmpty())
        return;

    edit_ = new QPlainTextEdit(this);
    edit_->setAccessibleName(text.path);
    edit_->setReadOnly(true);
    edit_->setUndoRedoEnabled(false);
    edit_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit_->setTabChangesFocus(true);
    edit_->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    // The beginning stays as it is: lines are known by their numbers.
    QString shown = QString(text.text.value()).remove(u'\0');
    while (!shown.isEmpty() && shown.back().isSpace())
        shown.chop(1);
    edit_->setPlainText(shown);
    edit_->viewport()->installEventFilter(this);
    edit_->installEventFilter(this);
    help_->attach(edit_);
    highlighter_ = new UnitFileHighlighter(edit_->document(), palette());
    layout->addWidget(edit_);
    fitHeight();
}

void UnitFileSection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (highlighter_ && event->type() == QEvent::PaletteChange) {
        highlighter_->setPalette(palette());
        showMarks();
    }
    if (edit_ && event->type() == QEvent::FontChange)
        fitHeight();
}

void UnitFileSection::setSettings(qsizetype file, const QList<EffectiveSetting> &settings,
                                  const QList<ConfigurationFile> &files)
{
    if (!edit_)
        return;
    marks_.clear();
    for (const EffectiveSetting &one : settings) {
        if (one.file != file || one.fate == EffectiveSetting::Fate::Applies)
            continue;
        const QString place = one.winnerFile == file
                                  ? tr("line %1").arg(one.winnerLine + 1)
                                  : tr("%1, line %2")
                                        .arg(shortPath(files.at(one.winnerFile).path))
                                        .arg(one.winnerLine + 1);
        //: %1 is a place in a file
        const QString text = one.fate == EffectiveSetting::Fate::Reset
                                 ? tr("Does not count: taken back by %1.").arg(place)
                                 : tr("Does not count: replaced by %1.").arg(place);
        marks_ << Mark{one.setting.firstLine, one.setting.lastLine, text, one.winnerFile,
                       one.winnerLine};
    }
    showMarks();
}

void UnitFileSection::showMarks()
{
    if (!edit_)
        return;
    QList<QTextEdit::ExtraSelection> selections;
    for (const Mark &mark : std::as_const(marks_)) {
        const QTextBlock first =
            edit_->document()->findBlockByNumber(static_cast<int>(mark.firstLine));
        const QTextBlock last =
            edit_->document()->findBlockByNumber(static_cast<int>(mark.lastLine));
        if (!first.isValid() || !last.isValid())
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(first);
        selection.cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
        selection.format.setFontStrikeOut(true);
        selection.format.setForeground(dimmedText(palette()));
        selections << selection;
    }
    edit_->setExtraSelections(selections);
}

const UnitFileSection::Mark *UnitFileSection::markAt(int line) const
{
    const auto mark = std::ranges::find_if(
        marks_, [line](const Mark &m) { return m.firstLine <= line && line <= m.lastLine; });
    return mark == marks_.end() ? nullptr : &*mark;
}

bool UnitFileSection::jumpFrom(int line)
{
    const Mark *mark = markAt(line);
    if (mark)
        Q_EMIT jumpRequested(mark->winnerFile, mark->winnerLine);
    return mark != nullptr;
}

/// The word there that a line of a unit file is made of.
QString UnitFileSection::wordAt(const QPoint &place) const
{
    const QTextCursor cursor = edit_->cursorForPosition(place);
    const QString line = cursor.block().text();
    const auto isPart = [&line](qsizetype i) {
        return i >= 0 && i < line.size() && !line.at(i).isSpace() && line.at(i) != u'=' &&
               line.at(i) != u'"' && line.at(i) != u'\'';
    };
    qsizetype begin = cursor.positionInBlock();
    qsizetype end = begin;
    while (isPart(begin - 1))
        --begin;
    while (isPart(end))
        ++end;
    return line.sliced(begin, end - begin);
}

void UnitFileSection::follow(const QString &word)
{
    static const QRegularExpression prefix(u"^[-@:+!|]+"_s); // of Exec lines and paths
    const QString name = QString(word).remove(prefix);
    if (name.startsWith(u'/'))
        QDesktopServices::openUrl(QUrl::fromLocalFile(name));
    else if (isValidUnitName(name))
        Q_EMIT unitActivated(name);
}

void UnitFileSection::setSource(const QString &path)
{
    auto *label = new RichLabel(this);
    label->setHtml(
        tr("Made from %1.")
            .arg(u"<a href=\"source\">"_s + shortPath(path).toHtmlEscaped() + u"</a>"_s));
    connect(label, &QLabel::linkActivated, this, [this, path] { Q_EMIT sourceRequested(path); });
    layout_->insertWidget(1, label);
}

QRect UnitFileSection::showLine(qsizetype line)
{
    if (!edit_)
        return rect();
    const QTextBlock block = edit_->document()->findBlockByNumber(static_cast<int>(line));
    if (!block.isValid())
        return rect();
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    edit_->setTextCursor(cursor);
    edit_->setFocus(Qt::OtherFocusReason);
    return edit_->cursorRect().translated(edit_->viewport()->mapTo(this, QPoint()));
}

bool UnitFileSection::eventFilter(QObject *watched, QEvent *event)
{
    if (!edit_)
        return QWidget::eventFilter(watched, event);
    if (watched == edit_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) &&
            jumpFrom(edit_->textCursor().blockNumber()))
            return true;
    }
    if (watched != edit_->viewport())
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int line = edit_->cursorForPosition(help->pos()).blockNumber();
        QString html;
        if (const Mark *mark = markAt(line))
            html =
                u"<p>"_s + joined(mark->text, tr("Click to go there.")).toHtmlEscaped() + u"</p>"_s;
        html += help_->tipAt(edit_->toPlainText(), line);
        QToolTip::showText(help->globalPos(), html, edit_->viewport());
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease && !edit_->textCursor().hasSelection()) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QPoint place = mouse->position().toPoint();
        if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::ControlModifier)
            follow(wordAt(place));
        else if (mouse->button() == Qt::LeftButton)
            jumpFrom(edit_->cursorForPosition(place).blockNumber());
    }
    return QWidget::eventFilter(watched, event);
}

void UnitFileSection::fitHeight()
{
    // As high as the text, so that the page scrolls and not each file; very long ones scroll.
    const int lines = std::min(edit_->blockCount(), 400);
    const int margin = static_cast<int>(edit_->document()->documentMargin()) * 2;
    edit_->setFixedHeight(lines * edit_->fontMetrics().lineSpacing() + margin +
                          2 * edit_->frameWidth() +
                          edit_->horizontalScrollBar()->sizeHint().height());
}

} // namespace unitdeck
