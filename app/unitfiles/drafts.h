// SPDX-License-Identifier: GPL-3.0-or-later
// Edits that are not saved yet: they outlive the program's end, whatever ends it.
#pragma once

#include "app/unitfiles/unit_file_store.h"

#include <QThreadPool>

namespace unitdeck {

struct Draft
{
    UnitFileTarget target;
    FileContent base; ///< what was in the file when the edit began
    QByteArray text;

    friend bool operator==(const Draft &, const Draft &) = default;
};

/// Keeps drafts in $XDG_STATE_HOME/unitdeck/drafts. GUI thread; the work is done in a thread of its
/// own, in the order it is asked for, and is finished when this goes. The answers come in the
/// thread of the context, if that is there still.
class Drafts final
{
public:
    Drafts();

    /// In the place of an earlier one of the same target.
    void keep(const Draft &draft, QObject *context, Done<Ok> done);
    void drop(const UnitFileTarget &target, QObject *context, Done<Ok> done);
    /// Those of @p unit and of its template; what cannot be read is left out.
    void find(const UnitId &unit, QObject *context, Done<QList<Draft>> done);

private:
    QThreadPool pool_;
};

} // namespace unitdeck
