// SPDX-License-Identifier: GPL-3.0-or-later
// The manifest; see the header. Lines of fields between tabs, the first says what it is.
#include "daemon/helper/manifest.h"

#include "daemon/helper/failure.h"
#include "daemon/helper/names.h"

#include <charconv>
#include <string_view>
#include <vector>

namespace unitdeck::helper {

namespace {

constexpr const char *fileName = "manifest";
constexpr std::uint64_t maxManifest = std::uint64_t{64} << 20U;
constexpr std::string_view firstLine = "unitdeck-helper 1";

std::vector<std::string> split(std::string_view text, char at)
{
    std::vector<std::string> result;
    while (true) {
        const auto end = text.find(at);
        result.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return result;
        text.remove_prefix(end + 1);
    }
}

/// False if the line is none of ours.
bool take(const std::vector<std::string> &fields, Manifest &manifest)
{
    if (fields.size() == 3 && fields[0] == "unit" && isSha256(fields[2])) {
        manifest.unitFiles[fields[1]] = fields[2];
        return true;
    }
    if (fields.size() == 4 && fields[0] == "program" && isProgramName(fields[1]) &&
        isSha256(fields[3])) {
        manifest.programs[fields[1]][fields[2]].insert(fields[3]);
        return true;
    }
    if (fields.size() != 4 || fields[0] != "user" || !isUserName(fields[1]) || !isSha256(fields[3]))
        return false;
    Manifest::User user{{}, fields[3]};
    if (fields[2] != "-") {
        uid_t number = 0;
        const std::string &text = fields[2];
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size())
            return false;
        user.number = number;
    }
    manifest.users[fields[1]] = user;
    return true;
}

} // namespace

Manifest::Manifest(const Place &place)
    : folder_(Folder::open(place, stateFolder))
{
    const auto stored = folder_.read(fileName, maxManifest);
    if (!stored)
        return;
    std::vector<std::string> lines = split(stored->content, '\n');
    bool isUnderstood = lines.size() >= 2 && lines.front() == firstLine && lines.back().empty();
    for (std::size_t i = 1; isUnderstood && i + 1 < lines.size(); ++i)
        isUnderstood = take(split(lines[i], '\t'), *this);
    if (!isUnderstood)
        throw Failure{Failure::Kind::Failed, folder_.pathOf(fileName) + " is damaged"};
}

void Manifest::save() const
{
    std::string text(firstLine);
    text += '\n';
    for (const auto &[path, hash] : unitFiles)
        text += "unit\t" + path + "\t" + hash + "\n";
    for (const auto &[name, files] : programs) {
        for (const auto &[file, hashes] : files) {
            for (const std::string &hash : hashes)
                text += "program\t" + name + "\t" + file + "\t" + hash + "\n";
        }
    }
    for (const auto &[name, user] : users) {
        const std::string number = user.number ? std::to_string(*user.number) : "-";
        text += "user\t" + name + "\t" + number + "\t" + user.sha256 + "\n";
    }
    folder_.removeLeftovers();
    StagedFile staged(folder_);
    staged.write(text);
    staged.finish(0600, folder_.owner());
    staged.replace(fileName);
}

} // namespace unitdeck::helper
