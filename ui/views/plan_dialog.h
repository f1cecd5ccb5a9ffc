// SPDX-License-Identifier: GPL-3.0-or-later
// A plan before a person's eyes: what will be done, then how it goes.
#pragma once

#include "app/plans/plan_runner.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QTreeWidget;

namespace unitdeck {

class RecentLines;
class RichLabel;

struct PlanWords
{
    QString title;
    QString explanation;
    QString action; ///< of the button that begins
    QString done;   ///< when all went well
};

/// GUI thread. Above the choices, if there are any, and the files as they will be; below the steps
/// with the commands they equal. While the plan runs, Cancel stops and undoes it. To be open()ed;
/// deletes itself.
class PlanDialog final : public QDialog
{
    Q_OBJECT
public:
    /// @p form, which may be null, becomes this one's child. @p unit is what the plan makes.
    PlanDialog(const PlanWords &words, QWidget *form, const PlanTools &tools, QWidget *parent);
    ~PlanDialog() override;

    /// What will be done as things are chosen now. @p problem: why it cannot be begun; empty if it
    /// can. @p note is to be known before. @p unit is what will be there in the end.
    void setPlan(const Plan &plan, const UnitId &unit, const QString &problem,
                 const QString &note = {});

    bool isRunning() const { return runner_.isRunning(); }
    void reject() override;

Q_SIGNALS:
    /// Something was changed, for good or not.
    void ended(const unitdeck::UnitId &unit, bool isDone);
    void showRequested(const unitdeck::UnitId &unit);
    void commandCopied();

private:
    void showSteps();
    void showStep(qsizetype step);
    void showFiles();
    void begin();
    void finish(const PlanOutcome &outcome);
    void showResult();
    void showButtons();

    PlanWords words_;
    PlanRunner runner_;
    Plan plan_;
    UnitId unit_;
    QString problem_;
    std::optional<PlanOutcome> outcome_;
    std::unique_ptr<RecentLines> lines_;
    QLabel *explanation_;
    QWidget *form_;
    QTabWidget *files_;
    QTreeWidget *steps_;
    RichLabel *note_;
    RichLabel *result_;
    QPlainTextEdit *journal_;
    QPushButton *copy_;
    QPushButton *cancel_;
    QPushButton *begin_;
    QPushButton *show_;
};

} // namespace unitdeck
