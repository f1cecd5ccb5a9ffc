// SPDX-License-Identifier: GPL-3.0-or-later
// The judgement of a call by its arguments alone; see the header.
#include "daemon/helper/request.h"

#include "daemon/helper/names.h"

#include <set>

namespace unitdeck::helper {

namespace {

using enum Failure::Kind;

void require(bool isTrue, Failure::Kind kind, const char *message)
{
    if (!isTrue)
        throw Failure{kind, message};
}

Target checkUnitFile(const Request &request)
{
    require(isUnitName(request.name), InvalidArgument, "This is no name of a unit");
    require(request.dropIn.empty() || isDropInName(request.dropIn), InvalidArgument,
            "This is no name of a drop-in");
    require(!request.dropIn.empty() || !hasDropInsOnly(request.name), InvalidArgument,
            "Units of this type have no file of their own");
    // "NAME.d" has to be a file name as well.
    require(request.dropIn.empty() || request.name.size() <= 253, InvalidArgument,
            "The name of the unit is too long for a drop-in");
    require(request.expectedSha256.empty() || isSha256(request.expectedSha256), InvalidArgument,
            "This is no SHA-256");
    const UnitPath path = unitPath(request.name, request.dropIn, request.untilReboot);
    return {request.operation == Operation::WriteUnitFile ? "write" : "remove", request.name,
            "/" + path.path()};
}

Target checkProgram(const Request &request)
{
    require(isProgramName(request.name), InvalidArgument, "This is no name for a program's folder");
    require(!isReservedName(request.name), Reserved,
            "This name below /usr/local/lib is read by the system itself");
    return {request.operation == Operation::InstallProgram ? "install" : "uninstall",
            {},
            "/usr/local/lib/" + request.name};
}

Target checkUser(const Request &request)
{
    require(isUserName(request.name), InvalidArgument, "This is no name for a system user");
    require(isDescription(request.description), InvalidArgument,
            "This description cannot stand in the list of users");
    return {request.operation == Operation::CreateUser ? "create-user" : "remove-user",
            {},
            "/etc/sysusers.d/unitdeck-" + request.name + ".conf"};
}

/// No file twice, and none where another has a folder.
void checkFileNames(const std::vector<Source> &files)
{
    std::set<std::string> names;
    std::set<std::string> folders;
    for (const Source &file : files) {
        const std::vector<std::string> parts = programFileParts(file.name);
        require(!parts.empty(), InvalidArgument, "This is no name for a program's file");
        require(names.insert(file.name).second, InvalidArgument, "A file is named twice");
        std::string folder;
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            folder += (i == 0 ? "" : "/") + parts[i];
            folders.insert(folder);
        }
    }
    for (const std::string &folder : folders)
        require(!names.contains(folder), InvalidArgument, "A file is named as a folder is");
}

void checkSources(const Request &request)
{
    const bool isProgram = request.operation == Operation::InstallProgram;
    require(request.files.size() <= maxProgramFiles, TooLarge, "These are too many files");
    require(!request.files.empty(), InvalidArgument, "There is no file");
    if (isProgram)
        checkFileNames(request.files);
    for (const Source &file : request.files) {
        require(file.size <= (isProgram ? maxProgramFile : maxUnitFile), TooLarge,
                "A file is too large");
        // The memory file may hold several; all of it was measured against all of them.
        const std::uint64_t whole = sealedSize(file.descriptor, maxProgramFile * maxProgramFiles);
        require(file.offset <= whole && file.size <= whole - file.offset, InvalidArgument,
                "The content has fewer bytes than were announced");
    }
}

Target checked(const Request &request)
{
    switch (request.operation) {
    case Operation::WriteUnitFile:
    case Operation::RemoveUnitFile: {
        Target target = checkUnitFile(request);
        if (request.operation == Operation::WriteUnitFile)
            checkSources(request);
        return target;
    }
    case Operation::InstallProgram:
    case Operation::RemoveProgram: {
        Target target = checkProgram(request);
        if (request.operation == Operation::InstallProgram)
            checkSources(request);
        return target;
    }
    case Operation::CreateUser:
    case Operation::RemoveUser:
        return checkUser(request);
    case Operation::ListHistory:
        return {"list-history", {}, "/" + std::string(stateFolder) + "/history"};
    case Operation::RestoreHistory:
        require(isHistoryId(request.name), InvalidArgument, "This is no entry of the history");
        require(request.expectedSha256.empty() || isSha256(request.expectedSha256), InvalidArgument,
                "This is no SHA-256");
        return {"restore", {}, "/" + std::string(stateFolder) + "/history/" + request.name};
    }
    throw Failure{InvalidArgument, "There is no such operation"};
}

} // namespace

Result<Target> check(const Request &request)
{
    try {
        return checked(request);
    } catch (Failure &failure) {
        return std::move(failure);
    }
}

std::string UnitPath::path() const
{
    return folder + "/" + (dropInFolder.empty() ? "" : dropInFolder + "/") + file;
}

UnitPath unitPath(const std::string &unit, const std::string &dropIn, bool untilReboot)
{
    const std::string folder = untilReboot ? unitsUntilReboot : lastingUnits;
    if (dropIn.empty())
        return {folder, {}, unit};
    return {folder, unit + ".d", dropIn + ".conf"};
}

Result<UnitPath> parsedUnitPath(const std::string &path)
{
    const Failure failure{InvalidArgument, "/" + path + " is no path of a unit file"};
    const bool untilReboot = path.starts_with(unitsUntilReboot);
    const std::string folder = untilReboot ? unitsUntilReboot : lastingUnits;
    if (!path.starts_with(folder + "/"))
        return failure;
    std::string unit = path.substr(folder.size() + 1);
    std::string dropIn;
    if (const auto slash = unit.find('/'); slash != std::string::npos) {
        dropIn = unit.substr(slash + 1);
        unit.resize(slash);
        if (!unit.ends_with(".d") || !dropIn.ends_with(".conf"))
            return failure;
        unit.resize(unit.size() - 2);
        dropIn.resize(dropIn.size() - 5);
        if (!isDropInName(dropIn))
            return failure;
    }
    if (!isUnitName(unit))
        return failure;
    return unitPath(unit, dropIn, untilReboot);
}

} // namespace unitdeck::helper
