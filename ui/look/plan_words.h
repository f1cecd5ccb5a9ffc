// SPDX-License-Identifier: GPL-3.0-or-later
// Plans in words: what a step does, how it went, how the whole ended.
#pragma once

#include "app/plans/plan_runner.h"
#include "app/plans/promotion.h"
#include "ui/look/sentences.h"

namespace unitdeck {

/// "Create the user hello (no login, no home)".
QString stepSentence(const PlanStep &step);
/// What a step that was done shows, or why it failed; may be empty.
Sentence stepReportSentence(const PlanStep &step, const StepReport &report);
/// "Running…", "Done", "Undone" …; empty while it waits.
QString stepStateWord(StepState state);
/// How a plan ended that did not go well; @p report is that of the failed step.
Sentence planOutcomeSentence(const PlanOutcome &outcome, const Plan &plan,
                             const StepReport &report);

/// What is against a choice, and what to do.
QString choiceProblemSentence(ChoiceProblem problem, const PromotionChoices &choices);

} // namespace unitdeck
