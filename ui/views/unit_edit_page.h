// SPDX-License-Identifier: GPL-3.0-or-later
// Editing one file of a unit: the text, what is wrong with it, saving and discarding.
#pragma once

#include "app/unitfiles/drafts.h"
#include "app/unitfiles/unit_verifier.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace unitdeck {

class RichLabel;
class DirectiveHelp;
class UnitTextEdit;

/// What the checks need to know of the manager.
struct EditSurroundings
{
    QSet<QString> units; ///< all the manager knows
    int version = 0;     ///< 0: not known
    QString lastResult;  ///< of the unit
    bool wasNeverReady = false;
    QStringList unitPath; ///< where the manager looks for unit files, best first
};

/// GUI thread. While an edit is open its text is kept as a draft, until it is saved or discarded:
/// nothing that ends the page, the program or the machine loses more than a second of it.
class UnitEditPage final : public QWidget
{
    Q_OBJECT
public:
    /// All outlive this; @p helper writes the files of the system.
    UnitEditPage(Drafts *drafts, UnitVerifier *verifier, HelperClient *helper, DirectiveHelp *help,
                 QWidget *parent = nullptr);
    ~UnitEditPage() override;

    /// Opens @p target of @p unit. @p files are the unit's files as they are now, without a target
    /// that is not there yet. @p proposal is the text of one that is new.
    void begin(const UnitId &unit, const UnitFileTarget &target,
               const QList<ConfigurationFile> &files, const QString &proposal);
    /// The same, going on with @p draft.
    void resume(const UnitId &unit, const Draft &draft, const QList<ConfigurationFile> &files);
    void setSurroundings(std::function<EditSurroundings()> surroundings);

    /// Also while the file is being read to be opened.
    bool isEditing() const { return isEditing_ || isOpening_; }
    /// The text differs from what the edit began with.
    bool isModified() const;
    /// Keeps the draft and closes; for when another unit is looked at.
    void leave();

Q_SIGNALS:
    /// Saved, discarded or left.
    void closed();
    void saved(const unitdeck::UnitFileTarget &target, const unitdeck::SavedFile &saved);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void open(const UnitId &unit, const UnitFileTarget &target,
              const QList<ConfigurationFile> &files, const FileContent &base, const QString &text);
    void placeTarget();
    CheckInput checkInput() const;
    void changed();
    void check();
    void showFindings(const QList<Finding> &findings);
    void showButtons();
    void save();
    void askAboutErrors(qsizetype count);
    void write(const FileContent &expected);
    void handleSaved(const UnitFileTarget &target, quint64 round, const Reply<SavedFile> &reply);
    void askAboutConflict(const FileContent &theirs);
    void discard();
    void keepDraft();
    void close();
    QByteArray bytes() const;
    QString path() const;
    QStringList listed(const QString &key);

    Drafts *drafts_;
    UnitVerifier *verifier_;
    HelperClient *helper_;
    std::function<EditSurroundings()> surroundings_;
    UnitId unit_;
    UnitFileTarget target_;
    QList<ConfigurationFile> files_;
    qsizetype index_ = 0; // of the target in files_
    FileContent base_;    // what is in the file
    QByteArray initial_;  // the text the edit began with
    quint64 round_ = 0;   // an edit that was left meanwhile does not begin
    QList<Finding> findings_;
    QHash<QString, QStringList> lists_; // for completion: of users, and of folders by path
    bool isOpening_ = false;
    bool isEditing_ = false;
    bool isChecked_ = false; // findings_ are those of the text as it is
    bool isSaving_ = false;
    bool saveWhenChecked_ = false;
    QTimer checkTimer_;
    QTimer draftTimer_;
    RichLabel *title_;
    UnitTextEdit *edit_;
    QLabel *summary_;
    QListWidget *list_;
    RichLabel *problem_;
    QPushButton *save_;
    QPushButton *discard_;
};

} // namespace unitdeck
