// SPDX-License-Identifier: GPL-3.0-or-later
// The history; see the header. A file has one line of facts, then the content.
#include "daemon/helper/history.h"

#include "daemon/helper/failure.h"
#include "daemon/helper/names.h"
#include "daemon/helper/sealed.h"
#include "daemon/helper/sha256.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <sstream>

namespace unitdeck::helper {

namespace {

constexpr std::size_t maxEntries = 500;
constexpr std::uint64_t maxBytes = std::uint64_t{64} << 20U;
constexpr std::uint64_t maxFacts = 1024;

} // namespace

History::History(const Place &place)
    : folder_(Folder::open(place, stateFolder).childMade("history", 0700))
{
}

void History::add(const std::string &path, const Existing &file) const
{
    using namespace std::chrono;
    const auto now = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    std::string time = std::to_string(now);
    time.insert(0, 16 - std::min<std::size_t>(16, time.size()), '0');
    // The last 8 of a fresh name: two entries in one microsecond must not be one.
    const std::string fresh = temporaryName();
    const std::string id = time + "-" + fresh.substr(fresh.size() - 8);
    std::ostringstream facts;
    facts << std::oct << file.mode << std::dec << ' ' << file.owner.user << ' ' << file.owner.group
          << ' ' << sha256(file.content) << ' ' << path << '\n';
    folder_.removeLeftovers();
    StagedFile staged(folder_);
    staged.write(facts.str());
    staged.write(file.content);
    staged.finish(0600, folder_.owner());
    staged.become(id);
    prune();
}

HistoryEntry History::get(const std::string &id) const
{
    const auto stored = isHistoryId(id) ? folder_.read(id, maxUnitFile + maxFacts) : std::nullopt;
    if (!stored)
        throw Failure{Failure::Kind::NotFound, "The history has no entry " + id};
    const auto end = stored->content.find('\n');
    if (end == std::string::npos)
        throw Failure{Failure::Kind::Failed, "The history's entry " + id + " is damaged"};
    std::istringstream facts(stored->content.substr(0, end));
    HistoryEntry result;
    result.id = id;
    facts >> std::oct >> result.file.mode >> std::dec >> result.file.owner.user >>
        result.file.owner.group >> result.sha256 >> result.path;
    result.file.content = stored->content.substr(end + 1);
    std::from_chars(id.data(), id.data() + 16, result.time);
    if (facts.fail() || sha256(result.file.content) != result.sha256)
        throw Failure{Failure::Kind::Failed, "The history's entry " + id + " is damaged"};
    return result;
}

std::vector<HistoryEntry> History::list() const
{
    std::vector<HistoryEntry> result;
    for (const std::string &name : folder_.names()) {
        if (!isHistoryId(name))
            continue;
        HistoryEntry entry = get(name);
        entry.file.content.clear();
        result.push_back(std::move(entry));
    }
    std::ranges::reverse(result); // the names begin with the time
    return result;
}

void History::prune() const
{
    std::vector<std::string> names = folder_.names();
    std::ranges::reverse(names);
    std::size_t entries = 0;
    std::uint64_t bytes = 0;
    for (const std::string &name : names) {
        const auto status = folder_.look(name);
        bytes += status ? static_cast<std::uint64_t>(status->st_size) : 0;
        if (isHistoryId(name) && (++entries > maxEntries || bytes > maxBytes))
            folder_.unlink(name);
    }
}

} // namespace unitdeck::helper
