// SPDX-License-Identifier: GPL-3.0-or-later
// A text looked for in the bytes of messages.
#pragma once

#include <QByteArray>
#include <QByteArrayMatcher>
#include <QString>

namespace unitdeck {

/// Literal text with smart case: an upper case letter in it makes it case sensitive, as
/// `journalctl --grep` does.
class LiteralText final
{
public:
    LiteralText() = default;
    explicit LiteralText(const QString &text);

    bool isEmpty() const { return text_.isEmpty(); }
    /// Whether it occurs in @p utf8, which need not be valid UTF-8; true if it is empty.
    bool isIn(QByteArrayView utf8) const;

private:
    QString text_;
    QByteArray folded_; ///< lower case; used when ASCII
    QByteArrayMatcher matcher_;
    Qt::CaseSensitivity case_ = Qt::CaseInsensitive;
    bool isAscii_ = true;
};

} // namespace unitdeck
