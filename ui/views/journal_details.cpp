// SPDX-License-Identifier: GPL-3.0-or-later
// One journal entry in full; see the header.
#include "ui/views/journal_details.h"

#include "app/values/unit_name.h"
#include "ui/look/format.h"
#include "ui/models/journal_fields.h"
#include "ui/models/journal_text.h"
#include "ui/views/rich_label.h"
#include "ui/views/text_dialog.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More than this in one widget makes the text layout late for its frame; copying takes all.
constexpr qsizetype longestMessage = 64 * 1024;
constexpr qsizetype longestCell = 1000;

/// Text, at most @p most bytes of it; or for bytes that are none how many they are and the first of
/// them in hex.
QString cellText(const QByteArray &value, qsizetype most)
{
    constexpr qsizetype mostBytes = 64;
    const QByteArray seen = value.first(std::min(value.size(), most));
    if (!isBinary(seen))
        return QString::fromUtf8(seen) + (seen.size() < value.size() ? u"…"_s : QString());
    const QString hex =
        QString::fromLatin1(value.first(std::min(value.size(), mostBytes)).toHex(' '));
    return JournalDetails::tr("%n byte(s): ", nullptr, countable(value.size())) + hex +
           (value.size() > mostBytes ? u" …"_s : QString());
}

/// Lines as hexdump(1) -C writes them: place, sixteen bytes, and the characters among them.
QString hexDump(QByteArrayView value)
{
    QString text;
    for (qsizetype at = 0; at < value.size(); at += 16) {
        const QByteArrayView bytes = value.sliced(at, std::min<qsizetype>(16, value.size() - at));
        QString characters;
        for (const char c : bytes)
            characters += c >= ' ' && c < 0x7f ? QChar::fromLatin1(c) : QChar(u'.');
        text += u"%1  %2  %3\n"_s.arg(at, 8, 16, QChar(u'0'))
                    .arg(QString::fromLatin1(bytes.toByteArray().toHex(' ')), -47)
                    .arg(characters);
    }
    return text;
}

/// In a window of its own, as much as that can take.
QString wholeText(const QByteArray &value)
{
    const QByteArray seen = value.first(std::min(value.size(), longestMessage));
    // A byte becomes more than four characters.
    const QByteArray shown =
        isBinary(seen) ? seen.first(std::min(seen.size(), longestMessage / 4)) : seen;
    const QString text =
        isBinary(shown) ? hexDump(shown) : withoutEscapes(QString::fromUtf8(shown));
    return shown.size() == value.size()
               ? text
               : text + u"\n… "_s +
                     JournalDetails::tr("The value is longer; Copy value takes all of it.");
}

/// Names and values run from left to right, in whatever language.
class LeftToRightDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->direction = Qt::LeftToRight;
    }
};

/// The text of a catalogue entry without its head (Subject:, Defined-By: …), which stands before
/// the first empty line, and with its paragraphs in one line each.
QString explanationOf(const QString &catalogue)
{
    const qsizetype head = catalogue.indexOf("\n\n"_L1);
    QStringList paragraphs;
    for (const QString &paragraph : catalogue.sliced(std::max<qsizetype>(head, 0)).split("\n\n"_L1))
        paragraphs << paragraph.simplified();
    paragraphs.removeAll(QString());
    return paragraphs.join(u'\n');
}

/// "Documentation:" in the head of a catalogue entry (systemd.io/CATALOG), an address each.
QStringList documentationOf(const QString &catalogue)
{
    QStringList addresses;
    for (const QString &line : catalogue.split(u'\n')) {
        if (line.isEmpty())
            break;
        if (line.startsWith("Documentation: "_L1))
            addresses << line.sliced(15).trimmed();
    }
    return addresses;
}

} // namespace

