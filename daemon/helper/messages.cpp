// SPDX-License-Identifier: GPL-3.0-or-later
// Messages; see the header.
#include "daemon/helper/messages.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace unitdeck::helper {

namespace {

/// Reads basic values; a message that ends early is none of a caller's rights.
template <typename... Values>
void read(sd_bus_message *message, const char *types, Values... values)
{
    if (sd_bus_message_read(message, types, values...) < 0)
        throw Failure{Failure::Kind::InvalidArgument, "The message is not understood"};
}

bool enter(sd_bus_message *message, char kind, const char *types)
{
    const int result = sd_bus_message_enter_container(message, kind, types);
    if (result < 0)
        throw Failure{Failure::Kind::InvalidArgument, "The message is not understood"};
    return result > 0;
}

void leave(sd_bus_message *message)
{
    if (sd_bus_message_exit_container(message) < 0)
        throw Failure{Failure::Kind::InvalidArgument, "The message is not understood"};
}

void tooMany(const Request &request)
{
    if (request.files.size() > maxProgramFiles)
        throw Failure{Failure::Kind::TooLarge, "These are too many files"};
}

void readUnitFile(sd_bus_message *message, Request &request)
{
    const char *unit = nullptr;
    const char *dropIn = nullptr;
    const char *hash = nullptr;
    int untilReboot = 0;
    read(message, "ssb", &unit, &dropIn, &untilReboot);
    if (request.operation == Operation::WriteUnitFile) {
        Source source;
        read(message, "h", &source.descriptor);
        source.size = sealedSize(source.descriptor, maxUnitFile);
        request.files.push_back(std::move(source));
    }
    read(message, "s", &hash);
    request.name = unit;
    request.dropIn = dropIn;
    request.untilReboot = untilReboot != 0;
    request.expectedSha256 = hash;
}

void readProgram(sd_bus_message *message, Request &request)
{
    const char *name = nullptr;
    read(message, "s", &name);
    request.name = name;
    enter(message, 'a', "(shb)");
    while (enter(message, 'r', "shb")) {
        const char *file = nullptr;
        Source source;
        int isExecutable = 0;
        read(message, "shb", &file, &source.descriptor, &isExecutable);
        leave(message);
        source.name = file;
        source.isExecutable = isExecutable != 0;
        source.size = sealedSize(source.descriptor, maxProgramFile);
        request.files.push_back(std::move(source));
        tooMany(request);
    }
    leave(message);
}

/// All files in one memory file, one behind the other: a message may carry only 16 descriptors.
void readPackedProgram(sd_bus_message *message, Request &request)
{
    const char *name = nullptr;
    read(message, "s", &name);
    request.name = name;
    enter(message, 'a', "(stb)");
    std::uint64_t offset = 0;
    while (enter(message, 'r', "stb")) {
        const char *file = nullptr;
        Source source;
        int isExecutable = 0;
        read(message, "stb", &file, &source.size, &isExecutable);
        leave(message);
        if (source.size > maxProgramFile)
            throw Failure{Failure::Kind::TooLarge, "A file is too large"};
        source.name = file;
        source.isExecutable = isExecutable != 0;
        source.offset = offset;
        offset += source.size;
        request.files.push_back(std::move(source));
        tooMany(request);
    }
    leave(message);
    int descriptor = -1;
    read(message, "h", &descriptor);
    if (sealedSize(descriptor, maxProgramFile * maxProgramFiles) != offset)
        throw Failure{Failure::Kind::InvalidArgument, "The content has not the announced size"};
    for (Source &source : request.files)
        source.descriptor = descriptor;
}

void readName(sd_bus_message *message, Request &request)
{
    const char *name = nullptr;
    read(message, "s", &name);
    request.name = name;
}

void readUser(sd_bus_message *message, Request &request)
{
    const char *name = nullptr;
    const char *description = nullptr;
    read(message, "ss", &name, &description);
    request.name = name;
    request.description = description;
}

void readNothing(sd_bus_message *, Request &) {}

void readEntry(sd_bus_message *message, Request &request)
{
    const char *id = nullptr;
    const char *hash = nullptr;
    read(message, "ss", &id, &hash);
    request.name = id;
    request.expectedSha256 = hash;
}

struct Method
{
    std::string_view name;
    Operation operation;
    void (*read)(sd_bus_message *, Request &);
};

constexpr std::array methods{
    Method{"WriteUnitFile", Operation::WriteUnitFile, &readUnitFile},
    Method{"RemoveUnitFile", Operation::RemoveUnitFile, &readUnitFile},
    Method{"InstallProgram", Operation::InstallProgram, &readProgram},
    Method{"InstallPackedProgram", Operation::InstallProgram, &readPackedProgram},
    Method{"RemoveProgram", Operation::RemoveProgram, &readName},
    Method{"CreateUser", Operation::CreateUser, &readUser},
    Method{"RemoveUser", Operation::RemoveUser, &readName},
    Method{"ListHistory", Operation::ListHistory, &readNothing},
    Method{"RestoreHistory", Operation::RestoreHistory, &readEntry},
};

/// The length of the UTF-8 sequence at the beginning of @p text; 0 if there is none (RFC 3629).
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xc2 && first < 0xe0   ? 2
                               : first >= 0xe0 && first < 0xf0 ? 3
                               : first >= 0xf0 && first < 0xf5 ? 4
                                                               : 0;
    if (length == 0 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (byte(i) < 0x80 || byte(i) > 0xbf)
            return 0;
    }
    // Longer than need be, halves of pairs, and what lies beyond Unicode.
    if ((first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f) ||
        (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f))
        return 0;
    return length;
}

