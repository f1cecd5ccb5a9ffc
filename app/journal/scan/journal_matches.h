// SPDX-License-Identifier: GPL-3.0-or-later
// A query as matches of sd_journal_add_match(3).
#pragma once

#include "app/values/journal_query.h"

#include <QByteArrayList>
#include <QList>

namespace unitdeck {

/// All of these hold ("FIELD=value"); of several values for one field any may hold, as
/// sd_journal_add_match(3) reads them.
using JournalTerm = QByteArrayList;
/// At least one of these terms holds.
using JournalCondition = QList<JournalTerm>;
/// All of these conditions hold; empty: every entry.
using JournalMatches = QList<JournalCondition>;

/// The matches of @p query, of its fields those that name a value; the same that `journalctl -u`
/// and `--user-unit` set (add_matches_for_unit() and add_matches_for_user_unit() in systemd's
/// logs-show.c; `SYSTEMD_LOG_LEVEL=debug journalctl -u NAME` prints them). @p ownUid is used where
/// the query names no user.
JournalMatches journalMatches(const JournalQuery &query, quint32 ownUid);

/// One condition for each unit whose entries are left out.
JournalMatches excludedMatches(const JournalQuery &query, quint32 ownUid);

} // namespace unitdeck
