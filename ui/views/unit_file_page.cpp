// SPDX-License-Identifier: GPL-3.0-or-later
// The Unit file tab; see the header.
#include "ui/views/unit_file_page.h"

#include "app/unitfiles/worker.h"
#include "app/values/unit_name.h"
#include "ui/look/icons.h"
#include "ui/look/sentences.h"
#include "ui/look/unit_facts.h"
#include "ui/look/verb_look.h"
#include "ui/views/difference_dialog.h"
#include "ui/views/directive_help.h"
#include "ui/views/history_dialog.h"
#include "ui/views/notice_bar.h"
#include "ui/views/unit_file_section.h"

#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The name systemctl edit gives a drop-in.
const QString usualDropIn = u"override"_s;

QString proposal(const UnitFileTarget &target)
{
    const QString section = ownSection(target.unit.name);
    return UnitFilePage::tr("# What stands here is read after the unit's own file.") + u"\n["_s +
           (section.isEmpty() ? u"Unit"_s : section) + u"]\n"_s;
}

QToolButton *barButton(const QString &icon, const QString &text, const QString &name,
                       QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(namedIcon(icon));
    button->setText(text);
    button->setObjectName(name);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

UnitFilePage::UnitFilePage(UnitWatch *watch, HelperClient *helper, QWidget *parent)
    : QWidget(parent)
    , watch_(watch)
    , loader_(new UnitTextLoader(this))
    , help_(new DirectiveHelp(&verifier_, this))
    , bar_(new QWidget(this))
    , editButton_(barButton(u"document-edit"_s, tr("Edit"), u"edit"_s, bar_))
    , historyButton_(barButton(u"document-revert"_s, tr("History"), u"historyButton"_s, bar_))
    , compareButton_(barButton(u"document-properties"_s, tr("Compare"), u"compare"_s, bar_))
    , editMenu_(new QMenu(this))
    , notice_(new NoticeBar(this))
    , draftNotice_(new NoticeBar(this))
    , empty_(new QLabel(this))
    , scroll_(new QScrollArea(this))
    , sections_(nullptr)
    , editor_(new UnitEditPage(&drafts_, &verifier_, helper, help_, this))
    , stack_(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(notice_);
    layout->addWidget(draftNotice_);
    layout->addWidget(bar_);
    layout->addWidget(stack_, 1);

    notice_->setText(
        tr("The unit file was changed on disk; the manager still goes by the old one."));
    auto *reloadButton = notice_->addButton(tr("Reload"));
    reloadButton->setToolTip(verbLook(Verb::DaemonReload).tip);
    connect(reloadButton, &QPushButton::clicked, this,
            [this] { Q_EMIT verbRequested(Verb::DaemonReload); });

    auto *row = new QHBoxLayout(bar_);
    row->setContentsMargins(12, 4, 16, 0);
    row->setSpacing(4);
    row->addWidget(editButton_);
    row->addWidget(historyButton_);
    row->addWidget(compareButton_);
    row->addStretch(1);
    editButton_->setPopupMode(QToolButton::InstantPopup);
    editButton_->setMenu(editMenu_);
    editButton_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    editButton_->setToolTip(tr("Change the unit (Ctrl+E)"));
    historyButton_->setToolTip(tr("What was saved, and when"));
    compareButton_->setToolTip(tr("How it differs from the file of that name that it hides"));
    connect(compareButton_, &QToolButton::clicked, this, &UnitFilePage::compare);
    connect(editMenu_, &QMenu::aboutToShow, this, &UnitFilePage::fillEditMenu);
    connect(historyButton_, &QToolButton::clicked, this, &UnitFilePage::openHistory);

    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setEnabled(false);
    empty_->setMargin(16);
    stack_->addWidget(empty_);
    scroll_->setFrameShape(QFrame::NoFrame);
    setFocusProxy(scroll_);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setAccessibleName(tr("Files of the unit"));
    auto *page = new QWidget(scroll_);
    sections_ = new QVBoxLayout(page);
    sections_->setContentsMargins(16, 12, 16, 12);
    sections_->setSpacing(16);
    sections_->addStretch(1);
    scroll_->setWidget(page);
    stack_->addWidget(scroll_);
    stack_->addWidget(editor_);
    // Who comes by the keyboard comes to the files first, and finds the buttons next.
    setTabOrder(scroll_, editButton_);
    setTabOrder(editButton_, historyButton_);
    setTabOrder(historyButton_, compareButton_);

    connect(editor_, &UnitEditPage::closed, this, [this] {
        setFocusProxy(scroll_);
        reload();
        lookForDrafts();
    });
    connect(editor_, &UnitEditPage::saved, this, &UnitFilePage::saved);
    connect(&verifier_, &UnitVerifier::catalogueChanged, this, &UnitFilePage::mark);
    connect(watch_, &UnitWatch::unitChanged, this, &UnitFilePage::showWatched);
    connect(watch_, &UnitWatch::detailsChanged, this, &UnitFilePage::showWatched);
    showWatched();
}

void UnitFilePage::setSurroundings(std::function<EditSurroundings()> surroundings)
{
    surroundings_ = surroundings;
    editor_->setSurroundings(std::move(surroundings));
}

void UnitFilePage::reload()
{
    shown_.reset();
    showWatched();
}

void UnitFilePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    verifier_.prepare();
    // The files may have changed while nobody looked.
    reload();
    lookForDrafts();
}

