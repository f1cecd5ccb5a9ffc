// SPDX-License-Identifier: GPL-3.0-or-later
// What the Status tab looks like, from values alone.
#pragma once

#include "app/journal/journal_batch.h"
#include "app/units/diagnosis.h"
#include "app/values/unit_details.h"
#include "app/values/unit_info.h"
#include "app/values/verb.h"

#include <QScrollArea>
#include <QTimer>

#include <optional>

class QBoxLayout;
class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;

namespace unitdeck {

class FactsGrid;
class RichLabel;
class TextPane;

/// GUI thread. Everything is set in place, so that nothing flickers and selections stay. Counts
/// seconds only while it is on the screen and something counts.
class StatusView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit StatusView(QWidget *parent = nullptr);

    /// The row; an empty name: no unit.
    void setUnit(const UnitInfo &unit, bool areFilesKnown, std::optional<Verb> pending);
    /// @p details absent: not known yet, or @p error says why not. @p isStale: the last known.
    void setDetails(const std::optional<UnitDetails> &details, const std::optional<Error> &error,
                    bool isStale, std::optional<double> cpuShare);
    /// @p isRun: of the failed run only.
    void setLines(const QList<JournalEntry> &lines, bool isKnown, bool isRun,
                  const JournalStatus &status);
    void setLinger(std::optional<bool> linger, const QString &note);

Q_SIGNALS:
    void verbRequested(unitdeck::Verb verb);
    void unitActivated(const QString &name);
    void showJournalRequested();
    void showFileRequested();
    /// A directive is to be changed.
    void settingRequested(const QString &directive);
    void lingerChosen(bool on);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *buildFailure();
    void showAll();
    void updateHead();
    void updateProgress(qint64 now);
    void updateFailure(const Diagnosis &diagnosis);
    void updateLines();
    void scheduleTick();
    void follow(const QString &href);
    void dress();
    QPushButton *addButton(QBoxLayout *row, Verb verb, const QString &text);

    UnitInfo unit_;
    bool filesKnown_ = false;
    std::optional<Verb> pending_;
    std::optional<UnitDetails> details_;
    std::optional<Error> error_;
    bool isStale_ = false;
    std::optional<double> cpuShare_;
    QList<JournalEntry> lines_;
    bool linesKnown_ = false;
    bool linesOfRun_ = false;
    JournalStatus journal_;
    QTimer tick_;

    QLabel *empty_;
    QWidget *page_;
    QFrame *notice_ = nullptr;
    RichLabel *noticeText_ = nullptr;
    QPushButton *noticeButton_ = nullptr;
    QLabel *shape_ = nullptr;
    RichLabel *headline_ = nullptr;
    RichLabel *subline_ = nullptr;
    QProgressBar *progress_ = nullptr;
    QBoxLayout *columns_ = nullptr;
    QWidget *failure_ = nullptr;
    RichLabel *happened_ = nullptr;
    RichLabel *advice_ = nullptr;
    QList<std::pair<Verb, QPushButton *>> buttons_;
    FactsGrid *facts_ = nullptr;
    QLabel *processesTitle_ = nullptr;
    TextPane *processes_ = nullptr;
    QLabel *linesTitle_ = nullptr;
    TextPane *linesPane_ = nullptr;
    RichLabel *linesNote_ = nullptr;
};

} // namespace unitdeck
