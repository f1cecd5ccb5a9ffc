// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, marks, completion and tool tips; see the header.
#include "ui/views/unit_text_edit.h"

#include "app/unitfiles/unit_document.h"
#include "ui/look/finding_words.h"
#include "ui/look/state_look.h"
#include "ui/views/unit_file_highlighter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int markSide = 10;
constexpr int gap = 4;

} // namespace

/// The strip at the left.
class EditorMargin final : public QWidget
{
public:
    explicit EditorMargin(UnitTextEdit *edit)
        : QWidget(edit)
        , edit_(edit)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        edit_->paintMargin(&painter, event->rect());
    }
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QWidget::event(event);
        const auto *help = static_cast<QHelpEvent *>(event);
        const int line = edit_->cursorForPosition({0, help->y()}).blockNumber() + 1;
        QToolTip::showText(help->globalPos(), edit_->textsAt(line).join(u'\n'), this);
        return true;
    }

private:
    UnitTextEdit *edit_;
};

UnitTextEdit::UnitTextEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , margin_(new EditorMargin(this))
    , highlighter_(nullptr)
    , completer_(new QCompleter(this))
    , words_(new QStringListModel(this))
{
    setObjectName(u"unitFileText"_s);
    setAccessibleName(tr("Unit file text"));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    // Directives and paths read from the left in every language.
    setLayoutDirection(Qt::LeftToRight);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    // Tab goes on to the next field: unit files need none.
    setTabChangesFocus(true);
    highlighter_ = new UnitFileHighlighter(document(), palette());
    completer_->setModel(words_);
    completer_->setWidget(this);
    completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer_->popup()->setObjectName(u"completions"_s);
    completer_->popup()->setAccessibleName(tr("Completions"));
    connect(completer_, qOverload<const QString &>(&QCompleter::activated), this,
            &UnitTextEdit::insertCompletion);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &UnitTextEdit::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int down) {
        if (down != 0)
            margin_->scroll(0, down);
        else
            margin_->update(0, area.y(), margin_->width(), area.height());
    });
    placeMargin();
}

void UnitTextEdit::setCompletions(std::function<UnitCompletion(const QString &)> completions)
{
    completions_ = std::move(completions);
}

void UnitTextEdit::setExplanation(std::function<QString(const QString &, const QString &)> explain)
{
    explain_ = std::move(explain);
}

void UnitTextEdit::setFindings(const QList<Finding> &findings)
{
    findings_ = findings;
    underline();
    margin_->update();
}

void UnitTextEdit::goToLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(std::max(0, line - 1));
    if (!block.isValid())
        return;
    setTextCursor(QTextCursor(block));
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

int UnitTextEdit::marginWidth() const
{
    const qsizetype digits = std::max<qsizetype>(2, QString::number(blockCount()).size());
    return markSide + 3 * gap + fontMetrics().horizontalAdvance(u'9') * static_cast<int>(digits);
}

void UnitTextEdit::placeMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect inner = contentsRect();
    margin_->setGeometry(inner.left(), inner.top(), marginWidth(), inner.height());
}

void UnitTextEdit::paintMargin(QPainter *painter, const QRect &area)
{
    painter->fillRect(area, palette().color(QPalette::AlternateBase));
    painter->setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= area.bottom()) {
        const qreal height = blockBoundingRect(block).height();
        const int line = block.blockNumber() + 1;
        const QRectF row(0, top, margin_->width() - gap, height);
        painter->setPen(dimmedText(palette()));
        painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        const auto worst = std::ranges::min_element(findings_, {}, [line](const Finding &finding) {
            return finding.line == line ? static_cast<int>(finding.severity) : 2;
        });
        if (worst != findings_.end() && worst->line == line) {
            const bool isError = worst->severity == Finding::Severity::Error;
            paintStateShape(painter, {gap, top + (height - markSide) / 2, markSide, markSide},
                            isError ? StateShape::Cross : StateShape::Half,
                            toneColor(isError ? Tone::Bad : Tone::Busy, palette()));
        }
        top += height;
        block = block.next();
    }
}

