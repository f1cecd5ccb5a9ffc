// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a unit's files, in words.
#pragma once

#include "app/unitfiles/finding.h"
#include "ui/look/sentences.h"

namespace unitdeck {

/// What is the matter, and what can be done.
Sentence findingSentence(const Finding &finding);

} // namespace unitdeck