JournalDetails::JournalDetails(QWidget *parent)
    : QWidget(parent)
    , title_(new QLabel(this))
    , search_(new QLineEdit(this))
    , unit_(new QPushButton(this))
    , around_(new QPushButton(tr("Around it"), this))
    , message_(new QPlainTextEdit(this))
    , catalogue_(new QLabel(this))
    , links_(new RichLabel(this))
    , table_(new QTableWidget(0, 2, this))
{
    setObjectName(u"journalDetails"_s);
    setAccessibleName(tr("Journal entry"));
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    title_->setWordWrap(true);

    search_->setObjectName(u"searchFields"_s);
    search_->setAccessibleName(tr("Search fields"));
    search_->setPlaceholderText(tr("Search fields"));
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(240);
    connect(search_, &QLineEdit::textChanged, this, &JournalDetails::filterFields);

    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeJournalEntry"_s);
    close->setAccessibleName(tr("Close journal entry"));
    connect(close, &QPushButton::clicked, this, &JournalDetails::closeRequested);

    around_->setObjectName(u"showContext"_s);
    around_->setToolTip(tr("What else happened around this entry, without filters"));
    connect(around_, &QPushButton::clicked, this, &JournalDetails::contextRequested);
    unit_->setText(tr("Show unit"));
    unit_->setObjectName(u"showUnit"_s);
    connect(unit_, &QPushButton::clicked, this,
            [this] { Q_EMIT unitActivated(unitOf_, UnitTab::Status); });
    // What the message catalogue says may be long; it is there to be read, not to be in the way.
    catalogue_->setObjectName(u"catalogue"_s);
    catalogue_->setWordWrap(true);
    catalogue_->setTextFormat(Qt::PlainText);
    catalogue_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    catalogue_->setForegroundRole(QPalette::PlaceholderText);

    links_->setObjectName(u"entryLinks"_s);
    connect(links_, &QLabel::linkActivated, this, &JournalDetails::follow);

    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    message_->setObjectName(u"wholeMessage"_s);
    message_->setAccessibleName(tr("Whole message"));
    message_->setReadOnly(true);
    message_->setTabChangesFocus(true);
    message_->setFont(fixed);
    message_->setFrameShape(QFrame::NoFrame);

    table_->setObjectName(u"entryFields"_s);
    table_->setAccessibleName(tr("Fields of the entry"));
    table_->setHorizontalHeaderLabels({tr("Field"), tr("Value")});
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(table_->fontMetrics().height() + 6);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setTabKeyNavigation(false);
    table_->setItemDelegate(new LeftToRightDelegate(table_));
    table_->setShowGrid(false);
    table_->setFrameShape(QFrame::NoFrame);
    auto *copy = new QAction(tr("Copy"), table_);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    table_->addAction(copy);
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_, &QTableWidget::customContextMenuRequested, this,
            &JournalDetails::showFieldMenu);
    connect(copy, &QAction::triggered, this, &JournalDetails::copySelection);
    connect(table_, &QTableWidget::cellActivated, this, &JournalDetails::showValue);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(title_, 1);
    top->addWidget(unit_);
    top->addWidget(around_);
    top->addWidget(search_);
    top->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(message_);
    layout->addWidget(catalogue_);
    layout->addWidget(links_);
    layout->addWidget(table_, 1);
}

void JournalDetails::setEntry(const JournalEntry &entry, bool isOfHere, bool isOfSubject)
{
    fields_.clear();
    entry_ = entry;
    isGone_ = false;
    updateTitle();
    showMessage(withoutEscapes(entry.message));
    isOfHere_ = isOfHere;
    unitOf_ = isOfHere ? entry.unit : UnitId();
    unit_->setVisible(!unitOf_.isEmpty() && !isOfSubject);
    unit_->setToolTip(unitOf_.name);
    catalogue_->hide();
    showLinks({});
    table_->setRowCount(0);
}

void JournalDetails::setTimeStyle(TimeStyle style)
{
    timeStyle_ = style;
    updateTitle();
}

void JournalDetails::updateTitle()
{
    QStringList parts{exactTime(entry_.realtime, timeStyle_), priorityWord(entry_.priority)};
    if (!entry_.identifier.isEmpty())
        parts << withoutControls(entry_.identifier);
    if (isGone_)
        parts << tr("no longer in the journal");
    title_->setText(parts.join(u" · "));
}

void JournalDetails::setContextEnabled(bool isEnabled)
{
    around_->setEnabled(isEnabled);
}

