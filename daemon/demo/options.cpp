// SPDX-License-Identifier: GPL-3.0-or-later
// The table of options, and the rules by which a value wins over another.
#include "daemon/demo/options.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <sysexits.h>

namespace unitdeck::demo {

namespace {

constexpr int wrongUsage = 2;
constexpr std::string_view environmentPrefix = "UNITDECK_DEMO_";
constexpr const char *configVariable = "UNITDECK_DEMO_CONFIG";

constexpr std::array<OptionSpec, 10> table{{
    {"startup", "UNITDECK_DEMO_STARTUP", "SECONDS", &Options::startup, 0, 3600, "3",
     "time from start to ready"},
    {"interval", "UNITDECK_DEMO_INTERVAL", "SECONDS", &Options::interval, 0.01, 86400, "5",
     "time between two ticks"},
    {"reload-time", "UNITDECK_DEMO_RELOAD_TIME", "SECONDS", &Options::reloadTime, 0, 3600, "1",
     "time a reload (SIGHUP) takes"},
    {"fail-start", "UNITDECK_DEMO_FAIL_START", "CODE", &Options::failStart, 0, 255, "0",
     "end with this exit status while starting; 0: do not"},
    {"crash-after", "UNITDECK_DEMO_CRASH_AFTER", "SECONDS", &Options::crashAfter, 0, 86400, "0",
     "abort this long after being ready; 0: do not"},
    {"children", "UNITDECK_DEMO_CHILDREN", "N", &Options::children, 0, 256, "0",
     "number of idle worker processes"},
    {"cpu", "UNITDECK_DEMO_CPU", "PERCENT", &Options::cpu, 0, 100, "0",
     "share of one processor to use up"},
    {"leak", "UNITDECK_DEMO_LEAK", "MIB_PER_SECOND", &Options::leak, 0, 1024, "0",
     "memory to take and not give back"},
    {"chatter", "UNITDECK_DEMO_CHATTER", "LINES_PER_SECOND", &Options::chatter, 0, 100000, "0",
     "log lines besides the ticks"},
    {"name", "UNITDECK_DEMO_NAME", "NAME", &Options::name, 0, 256, "",
     "shown in front of every tick (at most 256 bytes)"},
}};

template <typename... Callables>
struct Overload final : Callables...
{
    using Callables::operator()...;
};
template <typename... Callables>
Overload(Callables...) -> Overload<Callables...>;

std::string numberText(double number)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number);
    return {text.data(), end.ptr};
}

/// A number without unit, independent of the locale; nothing when any character is left over.
std::optional<double> numberIn(std::string_view text)
{
    double number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size()) {
        return {};
    }
    return number;
}

bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

/// Sets the member; returns what would have been acceptable when `text` is not.
std::optional<std::string> assign(Options &options, const OptionSpec &option, std::string_view text)
{
    const auto range = numberText(option.least) + " to " + numberText(option.most);
    const auto number = numberIn(text);
    // Written so that NaN, which from_chars accepts, is out of range.
    const bool inRange = number && *number >= option.least && *number <= option.most;
    return std::visit(Overload{[&](int Options::*member) -> std::optional<std::string> {
                                   if (!inRange || std::floor(*number) != *number) {
                                       return "a whole number from " + range;
                                   }
                                   options.*member = static_cast<int>(*number);
                                   return {};
                               },
                               [&](double Options::*member) -> std::optional<std::string> {
                                   if (!inRange) {
                                       return "a number from " + range;
                                   }
                                   options.*member = *number;
                                   return {};
                               },
                               [&](std::string Options::*member) -> std::optional<std::string> {
                                   if (static_cast<double>(text.size()) > option.most ||
                                       hasControlCharacter(text)) {
                                       return "at most " + numberText(option.most) +
                                              " bytes without control characters";
                                   }
                                   options.*member = text;
                                   return {};
                               }},
                      option.member);
}

const OptionSpec *findOption(std::string_view name)
{
    const auto found = std::find_if(table.begin(), table.end(), [name](const OptionSpec &option) {
        return option.name == name;
    });
    return found == table.end() ? nullptr : &*found;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// An empty variable counts as not set, so that a drop-in can take an earlier one back.
std::string_view valueOf(const Environment &environment, std::string_view name)
{
    const auto found = environment.find(name);
    return found == environment.end() ? std::string_view() : std::string_view(found->second);
}

Problem usageProblem(std::string message)
{
    return {std::move(message), wrongUsage, EINVAL};
}

std::optional<Problem> apply(Resolved &resolved, const Assignment &assignment, int exitStatus)
{
    if (const auto expected = assign(resolved.options, *assignment.option, assignment.value)) {
        return Problem{assignment.origin + ": '" + assignment.value + "' is not usable, expected " +
                           *expected,
                       exitStatus, EINVAL};
    }
    return {};
}

} // namespace

std::span<const OptionSpec> optionTable()
{
    return table;
}

Outcome<CommandLine> readCommandLine(std::span<const std::string> arguments)
{
    CommandLine result;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--help" || argument == "-h") {
            result.mode = CommandLine::Mode::Help;
            return result;
        }
        if (argument == "--version") {
            result.mode = CommandLine::Mode::Version;
            return result;
        }
        if (!argument.starts_with("--")) {
            return usageProblem("unexpected argument '" + std::string(argument) + "'");
        }
        const auto equals = argument.find('=');
        const std::string name(argument.substr(
            2, equals == std::string_view::npos ? std::string_view::npos : equals - 2));
        const OptionSpec *option = findOption(name);
        if (option == nullptr && name != "config") {
            return usageProblem("unknown option '--" + name + "'");
        }
        std::string value;
        if (equals != std::string_view::npos) {
            value = argument.substr(equals + 1);
        } else if (i + 1 < arguments.size()) {
            value = arguments[++i];
        } else {
            return usageProblem("option '--" + name + "' needs a value");
        }
        if (option != nullptr) {
            result.assignments.push_back({option, std::move(value), "--" + name});
        } else if (value.empty()) {
            return usageProblem("option '--config' needs the name of a file");
        } else {
            result.configFile = std::move(value);
        }
    }
    return result;
}

