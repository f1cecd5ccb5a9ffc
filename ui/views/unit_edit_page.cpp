// SPDX-License-Identifier: GPL-3.0-or-later
// The life of an edit; see the header.
#include "ui/views/unit_edit_page.h"

#include "app/unitfiles/worker.h"
#include "ui/look/finding_words.h"
#include "ui/look/icons.h"
#include "ui/look/unit_facts.h"
#include "ui/views/difference_dialog.h"
#include "ui/views/directive_help.h"
#include "ui/views/rich_label.h"
#include "ui/views/unit_text_edit.h"

#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

#include <grp.h>
#include <pwd.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

using namespace std::chrono_literals;

/// So long nothing is typed before the text is checked, and kept as a draft.
constexpr auto checkPause = 400ms;
constexpr auto draftPause = 1s;

/// In the place of a folder's path.
const QString usersKey = u"users"_s;

/// By the name service, which may wait.
QStringList userNames()
{
    QStringList names;
    setpwent();
    while (const passwd *entry = getpwent())
        names << QString::fromLocal8Bit(entry->pw_name);
    endpwent();
    setgrent();
    while (const group *entry = getgrent())
        names << QString::fromLocal8Bit(entry->gr_name);
    endgrent();
    names.removeDuplicates();
    names.sort();
    return names;
}

QStringList filesIn(const QString &folder)
{
    QStringList names;
    for (const QFileInfo &info :
         QDir(folder).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name))
        names << (info.isDir() ? QString(info.fileName() + u'/') : info.fileName());
    return names;
}

QString quoted(const UnitFileTarget &target, const QString &path)
{
    return target.untilReboot ? UnitEditPage::tr("%1 (until the next boot)").arg(shortPath(path))
                              : shortPath(path);
}

} // namespace