void JournalDetails::setFields(const QByteArray &cursor, const QList<JournalField> &fields,
                               const QString &catalogue)
{
    if (cursor != entry_.cursor)
        return;
    fields_ = fields;
    if (fields_.isEmpty()) {
        isGone_ = true;
        updateTitle();
        return;
    }
    // People's fields before journald's ("_"), each in order of name.
    std::ranges::stable_sort(fields_, [](const JournalField &a, const JournalField &b) {
        const bool isTrustedA = a.name.startsWith(u'_');
        const bool isTrustedB = b.name.startsWith(u'_');
        return isTrustedA != isTrustedB ? isTrustedB : a.name < b.name;
    });
    const QFont fixed = message_->font();
    table_->setRowCount(static_cast<int>(fields_.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const QString value = cellText(fields_.at(row).value, longestCell);
        auto name = std::make_unique<QTableWidgetItem>(fields_.at(row).name);
        auto cell = std::make_unique<QTableWidgetItem>(withoutControls(value));
        cell->setFont(fixed);
        cell->setToolTip(tr("Double click or Enter shows all of it"));
        name->setToolTip(fieldMeaning(fields_.at(row).name));
        table_->setItem(row, 0, name.release());
        table_->setItem(row, 1, cell.release());
    }
    table_->resizeColumnToContents(0);
    const QString explanation = explanationOf(catalogue).left(longestCell);
    catalogue_->setText(explanation);
    catalogue_->setVisible(!explanation.isEmpty());
    showLinks(catalogue);
    filterFields(search_->text());

    QString text = withoutEscapes(message());
    if (text.size() > longestMessage) {
        text.truncate(longestMessage);
        text += u"\n… " + tr("The message is longer; Copy message takes all of it.");
    }
    if (!text.isEmpty() && text != message_->toPlainText())
        showMessage(text);
}

QByteArray JournalDetails::valueOf(const QString &name) const
{
    const auto found = std::ranges::find(fields_, name, &JournalField::name);
    return found == fields_.end() ? QByteArray() : found->value;
}

/// What the entry leads to: its unit's file, the core dump it tells of, what documents it.
void JournalDetails::showLinks(const QString &catalogue)
{
    QStringList links;
    const auto add = [&links](const QString &target, const QString &text) {
        links << u"<a href=\"%1\">%2</a>"_s.arg(target.toHtmlEscaped(), text.toHtmlEscaped());
    };
    // Scopes come from programs, never from files (systemd.scope(5)).
    if (!unitOf_.isEmpty() && unitTypeOf(unitOf_.name) != UnitType::Scope)
        add(u"unit-file"_s, tr("Unit file of %1").arg(unitOf_.name));
    if (isOfHere_ && valueOf(u"COREDUMP_PID"_s).toLongLong() > 0)
        add(u"core-dump"_s, tr("Core dump"));
    QStringList documents;
    for (const JournalField &field : std::as_const(fields_)) {
        if (field.name == u"DOCUMENTATION")
            documents << QString::fromUtf8(field.value);
    }
    documents += documentationOf(catalogue);
    documents.removeDuplicates();
    for (const QString &document : std::as_const(documents)) {
        // Anybody may write a field: only what a reader of text would go to as well.
        if (document.startsWith("man:"_L1) || document.startsWith("https://"_L1) ||
            document.startsWith("http://"_L1))
            add(document, document.startsWith("man:"_L1) ? document.sliced(4) : document);
    }
    links_->setHtml(links.join(u" · "_s));
    links_->setVisible(!links.isEmpty());
}

void JournalDetails::follow(const QString &link)
{
    if (link == u"unit-file")
        Q_EMIT unitActivated(unitOf_, UnitTab::UnitFile);
    else if (link == u"core-dump")
        showCoreDump(valueOf(u"COREDUMP_PID"_s).toLongLong(),
                     valueOf(u"COREDUMP_TIMESTAMP"_s).toLongLong(), this);
    else if (link.startsWith("man:"_L1))
        showManPage(link.sliced(4), this);
    else
        QDesktopServices::openUrl(QUrl(link));
}

void JournalDetails::showMessage(const QString &text)
{
    message_->setPlainText(text);
    // As high as the text, up to eight lines; a long line may need two.
    const qsizetype lines = text.count(u'\n') + 1 + text.size() / 100;
    const int margins = static_cast<int>(2 * message_->document()->documentMargin());
    message_->setFixedHeight(static_cast<int>(std::min<qsizetype>(lines, 8)) *
                                 message_->fontMetrics().lineSpacing() +
                             margins + 2);
}

QString JournalDetails::message() const
{
    return QString::fromUtf8(valueOf(u"MESSAGE"_s));
}

QString JournalDetails::allFields() const
{
    QStringList lines;
    for (const JournalField &field : fields_)
        lines << field.name + u'=' + fieldText(field.value);
    return lines.join(u'\n');
}

void JournalDetails::filterFields(const QString &text)
{
    for (int row = 0; row < table_->rowCount(); ++row) {
        const JournalField &field = fields_.at(row);
        const bool isWanted = field.name.contains(text, Qt::CaseInsensitive) ||
                              table_->item(row, 1)->text().contains(text, Qt::CaseInsensitive);
        table_->setRowHidden(row, !isWanted);
    }
}

void JournalDetails::showFieldMenu(const QPoint &position)
{
    const int row = table_->rowAt(position.y());
    if (row < 0 || row >= fields_.size())
        return;
    const JournalField &field = fields_.at(row);
    const FieldFilter only{field.name, field.value};
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show only entries with this"), this,
                    [this, only] { Q_EMIT filterRequested(only); });
    menu->addAction(tr("Leave entries with this out"), this, [this, only] {
        FieldFilter out = only;
        out.isNegated = true;
        Q_EMIT filterRequested(out);
    });
    menu->addSeparator();
    menu->addAction(tr("Copy value"), this, [value = field.value] {
        QGuiApplication::clipboard()->setText(fieldText(value));
    });
    menu->addAction(tr("Copy"), this, &JournalDetails::copySelection)
        ->setShortcut(QKeySequence::Copy);
    menu->popup(table_->viewport()->mapToGlobal(position));
}

void JournalDetails::showValue(int row)
{
    const JournalField &field = fields_.at(row);
    auto *dialog = new TextDialog(field.name, fieldMeaning(field.name), this);
    dialog->setText(wholeText(field.value));
}

void JournalDetails::copySelection()
{
    QStringList lines;
    for (const QModelIndex &index : table_->selectionModel()->selectedRows()) {
        const JournalField &field = fields_.at(index.row());
        if (!table_->isRowHidden(index.row()))
            lines << field.name + u'=' + fieldText(field.value);
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void JournalDetails::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace unitdeck
