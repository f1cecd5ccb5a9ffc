// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and keeping the last lines; see the header.
#include "ui/views/recent_lines.h"

namespace unitdeck {

RecentLines::RecentLines(QObject *parent)
    : QObject(parent)
{
    connect(&reader_, &JournalReader::loaded, this, &RecentLines::take);
    connect(&reader_, &JournalReader::statusChanged, this, &RecentLines::changed);
}

void RecentLines::show(const JournalQuery &query)
{
    if (isOpen_ && query == query_)
        return;
    if (query.units != query_.units || query.invocationId != query_.invocationId) {
        lines_.clear();
        isKnown_ = false;
    }
    query_ = query;
    isOpen_ = !query.units.isEmpty();
    isFollowing_ = false;
    if (isOpen_)
        reader_.open(query, JournalPlace::newest(), limit);
    else
        reader_.suspend();
    Q_EMIT changed();
}

void RecentLines::suspend()
{
    isOpen_ = false;
    reader_.suspend();
}

void RecentLines::take(const JournalBatch &batch)
{
    if (!isOpen_)
        return;
    switch (batch.where) {
    case JournalBatch::Where::Replace:
        lines_ = batch.entries;
        break;
    case JournalBatch::Where::Older:
        lines_ = batch.entries + lines_;
        break;
    case JournalBatch::Where::Newer:
        lines_ += batch.entries;
        break;
    }
    if (lines_.size() > limit)
        lines_.remove(0, lines_.size() - limit);
    isKnown_ = true;
    if (batch.isComplete && !std::exchange(isFollowing_, true))
        reader_.follow();
    Q_EMIT changed();
}

} // namespace unitdeck