void UnitFilePage::showWatched()
{
    if (shownUnit_ != watch_->id()) {
        shownUnit_ = watch_->id();
        editor_->leave();
        draftNotice_->hide();
        lookForDrafts();
    }
    const auto &details = watch_->details();
    const bool needsReload = details && details->isTrue(u"NeedDaemonReload"_s);
    // A file changed under our eyes: what is shown is old.
    if (needsReload && notice_->isHidden())
        shown_.reset();
    notice_->setVisible(needsReload);
    if (editor_->isEditing())
        return;
    if (!details) {
        if (watch_->id().isEmpty())
            showEmpty(tr("Choose a unit to see its files."));
        else if (watch_->error())
            showEmpty(errorSentence(*watch_->error()).text);
        else
            showEmpty(tr("Asking the manager…"));
        return;
    }
    const UnitFilePaths paths = unitFilePaths(*details);
    if (paths.isEmpty()) {
        showEmpty(details->text(u"LoadState"_s) == "not-found"_L1
                      ? tr("There is no unit file of this name.")
                      : tr("This unit has no file: the manager or a device made it."));
        return;
    }
    if (isVisible() && shown_ != paths)
        read(paths);
}

void UnitFilePage::read(const UnitFilePaths &paths)
{
    shown_ = paths;
    loader_->load(paths, [this](const QList<UnitText> &texts) { showFiles(texts); });
}

void UnitFilePage::showFiles(const QList<UnitText> &files)
{
    // What is the same stays, with its selection and place.
    if (files != texts_) {
        texts_ = files;
        while (sections_->count() > 1) {
            QWidget *section = sections_->itemAt(0)->widget();
            sections_->removeWidget(section);
            section->hide();
            section->deleteLater();
        }
        for (const UnitText &file : files) {
            auto *section = new UnitFileSection(file, help_, scroll_->widget());
            sections_->insertWidget(sections_->count() - 1, section);
            connect(section, &UnitFileSection::jumpRequested, this, &UnitFilePage::jumpTo);
            connect(section, &UnitFileSection::sourceRequested, this, &UnitFilePage::showSource);
            connect(section, &UnitFileSection::unitActivated, this, &UnitFilePage::unitActivated);
            if (file.origin == UnitFileOrigin::Generated && shown_ && !shown_->source.isEmpty())
                section->setSource(shown_->source);
        }
        scroll_->verticalScrollBar()->setValue(0);
        mark();
    }
    if (editor_->isEditing())
        return;
    bar_->show();
    stack_->setCurrentWidget(scroll_);
}

QList<ConfigurationFile> UnitFilePage::configuration() const
{
    QList<ConfigurationFile> files;
    for (const UnitText &text : texts_) {
        if (text.origin != UnitFileOrigin::Source)
            files << ConfigurationFile{
                text.path, UnitDocument(text.text ? text.text->toUtf8() : QByteArray())};
    }
    return files;
}

