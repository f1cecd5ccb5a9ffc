// SPDX-License-Identifier: GPL-3.0-or-later
// What was replaced or removed, so that it can be brought back.
#pragma once

#include "daemon/helper/folder.h"

#include <cstdint>
#include <string>
#include <vector>

namespace unitdeck::helper {

struct HistoryEntry
{
    std::string id;
    std::uint64_t time = 0; ///< microseconds since 1970
    std::string path;       ///< below the root, without the first slash
    std::string sha256;
    Existing file; ///< the content only from get()
};

/// One file each in the state folder, 0600. The newest 500 and at most 64 MiB are kept.
class History final
{
public:
    explicit History(const Place &place);

    void add(const std::string &path, const Existing &file) const;
    /// Newest first.
    std::vector<HistoryEntry> list() const;
    /// NotFound.
    HistoryEntry get(const std::string &id) const;

private:
    void prune() const;
    Folder folder_;
};

} // namespace unitdeck::helper
