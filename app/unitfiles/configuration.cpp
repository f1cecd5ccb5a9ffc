// SPDX-License-Identifier: GPL-3.0-or-later
// The fates of assignments; see the header.
#include "app/unitfiles/configuration.h"

#include <utility>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

QList<EffectiveSetting> effectiveSettings(const QList<ConfigurationFile> &files,
                                          const DirectiveCatalogue &catalogue)
{
    QList<EffectiveSetting> all;
    QHash<std::pair<QString, QString>, QList<qsizetype>> inForce; // of a directive, in `all`
    for (qsizetype file = 0; file < files.size(); ++file) {
        for (const UnitSetting &setting : files.at(file).document.settings()) {
            QList<qsizetype> &before = inForce[{setting.section, setting.key}];
            const auto directive = catalogue.find(setting.section, setting.key);
            const bool isList = directive && accumulates(*directive);
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
