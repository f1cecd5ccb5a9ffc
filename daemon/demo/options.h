// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo daemon can be told to do: one table of options, and where their values come from.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace unitdeck::demo {

/// Values as the daemon uses them; times in seconds. The defaults stand in optionTable().
struct Options final
{
    double startup = 0;
    double interval = 0;
    double reloadTime = 0;
    int failStart = 0;     ///< exit status; 0: the start succeeds
    double crashAfter = 0; ///< 0: never
    int children = 0;
    int cpu = 0;     ///< percent of one processor
    double leak = 0; ///< MiB per second
    int chatter = 0; ///< lines per second
    std::string name;

    bool operator==(const Options &) const = default;
};

/// One row of the table. The option is `--name`, the key of the configuration file is `name`.
struct OptionSpec final
{
    using Member = std::variant<int Options::*, double Options::*, std::string Options::*>;

    const char *name;
    const char *environment;
    const char *placeholder;
    Member member;
    double least;
    double most;
    const char *fallback; ///< the default, as a person would write it
    const char *help;
};

std::span<const OptionSpec> optionTable();

/// Why the daemon cannot run as asked, and how it says so to a person, a shell and the manager.
struct Problem final
{
    std::string message;
    int exitStatus = 0;  ///< 2, or one of sysexits.h where it fits
    int errorNumber = 0; ///< for ERRNO= of sd_notify(3)
};

/// A value somebody set: `origin` is "--interval", "$UNITDECK_DEMO_INTERVAL" or "FILE:3".
struct Assignment final
{
    const OptionSpec *option = nullptr;
    std::string value;
    std::string origin;
};

struct CommandLine final
{
    enum class Mode { Run, Help, Version };

    Mode mode = Mode::Run;
    std::vector<Assignment> assignments;
    std::string configFile; ///< of --config; empty when absent
};

/// The configuration file to read. One that nobody named, or named with a leading "-" as in
/// EnvironmentFile= of systemd.exec(5), need not exist.
struct ConfigChoice final
{
    std::string path; ///< empty: there is none
    bool mustExist = false;
};

struct Resolved final
{
    Options options;
    std::vector<std::string> changes;  ///< "interval = 1 (FILE:3)" for each that was set
    std::vector<std::string> warnings; ///< odd, but no reason to stop
};

using Environment = std::map<std::string, std::string, std::less<>>;
template <typename T>
using Outcome = std::variant<T, Problem>;

/// All of these are pure: they read nothing but their arguments.
Outcome<CommandLine> readCommandLine(std::span<const std::string> arguments);
ConfigChoice chooseConfig(const CommandLine &commandLine, const Environment &environment,
                          bool isRoot);
/// `text` in the form "key = value", "#" begins a comment line; problems name `path` and the line.
Outcome<std::vector<Assignment>> readConfig(std::string_view text, const std::string &path);
/// Command line over environment over configuration file over default.
Outcome<Resolved> resolve(const CommandLine &commandLine, const Environment &environment,
                          std::span<const Assignment> config);

std::string helpText();

} // namespace unitdeck::demo
