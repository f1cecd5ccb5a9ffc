// SPDX-License-Identifier: GPL-3.0-or-later
// A text or regular expression looked for in the bytes of fields.
#pragma once

#include "app/values/error.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace unitdeck {

/// By PCRE2, as journalctl --grep, but with characters instead of bytes: smart case also holds for
/// "É", and bytes that are no UTF-8 match nothing. Copies share what was compiled, and each may be
/// used in a thread of its own.
class TextPattern final
{
public:
    enum class Kind { Literal, Expression };

    /// Malformed with PCRE2's words if @p pattern is no expression (pcre2syntax(3)).
    static Reply<TextPattern> compile(const QString &pattern, Kind kind);

    TextPattern(const TextPattern &other);
    TextPattern &operator=(const TextPattern &other);
    TextPattern(TextPattern &&) noexcept;
    TextPattern &operator=(TextPattern &&) noexcept;
    ~TextPattern();

    /// Whether it occurs. An expression that takes too many steps on a text does not.
    bool isIn(QByteArrayView utf8) const;

private:
    struct Compiled;
    struct Scratch;

    explicit TextPattern(std::shared_ptr<const Compiled> compiled);

    std::shared_ptr<const Compiled> compiled_;
    std::unique_ptr<Scratch> scratch_; ///< what a match works in: one thread's
};

} // namespace unitdeck