/// Shows in each file what a later one changes.
void UnitFilePage::mark()
{
    if (verifier_.catalogue().isEmpty())
        return; // without it a list and a single value look the same
    const QList<ConfigurationFile> files = configuration();
    const QList<EffectiveSetting> settings = effectiveSettings(files, verifier_.catalogue());
    for (int i = 0; i + 1 < sections_->count() && i < files.size(); ++i) {
        auto *section = qobject_cast<UnitFileSection *>(sections_->itemAt(i)->widget());
        if (section)
            section->setSettings(i, settings, files);
    }
}

void UnitFilePage::showEmpty(const QString &sentence)
{
    shown_.reset();
    loader_->load({}, [](const QList<UnitText> &) {}); // what is still being read is not wanted
    texts_.clear();
    empty_->setText(sentence);
    bar_->hide();
    stack_->setCurrentWidget(empty_);
}

void UnitFilePage::lookForDrafts()
{
    const UnitId unit = watch_->id();
    if (unit.isEmpty() || !isVisible() || editor_->isEditing())
        return;
    drafts_.find(unit, this, [this, unit](const Reply<QList<Draft>> &drafts) {
        if (drafts && unit == watch_->id() && !editor_->isEditing())
            showDrafts(*drafts);
    });
}

void UnitFilePage::showDrafts(const QList<Draft> &drafts)
{
    for (auto *button : draftNotice_->findChildren<QPushButton *>())
        button->deleteLater();
    draftNotice_->setVisible(!drafts.isEmpty());
    if (drafts.isEmpty())
        return;
    const Draft draft = drafts.first();
    const Reply<QString> path = unitFilePath(draft.target, userUnitFilePlaces());
    draftNotice_->setText(tr("There is an edit of %1 that was not saved.")
                              .arg(path ? shortPath(*path) : draft.target.unit.name));
    connect(draftNotice_->addButton(tr("Go on editing")), &QPushButton::clicked, this,
            [this, draft] {
                draftNotice_->hide();
                bar_->hide();
                setFocusProxy(editor_);
                editor_->resume(watch_->id(), draft, configuration());
                stack_->setCurrentWidget(editor_);
            });
    connect(draftNotice_->addButton(tr("Discard it")), &QPushButton::clicked, this, [this, draft] {
        drafts_.drop(draft.target, this, [this](const auto &) { lookForDrafts(); });
    });
}

void UnitFilePage::fillEditMenu()
{
    editMenu_->clear();
    const UnitId unit = watch_->id();
    bool hasOwnMain = false;
    for (const UnitText &text : std::as_const(texts_)) {
        const auto target = unitFileTarget(text.path, unit, userUnitFilePlaces());
        if (!target || text.isMasked || !text.text || text.isCut)
            continue;
        hasOwnMain |= target->dropIn.isEmpty();
        editMenu_->addAction(namedIcon(u"document-edit"_s), shortPath(text.path), this,
                             [this, target] { edit(*target); });
    }
    if (!editMenu_->isEmpty())
        editMenu_->addSeparator();
    const auto add = [this](const QString &text, const UnitFileTarget &target) {
        editMenu_->addAction(text, this, [this, target] { askForDropIn(target); });
    };
    add(tr("New drop-in…"), {unit, {}, false});
    add(tr("New drop-in until the next boot…"), {unit, {}, true});
    if (const QString whole = templateOf(unit.name); !whole.isEmpty())
        add(tr("New drop-in for all instances of %1…").arg(whole),
            {{unit.scope, whole}, {}, false});
    if (!hasOwnMain && !texts_.isEmpty() && !texts_.first().isDropIn)
        editMenu_->addAction(tr("A copy of your own of the whole file"), this, [this, unit] {
            edit({unit, {}, false});
        });
}