QStringList UnitTextEdit::textsAt(int line) const
{
    QStringList texts;
    for (const Finding &finding : findings_) {
        if (finding.line == line) {
            const Sentence sentence = findingSentence(finding);
            texts << joined(sentence.text, sentence.nextStep);
        }
    }
    return texts;
}

void UnitTextEdit::underline()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const Finding &finding : std::as_const(findings_)) {
        const QTextBlock block = document()->findBlockByNumber(finding.line - 1);
        if (finding.line == 0 || !block.isValid())
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        selection.cursor.select(QTextCursor::LineUnderCursor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(toneColor(
            finding.severity == Finding::Severity::Error ? Tone::Bad : Tone::Busy, palette()));
        selections << selection;
    }
    setExtraSelections(selections);
}

bool UnitTextEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QTextCursor cursor = cursorForPosition(viewport()->mapFrom(this, help->pos()));
        QStringList texts;
        for (const QString &text : textsAt(cursor.blockNumber() + 1))
            texts << u"<p>"_s + text.toHtmlEscaped() + u"</p>"_s;
        if (explain_) {
            for (const UnitSetting &setting : UnitDocument(toPlainText().toUtf8()).settings()) {
                if (setting.firstLine <= cursor.blockNumber() &&
                    cursor.blockNumber() <= setting.lastLine)
                    texts << explain_(setting.section, setting.key);
            }
        }
        texts.removeAll({});
        QToolTip::showText(help->globalPos(), texts.join(QString()), viewport());
        return true;
    }
    return QPlainTextEdit::event(event);
}

void UnitTextEdit::complete()
{
    if (!completions_)
        return;
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Start, QTextCursor::KeepAnchor);
    const UnitCompletion completion =
        completions_(cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n'));
    if (completion.words.isEmpty()) {
        hidePopup();
        return;
    }
    prefix_ = completion.prefix;
    words_->setStringList(completion.words);
    completer_->setCompletionPrefix({});
    QRect place = cursorRect();
    place.translate(marginWidth(), 0);
    place.setWidth(completer_->popup()->sizeHintForColumn(0) + 2 * gap +
                   completer_->popup()->verticalScrollBar()->sizeHint().width());
    completer_->complete(place);
    completer_->popup()->setCurrentIndex(completer_->completionModel()->index(0, 0));
}

void UnitTextEdit::insertCompletion(const QString &word)
{
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor,
                        static_cast<int>(prefix_.size()));
    cursor.insertText(word);
    setTextCursor(cursor);
    if (word.endsWith(u'='))
        complete();
}

void UnitTextEdit::hidePopup()
{
    completer_->popup()->hide();
}

void UnitTextEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isOpen = completer_->popup()->isVisible();
    if (isOpen) {
        switch (event->key()) {
        case Qt::Key_Enter:
        case Qt::Key_Return:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
        case Qt::Key_Escape:
            event->ignore(); // the popup's own
            return;
        default:
            break;
        }
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    const QString typed = event->text();
    const bool isWord = !typed.isEmpty() && (typed.at(0).isLetterOrNumber() || typed == "="_L1 ||
                                             typed == "["_L1 || typed == "-"_L1);
    const bool isTaken = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier);
    if (isWord && !isTaken)
        complete();
    else if (isOpen && event->key() == Qt::Key_Backspace)
        complete();
    else if (isOpen && !typed.isEmpty())
        hidePopup();
}

void UnitTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void UnitTextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (!highlighter_)
        return;
    if (event->type() == QEvent::PaletteChange) {
        highlighter_->setPalette(palette());
        underline();
    } else if (event->type() == QEvent::FontChange) {
        placeMargin();
    }
}

} // namespace unitdeck
