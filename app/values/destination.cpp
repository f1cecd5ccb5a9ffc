// SPDX-License-Identifier: GPL-3.0-or-later
// Links and back; see the header.
#include "app/values/destination.h"

#include "app/values/unit_name.h"

#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto linkScheme = "unitdeck"_L1;

constexpr std::array tabs{UnitTabInfo{UnitTab::Status, "status"_L1},
                          UnitTabInfo{UnitTab::Journal, "journal"_L1},
                          UnitTabInfo{UnitTab::UnitFile, "unit-file"_L1},
                          UnitTabInfo{UnitTab::AllProperties, "properties"_L1}};

Error refused(const QString &message)
{
    return {Error::Kind::InvalidArgument, {}, message};
}

} // namespace

std::span<const UnitTabInfo> unitTabs()
{
    return tabs;
}

Reply<QString> unitNameFromPerson(const QString &text)
{
    const QString name =
        unitTypeOf(text) == UnitType::Unknown && !text.isEmpty() ? text + u".service"_s : text;
    if (isValidUnitName(name))
        return name;
    return refused(u"\"%1\" cannot be the name of a unit"_s.arg(text));
}

Reply<UnitTab> unitTabFromKey(const QString &key)
{
    const auto *const found =
        std::ranges::find_if(tabs, [&](const auto &t) { return t.key == key; });
    if (found != tabs.end())
        return found->tab;
    QStringList keys;
    for (const UnitTabInfo &tab : tabs)
        keys << tab.key;
    return refused(u"there is no tab \"%1\"; there are %2"_s.arg(key, keys.join(u", "_s)));
}

QUrl linkTo(const Destination &destination)
{
    if (!destination.journalPath.isEmpty())
        return QUrl::fromLocalFile(destination.journalPath);
    QUrl link;
    link.setScheme(linkScheme);
    // An empty host is not none: unitdeck:///, as documented.
    link.setHost(!destination.scope                    ? u""_s
                 : *destination.scope == Scope::System ? u"system"_s
                                                       : u"user"_s);
    link.setPath(u'/' + destination.unit, QUrl::DecodedMode);
    QUrlQuery query;
    if (destination.tab)
        query.addQueryItem(u"tab"_s, tabs.at(static_cast<size_t>(*destination.tab)).key);
    if (destination.failedUnits)
        query.addQueryItem(u"view"_s, u"failed"_s);
    if (!query.isEmpty())
        link.setQuery(query);
    return link;
}

Reply<Destination> destinationOf(const QUrl &link)
{
    Destination destination;
    if (link.isLocalFile() && link.host().isEmpty()) {
        destination.journalPath = link.toLocalFile();
        return destination;
    }
    if (!link.isValid() || link.scheme() != linkScheme || !link.userInfo().isEmpty() ||
        link.port() != -1 || link.hasFragment()) {
        return refused(u"\"%1\" is no link of Unitdeck"_s.arg(link.toDisplayString()));
    }
    if (link.host() == "user"_L1)
        destination.scope = Scope::User;
    else if (link.host() == "system"_L1)
        destination.scope = Scope::System;
    else if (!link.host().isEmpty())
        return refused(
            u"\"%1\" is no manager; there are \"user\" and \"system\""_s.arg(link.host()));
    const QString unit = link.path(QUrl::FullyDecoded).mid(1);
    if (!unit.isEmpty()) {
        const Reply<QString> name = unitNameFromPerson(unit);
        if (!name)
            return name.error();
        destination.unit = *name;
    }
    const auto items = QUrlQuery(link).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items) {
        if (key == "tab"_L1) {
            const Reply<UnitTab> tab = unitTabFromKey(value);
            if (!tab)
                return tab.error();
            destination.tab = *tab;
        } else if (key == "view"_L1 && value == "failed"_L1) {
            destination.failedUnits = true;
        } else {
            return refused(u"\"%1=%2\" means nothing in a link"_s.arg(key, value));
        }
    }
    return destination;
}

} // namespace unitdeck