void UnitFilePage::askForDropIn(const UnitFileTarget &target)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New drop-in"));
    dialog->setLabelText(tr("Name of the file, without .conf. Drop-ins are read in the order of "
                            "their names."));
    dialog->setTextValue(usualDropIn);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, target](const QString &name) {
        UnitFileTarget named = target;
        named.dropIn = name.trimmed();
        if (isValidDropInName(named.dropIn))
            edit(named);
    });
    const auto check = [dialog](const QString &name) {
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                button->setEnabled(isValidDropInName(name.trimmed()));
        }
    };
    connect(dialog, &QInputDialog::textValueChanged, dialog, check);
    dialog->open();
}

void UnitFilePage::edit(const UnitFileTarget &target)
{
    QString text = proposal(target);
    if (target.dropIn.isEmpty() && !texts_.isEmpty() && texts_.first().text)
        text = *texts_.first().text;
    draftNotice_->hide();
    bar_->hide();
    setFocusProxy(editor_);
    editor_->begin(watch_->id(), target, configuration(), text);
    stack_->setCurrentWidget(editor_);
}

void UnitFilePage::jumpTo(qsizetype file, qsizetype line)
{
    auto *section =
        qobject_cast<UnitFileSection *>(sections_->itemAt(static_cast<int>(file))->widget());
    if (!section)
        return;
    const QRect place = section->showLine(line);
    const QPoint centre = section->mapTo(scroll_->widget(), place.center());
    scroll_->ensureVisible(centre.x(), centre.y(), 0, scroll_->viewport()->height() / 3);
}

/// Of what a generator read, the line that speaks of this unit, where one does.
void UnitFilePage::showSource(const QString &path)
{
    const auto source = std::ranges::find(texts_, path, &UnitText::path);
    if (source == texts_.end() || !source->text)
        return;
    qsizetype line = 0;
    if (const auto &details = watch_->details()) {
        // fstab(5): the place is a field of its line.
        const QString where = details->text(u"Where"_s);
        const QString field = where.isEmpty() ? details->text(u"What"_s) : where;
        const QStringList lines = source->text->split(u'\n');
        const auto found = std::ranges::find_if(lines, [&](const QString &each) {
            return !field.isEmpty() && !each.trimmed().startsWith(u'#') &&
                   each.simplified().split(u' ').contains(field);
        });
        line = found == lines.end() ? 0 : found - lines.begin();
    }
    jumpTo(source - texts_.begin(), line);
}

void UnitFilePage::compare()
{
    if (texts_.isEmpty() || !surroundings_)
        return;
    const QString own = texts_.first().path;
    const auto find = [own, folders = surroundings_().unitPath]() -> Reply<UnitText> {
        const QString name = QFileInfo(own).fileName();
        bool isBelow = false;
        for (const QString &folder : folders) {
            const QString path = folder + u'/' + name;
            if (isBelow && QFileInfo(path).isFile())
                return readUnitText(path, false);
            isBelow |= path == own;
        }
        return Error{Error::Kind::NotFound, {}, name};
    };
    runInWorker<UnitText>(find, this, [this, own](const Reply<UnitText> &other) {
        if (other && !texts_.isEmpty() && texts_.first().path == own)
            showComparison(*other);
        else
            QToolTip::showText(compareButton_->mapToGlobal(QPoint(0, compareButton_->height())),
                               tr("It hides no other file of its name."), compareButton_);
    });
}

void UnitFilePage::showComparison(const UnitText &other)
{
    const UnitText &own = texts_.first();
    const auto textOf = [](const UnitText &text) { return text.text ? *text.text : QString(); };
    auto *dialog = new DifferenceDialog(tr("Compare"),
                                        tr("%1 hides %2. This is what it changes of it.")
                                            .arg(shortPath(own.path), shortPath(other.path)),
                                        textOf(other), textOf(own), this);
    dialog->open();
}

void UnitFilePage::openHistory()
{
    const UnitId unit = watch_->id();
    auto *dialog = new HistoryDialog(unit, this);
    connect(dialog, &HistoryDialog::bringBackRequested, this,
            [this, unit](const HistoryEntry &entry, const FileContent &now) {
                if (const auto target = unitFileTarget(entry.path, unit, userUnitFilePlaces()))
                    Q_EMIT saveRequested(*target, entry.content, now);
            });
    dialog->open();
}

} // namespace unitdeck
