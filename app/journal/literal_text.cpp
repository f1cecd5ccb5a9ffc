// SPDX-License-Identifier: GPL-3.0-or-later
// Smart-case search in bytes; see the header.
#include "app/journal/literal_text.h"

#include <algorithm>

namespace unitdeck {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

} // namespace

LiteralText::LiteralText(const QString &text)
    : text_(text)
    , folded_(text.toUtf8())
{
    const auto isUpper = [](QChar c) { return c.isUpper(); };
    case_ =
        std::any_of(text.cbegin(), text.cend(), isUpper) ? Qt::CaseSensitive : Qt::CaseInsensitive;
    isAscii_ = std::all_of(folded_.cbegin(), folded_.cend(),
                           [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (case_ == Qt::CaseSensitive)
        matcher_.setPattern(folded_);
}

bool LiteralText::isIn(QByteArrayView utf8) const
{
    if (text_.isEmpty())
        return true;
    if (case_ == Qt::CaseSensitive)
        return matcher_.indexIn(utf8.data(), utf8.size()) >= 0;
    if (!isAscii_)
        return QString::fromUtf8(utf8).contains(text_, Qt::CaseInsensitive);
    return std::search(utf8.begin(), utf8.end(), folded_.cbegin(), folded_.cend(),
                       [](char a, char b) { return lower(a) == b; }) != utf8.end();
}

} // namespace unitdeck