ConfigChoice chooseConfig(const CommandLine &commandLine, const Environment &environment,
                          bool isRoot)
{
    std::string named = commandLine.configFile;
    if (named.empty()) {
        named = valueOf(environment, configVariable);
    }
    if (!named.empty()) {
        const bool optional = named.starts_with('-') && named.size() > 1;
        return {optional ? named.substr(1) : named, !optional};
    }
    if (isRoot) {
        return {"/etc/unitdeck-demo.conf", false};
    }
    // https://specifications.freedesktop.org/basedir-spec/latest/: a relative path is to be
    // ignored.
    if (const auto folder = valueOf(environment, "XDG_CONFIG_HOME"); folder.starts_with('/')) {
        return {std::string(folder) + "/unitdeck-demo.conf", false};
    }
    if (const auto home = valueOf(environment, "HOME"); !home.empty()) {
        return {std::string(home) + "/.config/unitdeck-demo.conf", false};
    }
    return {};
}

Outcome<std::vector<Assignment>> readConfig(std::string_view text, const std::string &path)
{
    std::vector<Assignment> result;
    for (int number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const auto line = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.empty() || line.starts_with('#') || line.starts_with(';')) {
            continue;
        }
        const auto origin = path + ":" + std::to_string(number);
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) {
            return Problem{origin + ": '" + std::string(line) + "' is not of the form key = value",
                           EX_CONFIG, EINVAL};
        }
        const std::string key(trimmed(line.substr(0, equals)));
        const OptionSpec *option = findOption(key);
        if (option == nullptr) {
            return Problem{origin + ": unknown key '" + key + "'", EX_CONFIG, EINVAL};
        }
        result.push_back({option, std::string(trimmed(line.substr(equals + 1))), origin});
        // Looked at even if the environment or the command line wins: a wrong file is a wrong file.
        Resolved trial;
        if (auto problem = apply(trial, result.back(), EX_CONFIG)) {
            return *std::move(problem);
        }
    }
    return result;
}

Outcome<Resolved> resolve(const CommandLine &commandLine, const Environment &environment,
                          std::span<const Assignment> config)
{
    Resolved result;
    std::map<const OptionSpec *, const Assignment *> winners;
    for (const OptionSpec &option : table) {
        assign(result.options, option, option.fallback);
    }
    for (const Assignment &assignment : config) {
        if (auto problem = apply(result, assignment, EX_CONFIG)) {
            return *std::move(problem);
        }
        winners[assignment.option] = &assignment;
    }
    std::vector<Assignment> fromEnvironment;
    fromEnvironment.reserve(table.size());
    for (const OptionSpec &option : table) {
        if (const auto value = valueOf(environment, option.environment); !value.empty()) {
            fromEnvironment.push_back(
                {&option, std::string(value), std::string("$") + option.environment});
        }
    }
    for (const auto &assignments : {std::span<const Assignment>(fromEnvironment),
                                    std::span<const Assignment>(commandLine.assignments)}) {
        for (const Assignment &assignment : assignments) {
            if (auto problem = apply(result, assignment, wrongUsage)) {
                return *std::move(problem);
            }
            winners[assignment.option] = &assignment;
        }
    }
    for (const OptionSpec &option : table) {
        if (const auto winner = winners.find(&option); winner != winners.end()) {
            result.changes.push_back(std::string(option.name) + " = " + winner->second->value +
                                     " (" + winner->second->origin + ")");
        }
    }
    for (const auto &[name, value] : environment) {
        const bool known =
            name == configVariable ||
            std::any_of(table.begin(), table.end(),
                        [&name](const OptionSpec &option) { return name == option.environment; });
        if (name.starts_with(environmentPrefix) && !known) {
            result.warnings.push_back("$" + name + " is not known and has no effect");
        }
    }
    return result;
}

std::string helpText()
{
    std::string text = "Usage: unitdeck-demo [OPTION]...\n"
                       "A service that does nothing but show what a service can do.\n\n";
    const auto row = [&text](std::string left, const std::string &right) {
        left.resize(std::max<std::size_t>(left.size() + 2, 32), ' ');
        text += "  " + left + right + "\n";
    };
    for (const OptionSpec &option : table) {
        std::string help = option.help;
        if (*option.fallback != '\0') {
            help += std::string(" (default ") + option.fallback + ")";
        }
        row(std::string("--") + option.name + " " + option.placeholder, help);
    }
    row("--config FILE", "file of \"key = value\" lines, read again on SIGHUP");
    row("--help", "show this text");
    row("--version", "show the version");
    text += "\nEvery option can also be an environment variable (UNITDECK_DEMO_FAIL_START=3) or a\n"
            "line of the configuration file (fail-start = 3). The command line wins over the\n"
            "environment, the environment over the file.\n\n"
            "Signals: SIGHUP reload, SIGUSR1 log samples, SIGUSR2 hang, SIGTERM end.\n"
            "See unitdeck-demo(8).\n";
    return text;
}

} // namespace unitdeck::demo
