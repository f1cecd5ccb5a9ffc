// SPDX-License-Identifier: GPL-3.0-or-later
// The closed list of what the helper does. Each waits for the disk and for nobody else.
#pragma once

#include "daemon/helper/manifest.h"
#include "daemon/helper/request.h"

#include <string>

namespace unitdeck::helper {

/// Does what was checked and authorized. One at a time.
class Operations final
{
public:
    explicit Operations(Place place = {});

    /// Checks again, since nothing is done unchecked. All or nothing: on a Failure what was there
    /// is there as before.
    Result<Answer> run(const Request &request) const;

private:
    Answer writeUnitFile(const Request &request) const;
    Answer removeUnitFile(const Request &request) const;
    Answer restoreHistory(const Request &request) const;
    Answer installProgram(const Request &request) const;
    Answer removeProgram(const Request &request) const;
    Answer createUser(const Request &request) const;
    Answer removeUser(const Request &request) const;

    /// Puts @p file at @p path if what is there has the hash @p expected (empty: nothing). Mode and
    /// owner of what is there are kept.
    void put(const UnitPath &path, const Existing &file, const std::string &expected) const;

    Place place_;
};

} // namespace unitdeck::helper
