// SPDX-License-Identifier: GPL-3.0-or-later
// How verbs are called on the screen.
#pragma once

#include "app/values/verb.h"

#include <QKeySequence>
#include <QString>

namespace unitdeck {

struct VerbLook
{
    Verb verb;
    QString text;     ///< for a button or menu: "Start", "Kill…"
    QString tip;      ///< one sentence, plain words first
    QString iconName; ///< of the icon theme; resources/icons has a fallback of the same name
    QKeySequence shortcut;
};

VerbLook verbLook(Verb verb);
/// What was done, for the status line: "Started demo.service".
QString doneText(const VerbRequest &request);
/// What is being done: "Starting demo.service…".
QString doingText(const VerbRequest &request);
/// That it was not done, without a full stop, for a reason to follow: "demo.service was not
/// started".
QString notDoneText(const VerbRequest &request);

} // namespace unitdeck
