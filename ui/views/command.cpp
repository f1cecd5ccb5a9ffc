// SPDX-License-Identifier: GPL-3.0-or-later
// The order of commands; see the header.
#include "ui/views/command.h"

#include "ui/models/fuzzy.h"

#include <algorithm>
#include <utility>

namespace unitdeck {

QList<Command> rankCommands(const QList<Command> &commands, const QString &text)
{
    const FuzzyPattern pattern(text);
    std::vector<std::pair<int, const Command *>> hits;
    for (const Command &command : commands) {
        if (const auto score = pattern.score(command.title.toLower(), command.subtitle.toLower()))
            hits.emplace_back(*score, &command);
    }
    std::ranges::stable_sort(hits, std::ranges::greater(), &decltype(hits)::value_type::first);
    QList<Command> ranked;
    for (const auto &[score, command] : hits)
        ranked << *command;
    return ranked;
}

} // namespace unitdeck
