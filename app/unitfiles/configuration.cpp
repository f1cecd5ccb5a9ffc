// SPDX-License-Identifier: GPL-3.0-or-later
// The fates of assignments; see the header.
#include "app/unitfiles/configuration.h"

#include <algorithm>
#include <array>
#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ResetGroup
{
    QLatin1StringView section;
    QLatin1StringView beginning; ///< of the directives' names
};

// An empty assignment of one takes all of its group back (systemd.timer(5), systemd.path(5),
// systemd.socket(5), systemd.unit(5)).
constexpr std::array resetGroups{
    ResetGroup{"Timer"_L1, "On"_L1},          ResetGroup{"Path"_L1, "Path"_L1},
    ResetGroup{"Path"_L1, "DirectoryNot"_L1}, ResetGroup{"Socket"_L1, "Listen"_L1},
    ResetGroup{"Unit"_L1, "Condition"_L1},    ResetGroup{"Unit"_L1, "Assert"_L1}};
// Begin like a group, and are none of it.
constexpr std::array single{"OnClockChange"_L1, "OnTimezoneChange"_L1};

/// What stands for all directives that are reset together: their section and a word.
std::pair<QString, QString> groupOf(const QString &section, const QString &key)
{
    const auto group = std::ranges::find_if(resetGroups, [&](const ResetGroup &row) {
        return section == row.section && key.startsWith(row.beginning);
    });
    if (group == resetGroups.end() || std::ranges::find(single, key) != single.end())
        return {section, key};
    // Both of [Path]'s are one.
    return {section, section == "Path"_L1 ? u"Path*"_s : group->beginning + u'*'};
}

} // namespace

QList<EffectiveSetting> effectiveSettings(const QList<ConfigurationFile> &files,
                                          const DirectiveCatalogue &catalogue)
{
    QList<EffectiveSetting> all;
    QHash<std::pair<QString, QString>, QList<qsizetype>> inForce; // of a directive, in `all`
    for (qsizetype file = 0; file < files.size(); ++file) {
        for (const UnitSetting &setting : files.at(file).document.settings()) {
            const auto group = groupOf(setting.section, setting.key);
            QList<qsizetype> &before = inForce[group];
            const auto directive = catalogue.find(setting.section, setting.key);
            // Those that are reset together add up.
            const bool isList =
                group.second != setting.key || (directive && accumulates(*directive));
            // Dependencies on units cannot be taken back (systemd.unit(5), Example 2).
            const bool isReset =
                setting.value.isEmpty() && !(directive && directive->kind.startsWith("UNIT ["_L1));
            if (isReset || !isList) {
                for (const qsizetype index : std::as_const(before)) {
                    all[index].fate = isReset ? EffectiveSetting::Fate::Reset
                                              : EffectiveSetting::Fate::Overridden;
                    all[index].winnerFile = file;
                    all[index].winnerLine = setting.firstLine;
                }
                before.clear();
            }
            before << all.size();
            all << EffectiveSetting{file, setting};
        }
    }
    return all;
}

QStringList effectiveValues(const QList<EffectiveSetting> &settings, const QString &section,
                            const QString &key)
{
    QStringList values;
    for (const EffectiveSetting &one : settings) {
        if (one.fate == EffectiveSetting::Fate::Applies && one.setting.section == section &&
            one.setting.key == key && !one.setting.value.isEmpty())
            values << one.setting.value;
    }
    return values;
}

} // namespace unitdeck