UnitEditPage::UnitEditPage(Drafts *drafts, UnitVerifier *verifier, HelperClient *helper,
                           DirectiveHelp *help, QWidget *parent)
    : QWidget(parent)
    , drafts_(drafts)
    , verifier_(verifier)
    , helper_(helper)
    , title_(new RichLabel(this))
    , edit_(new UnitTextEdit(this))
    , summary_(new QLabel(this))
    , list_(new QListWidget(this))
    , problem_(new RichLabel(this))
    , save_(new QPushButton(namedIcon(u"document-save"_s), tr("Save"), this))
    , discard_(new QPushButton(tr("Discard"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(title_, 1);
    head->addWidget(discard_);
    head->addWidget(save_);
    layout->addLayout(head);
    layout->addWidget(problem_);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(edit_);
    auto *lower = new QWidget(splitter);
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->setSpacing(4);
    lowerLayout->addWidget(summary_);
    lowerLayout->addWidget(list_, 1);
    splitter->addWidget(lower);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    layout->addWidget(splitter, 1);

    problem_->hide();
    list_->setObjectName(u"findings"_s);
    list_->setAccessibleName(tr("Findings"));
    list_->setWordWrap(true);
    list_->setIconSize({16, 16});
    list_->setTextElideMode(Qt::ElideNone);
    save_->setObjectName(u"save"_s);
    save_->setShortcut(QKeySequence::Save);
    save_->setToolTip(tr("Save the file and reload the manager (Ctrl+S)"));
    discard_->setObjectName(u"discard"_s);
    discard_->setToolTip(tr("Close without saving (Esc)"));
    setFocusProxy(edit_);

    checkTimer_.setSingleShot(true);
    checkTimer_.setInterval(checkPause);
    draftTimer_.setSingleShot(true);
    draftTimer_.setInterval(draftPause);
    connect(&checkTimer_, &QTimer::timeout, this, &UnitEditPage::check);
    connect(&draftTimer_, &QTimer::timeout, this, &UnitEditPage::keepDraft);
    connect(edit_, &QPlainTextEdit::textChanged, this, &UnitEditPage::changed);
    connect(save_, &QPushButton::clicked, this, &UnitEditPage::save);
    connect(discard_, &QPushButton::clicked, this, &UnitEditPage::discard);
    connect(list_, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { edit_->goToLine(item->data(Qt::UserRole).toInt()); });
    connect(list_, &QListWidget::itemClicked, list_, &QListWidget::itemActivated);
    connect(verifier_, &UnitVerifier::checked, this, [this](const QList<Finding> &findings) {
        if (!isEditing_)
            return;
        isChecked_ = !checkTimer_.isActive();
        showFindings(findings);
        if (isChecked_ && std::exchange(saveWhenChecked_, false))
            save();
    });
    connect(verifier_, &UnitVerifier::verifyFailed, this, [this](const Error &error) {
        if (!isEditing_)
            return;
        problem_->setPlain(tr("systemd's own check could not be made: %1").arg(error.message));
        problem_->show();
    });
    edit_->setCompletions([this](const QString &before) {
        CompletionWords words;
        words.units = [this] {
            const QSet<QString> known = surroundings_ ? surroundings_().units : QSet<QString>();
            QStringList names(known.begin(), known.end());
            names.sort();
            return names;
        };
        words.users = [this] { return listed(usersKey); };
        words.files = [this](const QString &folder) { return listed(folder); };
        return unitCompletion(before, verifier_->catalogue(), unit_.name, words);
    });
    edit_->setExplanation(
        [help](const QString &section, const QString &key) { return help->tip(section, key); });
    help->attach(edit_);
}

UnitEditPage::~UnitEditPage()
{
    if (isEditing_ && isModified())
        keepDraft();
}

/// What was listed before; else it is now, and offered when it is there.
QStringList UnitEditPage::listed(const QString &key)
{
    if (const auto known = lists_.constFind(key); known != lists_.constEnd())
        return *known;
    lists_.insert(key, {});
    runInWorker<QStringList>(
        [key]() -> Reply<QStringList> { return key == usersKey ? userNames() : filesIn(key); },
        this,
        [this, key](const Reply<QStringList> &names) {
            lists_.insert(key, names ? *names : QStringList());
            if (isEditing_ && edit_->hasFocus())
                edit_->complete();
        });
    return {};
}

void UnitEditPage::setSurroundings(std::function<EditSurroundings()> surroundings)
{
    surroundings_ = std::move(surroundings);
}

void UnitEditPage::begin(const UnitId &unit, const UnitFileTarget &target,
                         const QList<ConfigurationFile> &files, const QString &proposal)
{
    const Reply<QString> path = unitFilePath(target, userUnitFilePlaces());
    if (!path)
        return;
    const auto opened = [this, unit, target, files, proposal,
                         round = ++round_](const Reply<FileContent> &now) {
        if (round != round_)
            return;
        isOpening_ = false;
        if (!now) {
            open(unit, target, files, {}, proposal);
            const Sentence sentence = errorSentence(now.error());
            problem_->setPlain(joined(sentence.text, now.error().message));
            problem_->show();
            return;
        }
        open(unit, target, files, *now, *now ? QString::fromUtf8(**now) : proposal);
    };
    isOpening_ = true;
    readUnitFile(*path, this, opened);
}

void UnitEditPage::resume(const UnitId &unit, const Draft &draft,
                          const QList<ConfigurationFile> &files)
{
    ++round_;
    isOpening_ = false;
    open(unit, draft.target, files, draft.base, QString::fromUtf8(draft.text));
    initial_ = draft.base.value_or(QByteArray());
    showButtons();
}

void UnitEditPage::open(const UnitId &unit, const UnitFileTarget &target,
                        const QList<ConfigurationFile> &files, const FileContent &base,
                        const QString &text)
{
    unit_ = unit;
    target_ = target;
    files_ = files;
    base_ = base;
    isEditing_ = true;
    isSaving_ = false;
    saveWhenChecked_ = false;
    lists_.clear();
    problem_->hide();
    showFindings({});
    placeTarget();
    title_->setHtml(u"<b>"_s + quoted(target, path()).toHtmlEscaped() +
                    (base ? QString()
                          : QString(u"</b> <span class=\"aside\">· "_s + tr("new").toHtmlEscaped() +
                                    u"</span><b>"_s)) +
                    u"</b>"_s);
    title_->setToolTip(path());
    initial_ = text.toUtf8();
    edit_->setPlainText(text);
    QTextCursor cursor = edit_->textCursor();
    cursor.movePosition(base ? QTextCursor::Start : QTextCursor::End);
    edit_->setTextCursor(cursor);
    edit_->setFocus(Qt::OtherFocusReason);
    showButtons();
    check();
}

/// Puts the target among the unit's files, where the manager will read it.
void UnitEditPage::placeTarget()
{
    const QString own = path();
    const auto isDropIn = [](const ConfigurationFile &file) {
        return file.path.endsWith(".conf"_L1);
    };
    const auto there = std::ranges::find(files_, own, &ConfigurationFile::path);
    if (there != files_.end()) {
        index_ = there - files_.begin();
    } else if (target_.dropIn.isEmpty()) {
        // In the place of the one that it hides.
        if (!files_.isEmpty() && !isDropIn(files_.first()))
            files_.first().path = own;
        else
            files_.prepend({own, UnitDocument()});
        index_ = 0;
    } else {
        // Drop-ins are read by name, wherever they lie (systemd.unit(5)).
        const auto name = [](const ConfigurationFile &file) {
            return QFileInfo(file.path).fileName();
        };
        const QString ownName = QFileInfo(own).fileName();
        const auto next = std::ranges::find_if(files_, [&](const ConfigurationFile &file) {
            return isDropIn(file) && name(file) > ownName;
        });
        index_ = next - files_.begin();
        files_.insert(index_, {own, UnitDocument()});
    }
}

QString UnitEditPage::path() const
{
    const Reply<QString> path = unitFilePath(target_, userUnitFilePlaces());
    return path ? *path : QString();
}

QByteArray UnitEditPage::bytes() const
{
    return edit_->toPlainText().toUtf8();
}

bool UnitEditPage::isModified() const
{
    return isEditing_ && initial_ != bytes();
}

CheckInput UnitEditPage::checkInput() const
{
    CheckInput input;
    input.unit = unit_;
    input.files = files_;
    input.files[index_].document = UnitDocument(bytes());
    if (surroundings_) {
        const EditSurroundings around = surroundings_();
        input.knownUnits = around.units;
        input.managerVersion = around.version;
        input.lastResult = around.lastResult;
        input.wasNeverReady = around.wasNeverReady;
    }
    return input;
}

void UnitEditPage::changed()
{
    if (!isEditing_)
        return;
    isChecked_ = false;
    checkTimer_.start();
    draftTimer_.start();
    showButtons();
}

void UnitEditPage::check()
{
    isChecked_ = false;
    verifier_->check(checkInput());
}

void UnitEditPage::showFindings(const QList<Finding> &findings)
{
    findings_ = findings;
    QList<Finding> here;
    list_->clear();
    for (const Finding &finding : findings) {
        const bool isHere = finding.path == path();
        if (isHere)
            here << finding;
        const Sentence sentence = findingSentence(finding);
        const QString text = joined(sentence.text, sentence.nextStep);
        QString place;
        if (!isHere)
            place = QFileInfo(finding.path).fileName() + u": "_s;
        else if (finding.line > 0)
            place = tr("Line %1: ").arg(finding.line);
        auto *item = new QListWidgetItem(namedIcon(finding.severity == Finding::Severity::Error
                                                       ? u"dialog-error"_s
                                                       : u"dialog-warning"_s),
                                         place + text, list_);
        item->setData(Qt::UserRole, isHere ? finding.line : 0);
    }
    edit_->setFindings(here);
    list_->setVisible(!findings.isEmpty());
    const auto errors = std::ranges::count(findings, Finding::Severity::Error, &Finding::severity);
    const auto count = static_cast<int>(errors);
    const int warnings = static_cast<int>(findings.size()) - count;
    QStringList words;
    if (count > 0)
        words << tr("%n error(s)", nullptr, count);
    if (warnings > 0)
        words << tr("%n warning(s)", nullptr, warnings);
    summary_->setText(words.isEmpty() ? (isChecked_ ? tr("Nothing is wrong with it.") : QString())
                                      : words.join(u" · "_s));
}

void UnitEditPage::showButtons()
{
    save_->setEnabled(isModified() && !isSaving_);
    discard_->setText(isModified() ? tr("Discard") : tr("Close"));
}

void UnitEditPage::save()
{
    if (!isModified() || isSaving_)
        return;
    if (!isChecked_) {
        // What was typed last is not checked yet: a moment later it is.
        saveWhenChecked_ = true;
        checkTimer_.stop();
        check();
        return;
    }
    const auto errors = std::ranges::count(findings_, Finding::Severity::Error, &Finding::severity);
    if (errors > 0)
        askAboutErrors(errors);
    else
        write(base_);
}

void UnitEditPage::askAboutErrors(qsizetype count)
{
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Save with errors"),
        tr("Save %1 although there are %n error(s) in the unit?", nullptr, static_cast<int>(count))
            .arg(QFileInfo(path()).fileName()),
        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QStringList texts;
    for (const Finding &finding : std::as_const(findings_)) {
        if (finding.severity == Finding::Severity::Error)
            texts << findingSentence(finding).text;
    }
    box->setInformativeText(texts.mid(0, 3).join(u'\n'));
    const auto *anyway = box->addButton(tr("Save anyway"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [this, anyway](const QAbstractButton *button) {
        if (button == static_cast<const QAbstractButton *>(anyway))
            write(base_);
    });
    box->open();
}

void UnitEditPage::write(const FileContent &expected)
{
    isSaving_ = true;
    problem_->hide();
    showButtons();
    saveUnitFile(target_, userUnitFilePlaces(), helper_, bytes(), expected, this,
                 [this, target = target_, round = round_](const Reply<SavedFile> &reply) {
                     handleSaved(target, round, reply);
                 });
}

void UnitEditPage::handleSaved(const UnitFileTarget &target, quint64 round,
                               const Reply<SavedFile> &reply)
{
    // Another edit may have begun meanwhile; then this one is a draft still, and stays one unless
    // it was saved.
    const bool isOpen = isEditing_ && round == round_;
    if (isOpen)
        isSaving_ = false;
    if (reply) {
        drafts_->drop(target, this, [](const auto &) {});
        if (isOpen)
            close();
        Q_EMIT saved(target, *reply);
        return;
    }
    if (!isOpen)
        return;
    showButtons();
    keepDraft();
    if (reply.error().kind == Error::Kind::Conflict) {
        readUnitFile(path(), this, [this](const Reply<FileContent> &theirs) {
            if (theirs && isEditing_)
                askAboutConflict(*theirs);
        });
        return;
    }
    const Sentence sentence = errorSentence(reply.error());
    problem_->setPlain(joined(tr("It was not saved."), joined(sentence.text, sentence.nextStep)));
    problem_->show();
}

void UnitEditPage::askAboutConflict(const FileContent &theirs)
{
    auto *dialog = new DifferenceDialog(
        tr("The file was changed meanwhile"),
        tr("Somebody else has changed %1 since you began. This is how yours differs from it.")
            .arg(shortPath(path())),
        QString::fromUtf8(theirs.value_or(QByteArray())), edit_->toPlainText(), this);
    dialog->addChoice(tr("Overwrite it with mine"), [this, theirs] { write(theirs); });
    dialog->addChoice(tr("Take theirs"), [this, theirs] {
        base_ = theirs;
        initial_ = theirs.value_or(QByteArray());
        edit_->setPlainText(QString::fromUtf8(initial_));
        drafts_->drop(target_, this, [](const auto &) {});
    });
    dialog->open();
}

void UnitEditPage::discard()
{
    if (!isModified()) {
        drafts_->drop(target_, this, [](const auto &) {});
        draftTimer_.stop();
        close();
        return;
    }
    auto *dialog = new DifferenceDialog(
        tr("Discard the changes"),
        tr("These changes of %1 are not saved.").arg(QFileInfo(path()).fileName()),
        QString::fromUtf8(initial_), edit_->toPlainText(), this);
    dialog->addChoice(tr("Discard them"), [this] {
        drafts_->drop(target_, this, [](const auto &) {});
        draftTimer_.stop();
        close();
    });
    dialog->open();
}

void UnitEditPage::keepDraft()
{
    draftTimer_.stop();
    if (isEditing_ && isModified())
        drafts_->keep({target_, base_, bytes()}, this, [](const auto &) {});
}

void UnitEditPage::leave()
{
    ++round_;
    if (std::exchange(isOpening_, false)) {
        Q_EMIT closed();
        return;
    }
    if (!isEditing_)
        return;
    keepDraft();
    close();
}

void UnitEditPage::close()
{
    isEditing_ = false;
    checkTimer_.stop();
    draftTimer_.stop();
    edit_->clear();
    Q_EMIT closed();
}

void UnitEditPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        discard();
    else
        QWidget::keyPressEvent(event);
}

} // namespace unitdeck
