// SPDX-License-Identifier: GPL-3.0-or-later
// The enums that come over the wire: one string table each, and a value that keeps a word we do not
// know.
#pragma once

#include <QDebug>
#include <QHashFunctions>
#include <QString>

#include <algorithm>
#include <span>

namespace unitdeck {

/// One row of an enum's string table.
template <typename E>
struct EnumWord
{
    E value;
    QLatin1StringView word;
};

/// The string table of E; each enum of this room specialises it. E must have a member `Unknown`.
template <typename E>
inline std::span<const EnumWord<E>> enumWords() = delete;

/// The wire word of @p value; empty for Unknown.
template <typename E>
QLatin1StringView enumWord(E value)
{
    const auto words = enumWords<E>();
    const auto row = std::ranges::find(words, value, &EnumWord<E>::value);
    return row == words.end() ? QLatin1StringView() : row->word;
}

/// A value of E as read from the manager. The server may be newer than we are: an unknown word
/// becomes E::Unknown and keeps its text, so that it can still be shown.
template <typename E>
class Open
{
public:
    Open() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): an Open<E> is meant to be made from an E
    Open(E value)
        : value_(value)
    {
    }

    static Open fromWord(QStringView word)
    {
        const auto words = enumWords<E>();
        const auto row =
            std::ranges::find_if(words, [word](const auto &r) { return r.word == word; });
        Open result;
        if (row != words.end())
            result.value_ = row->value;
        else
            result.unknownWord_ = word.toString();
        return result;
    }

    E value() const { return value_; }
    /// The word systemd uses; for Unknown the word as it came, which may be empty.
    QString word() const { return value_ == E::Unknown ? unknownWord_ : QString(enumWord(value_)); }

    friend bool operator==(const Open &, const Open &) = default;
    friend bool operator==(const Open &a, E b) { return a.value_ == b; }
    friend size_t qHash(const Open &o, size_t seed = 0)
    {
        return qHashMulti(seed, static_cast<int>(o.value_), o.unknownWord_);
    }
    friend QDebug operator<<(QDebug debug, const Open &o)
    {
        const QDebugStateSaver saver(debug);
        debug.noquote() << o.word();
        return debug;
    }

private:
    E value_ = E::Unknown;
    QString unknownWord_;
};

} // namespace unitdeck
