// SPDX-License-Identifier: GPL-3.0-or-later
// Unit names; see the header.
#include "app/values/unit_name.h"

namespace unitdeck {

namespace {

bool isNameCharacter(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') ||
           u == u':' || u == u'-' || u == u'_' || u == u'.' || u == u'\\' || u == u'@';
}

bool isPlainLabelByte(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

bool isValidUnitName(QStringView name)
{
    if (name.isEmpty() || name.size() > maxUnitNameLength || name.front() == u'@')
        return false;
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0 || unitTypeOf(name) == UnitType::Unknown)
        return false;
    if (name.first(dot).count(u'@') > 1)
        return false;
    return std::ranges::all_of(name, isNameCharacter);
}

UnitType unitTypeOf(QStringView name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot < 0 ? UnitType::Unknown : Open<UnitType>::fromWord(name.sliced(dot + 1)).value();
}

QStringView unitStem(QStringView name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 ? name.first(dot) : name;
}

bool isTemplateName(QStringView name)
{
    return unitStem(name).endsWith(u'@');
}

bool isInstanceName(QStringView name)
{
    const QStringView stem = unitStem(name);
    return stem.contains(u'@') && !stem.endsWith(u'@');
}

QString templateOf(QStringView name)
{
    if (!isInstanceName(name))
        return {};
    const QStringView stem = unitStem(name);
    return stem.first(stem.indexOf(u'@') + 1).toString() + name.sliced(stem.size());
}

QStringView instanceOf(QStringView name)
{
    const QStringView stem = unitStem(name);
    const qsizetype at = stem.indexOf(u'@');
    return at < 0 ? QStringView() : stem.sliced(at + 1);
}

QString escapeUnitPart(const QString &text)
{
    QString escaped;
    for (const char c : text.toUtf8()) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == ':' || c == '_' || c == '.';
        if (c == '/')
            escaped += u'-';
        else if (isPlain && !(c == '.' && escaped.isEmpty()))
            escaped += QLatin1Char(c);
        else
            escaped += u"\\x%1"_s.arg(static_cast<uint>(static_cast<uchar>(c)), 2, 16, QChar(u'0'));
    }
    return escaped;
}

QString escapeUnitPath(const QString &path)
{
    if (!path.startsWith(u'/'))
        return {};
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    if (parts.contains(u".."_s) || parts.contains(u"."_s))
        return {};
    return parts.isEmpty() ? u"-"_s : escapeUnitPart(parts.join(u'/'));
}

QString instanceName(QStringView templateName, const QString &instance)
{
    const qsizetype at = templateName.indexOf(u'@');
    return templateName.first(at + 1) + instance + templateName.sliced(at + 1);
}

QByteArray escapeBusLabel(const QByteArray &name)
{
    if (name.isEmpty())
        return "_"_ba;
    static constexpr char digits[] = "0123456789abcdef";
    QByteArray label;
    label.reserve(name.size() + 16);
    for (qsizetype i = 0; i < name.size(); ++i) {
        const auto c = static_cast<unsigned char>(name[i]);
        const bool leadingDigit = i == 0 && c >= '0' && c <= '9';
        if (isPlainLabelByte(c) && !leadingDigit) {
            label.append(static_cast<char>(c));
        } else {
            label.append('_');
            label.append(digits[c >> 4]);
            label.append(digits[c & 15]);
        }
    }
    return label;
}

QByteArray unescapeBusLabel(const QByteArray &label)
{
    if (label == "_")
        return {};
    QByteArray name;
    name.reserve(label.size());
    for (qsizetype i = 0; i < label.size(); ++i) {
        if (label[i] == '_' && i + 2 < label.size()) {
            const int high = hexValue(label[i + 1]);
            const int low = hexValue(label[i + 2]);
            if (high >= 0 && low >= 0) {
                name.append(static_cast<char>(high * 16 + low));
                i += 2;
                continue;
            }
        }
        name.append(label[i]);
    }
    return name;
}

} // namespace unitdeck