/// Adds what the operation answers, as the table of methods in service.cpp has it.
int append(sd_bus_message *reply, const Answer &answer)
{
    if (const auto *text = std::get_if<std::string>(&answer))
        return sd_bus_message_append(reply, "s", validText(*text).c_str());
    if (const auto *isTrue = std::get_if<bool>(&answer))
        return sd_bus_message_append(reply, "b", static_cast<int>(*isTrue));
    const auto *entries = std::get_if<std::vector<HistoryEntry>>(&answer);
    if (entries == nullptr)
        return 0;
    int result = sd_bus_message_open_container(reply, 'a', "(stss)");
    for (const HistoryEntry &entry : *entries) {
        if (result >= 0) {
            result =
                sd_bus_message_append(reply, "(stss)", entry.id.c_str(), entry.time,
                                      validText("/" + entry.path).c_str(), entry.sha256.c_str());
        }
    }
    return result < 0 ? result : sd_bus_message_close_container(reply);
}

} // namespace

Request requestOf(sd_bus_message *message)
{
    const auto *method =
        std::ranges::find(methods, sd_bus_message_get_member(message), &Method::name);
    if (method == methods.end())
        throw Failure{Failure::Kind::InvalidArgument, "There is no such operation"};
    Request result;
    result.operation = method->operation;
    method->read(message, result);
    return result;
}

std::string validText(std::string text)
{
    for (std::string_view left = text; !left.empty();) {
        const std::size_t length = sequenceLength(left);
        if (length == 0) {
            std::ranges::replace_if(
                text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
            break;
        }
        left.remove_prefix(length);
    }
    return text;
}

void reply(sd_bus_message *call, const Answer &answer)
{
    sd_bus_message *made = nullptr;
    int result = sd_bus_message_new_method_return(call, &made);
    const MessagePtr owner(made);
    if (result >= 0)
        result = append(made, answer);
    if (result >= 0)
        result = sd_bus_send(nullptr, made, nullptr);
    checkCall(result, "answer");
}

void reply(sd_bus_message *call, const Failure &failure)
{
    sd_bus_error error = SD_BUS_ERROR_NULL;
    sd_bus_error_set(&error, std::string(errorName(failure.kind)).c_str(),
                     validText(failure.message).c_str());
    const int result = sd_bus_reply_method_error(call, &error);
    sd_bus_error_free(&error);
    checkCall(result, "answer");
}

} // namespace unitdeck::helper
