// SPDX-License-Identifier: GPL-3.0-or-later
// A query as one line of text: what is typed, kept and named.
#pragma once

#include "app/values/error.h"
#include "app/values/journal_query.h"

namespace unitdeck {

/// The words of a query, separated by blanks; a word with blanks stands in "…", in which \" \\ and
/// \xNN are escapes and any other \ is itself. A "-" before a word negates it where it says (±).
///
///     unit:NAME (±)  user-unit:NAME (±)  uid:N  priority:N or MIN..MAX  boot:ID  run:ID
///     since:TIME  until:TIME  file:PATH  namespace:NAME
///     FIELD=value (±)  FIELD~text (±)  FIELD/expression (±)
///     regex:EXPRESSION or any other words: what MESSAGE must hold
///
/// Without losses: parse(text(query)) is the query, for units and fields with valid names.
QString journalQueryText(const JournalQuery &query);

/// Malformed with the word that is not understood in the message.
Reply<JournalQuery> parseJournalQuery(const QString &text);

/// As journald takes them (journal_field_valid() in systemd): capital letters, digits and "_", at
/// most 64, no digit in front.
bool isValidFieldName(QByteArrayView name);

} // namespace unitdeck
