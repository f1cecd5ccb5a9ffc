// SPDX-License-Identifier: GPL-3.0-or-later
// The options and what each does; see the header.
#include "ui/desktop/start_options.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <optional>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

Error refused(const QString &message)
{
    return {Error::Kind::InvalidArgument, {}, message};
}

/// What the options have said so far.
struct Said
{
    StartOptions options;
    Destination destination;
};

/// A problem, or none.
using Take = std::optional<Error> (*)(Said &said, const QString &value);

std::optional<Error> takeScope(Said &said, Scope scope)
{
    if (said.destination.scope && *said.destination.scope != scope)
        return refused(u"--user and --system exclude each other"_s);
    said.destination.scope = scope;
    return {};
}

std::optional<Error> takeTab(Said &said, const QString &key)
{
    const Reply<UnitTab> tab = unitTabFromKey(key);
    if (!tab)
        return tab.error();
    said.destination.tab = *tab;
    return {};
}

std::optional<Error> takeJournal(Said &said, const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return refused(u"there is no journal at \"%1\""_s.arg(path));
    Destination journal;
    journal.journalPath = file.absoluteFilePath();
    said.options.destinations << journal;
    return {};
}

/// A unit, or a link; a file as well, since desktops open those by the program's %U.
std::optional<Error> takeArgument(Said &said, const QString &argument)
{
    if (argument.startsWith(u"unitdeck:"_s) || argument.startsWith(u"file:"_s)) {
        const Reply<Destination> destination = destinationOf(QUrl(argument));
        if (!destination)
            return destination.error();
        said.options.destinations << *destination;
        return {};
    }
    if (!said.destination.unit.isEmpty())
        return refused(u"unexpected argument \"%1\": one unit at a time"_s.arg(argument));
    const Reply<QString> unit = unitNameFromPerson(argument);
    if (!unit)
        return unit.error();
    said.destination.unit = *unit;
    return {};
}

struct Option
{
    QLatin1StringView name;
    QLatin1StringView shortName; ///< may be empty
    QLatin1StringView value;     ///< its name in the help; empty: takes none
    const char *help;            ///< null: not for people
    Take take;
};

constexpr auto options = std::to_array<Option>({
    {"user"_L1,
     {},
     {},
     "show the user's own units",
     [](Said &said, const QString &) { return takeScope(said, Scope::User); }},
    {"system"_L1,
     {},
     {},
     "show the system's units",
     [](Said &said, const QString &) { return takeScope(said, Scope::System); }},
    {"tab"_L1, {}, "NAME"_L1, "show this tab: status, journal, unit-file or properties", takeTab},
    {"failed"_L1,
     {},
     {},
     "show the units that failed",
     [](Said &said, const QString &) -> std::optional<Error> {
         said.destination.failedUnits = true;
         return {};
     }},
    {"journal"_L1, {}, "PATH"_L1, "show the journal in this file or directory", takeJournal},
    {"background"_L1,
     {},
     {},
     "open no window: tray and notifications only",
     [](Said &said, const QString &) -> std::optional<Error> {
         said.options.background = true;
         return {};
     }},
    {"dbus-activated"_L1,
     {},
     {},
     nullptr,
     [](Said &said, const QString &) -> std::optional<Error> {
         said.options.dbusActivated = true;
         return {};
     }},
    {"help"_L1,
     "h"_L1,
     {},
     "say this, and end",
     [](Said &said, const QString &) -> std::optional<Error> {
         said.options.speak = StartOptions::Speak::Help;
         return {};
     }},
    {"version"_L1,
     "v"_L1,
     {},
     "say the version, and end",
     [](Said &said, const QString &) -> std::optional<Error> {
         said.options.speak = StartOptions::Speak::Version;
         return {};
     }},
});

// Qt takes these with one dash or two; QApplication, QGuiApplication.
constexpr std::array qtSwitches{"nograb"_L1,  "dograb"_L1,      "sync"_L1,
                                "reverse"_L1, "widgetcount"_L1, "testability"_L1};
constexpr std::array qtOptions{
    "platform"_L1,   "platformpluginpath"_L1, "platformtheme"_L1,   "plugin"_L1,  "style"_L1,
    "stylesheet"_L1, "geometry"_L1,           "qwindowgeometry"_L1, "icon"_L1,    "qwindowicon"_L1,
    "title"_L1,      "qwindowtitle"_L1,       "session"_L1,         "display"_L1, "name"_L1,
    "fontengine"_L1, "qmljsdebugger"_L1};

template <typename Table>
bool contains(const Table &table, QStringView name)
{
    return std::ranges::any_of(table, [name](QLatin1StringView each) { return each == name; });
}

} // namespace

Reply<StartOptions> parseArguments(const QStringList &arguments)
{
    Said said;
    bool onlyArguments = false; // after "--"
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const auto next = [&]() -> std::optional<QString> {
            return ++i < arguments.size() ? std::optional(arguments.at(i)) : std::nullopt;
        };
        if (onlyArguments || !argument.startsWith(u'-') || argument == u"-") {
            if (const auto error = takeArgument(said, argument))
                return *error;
            continue;
        }
        if (argument == u"--") {
            onlyArguments = true;
            continue;
        }
        const QStringView word = QStringView(argument).sliced(argument.startsWith(u"--") ? 2 : 1);
        const qsizetype equals = word.indexOf(u'=');
        const QStringView name = equals < 0 ? word : word.first(equals);
        std::optional<QString> value;
        if (equals >= 0)
            value = word.sliced(equals + 1).toString();
        const auto *const option = std::ranges::find_if(options, [&](const Option &each) {
            return argument.startsWith(u"--") ? each.name == name
                                              : !each.shortName.isEmpty() && each.shortName == name;
        });
        if (option == options.end()) {
            if (contains(qtSwitches, name))
                continue;
            if (!contains(qtOptions, name))
                return refused(u"unknown option \"%1\""_s.arg(argument));
            if (!value)
                next();
            continue;
        }
        if (option->value.isEmpty() && value)
            return refused(u"option --%1 takes no value"_s.arg(option->name));
        if (!option->value.isEmpty() && !value)
            value = next();
        if (!option->value.isEmpty() && value.value_or(QString()).isEmpty())
            return refused(u"option --%1 needs a %2"_s.arg(option->name, option->value));
        if (const auto error = option->take(said, value.value_or(QString())))
            return *error;
    }
    if (said.destination != Destination())
        said.options.destinations.prepend(said.destination);
    return said.options;
}

QString helpText()
{
    QString text = u"Usage: unitdeck [OPTION…] [UNIT]\n"
                   "       unitdeck LINK…\n"
                   "Manages systemd services: starts and stops them, shows what they do and why "
                   "they fail.\n\n"
                   "UNIT is the unit to show, such as ssh or ssh.service; LINK is one of the kind\n"
                   "unitdeck://system/ssh.service?tab=journal.\n\n"_s;
    for (const Option &option : options) {
        if (!option.help)
            continue;
        const QString shortName =
            option.shortName.isEmpty() ? u"    "_s : u"-%1, "_s.arg(option.shortName);
        const QString name = option.value.isEmpty() ? QString(option.name)
                                                    : u"%1 %2"_s.arg(option.name, option.value);
        text += u"  %1--%2  %3\n"_s.arg(shortName, name.leftJustified(12),
                                        QString::fromLatin1(option.help));
    }
    text += u"\nQt's own options, such as -style and -platform, are taken as well.\n"
            "See unitdeck(1).\n"_s;
    return text;
}

} // namespace unitdeck
