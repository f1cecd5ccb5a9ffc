// SPDX-License-Identifier: GPL-3.0-or-later
// PCRE2 behind a value; see the header.
#include "app/journal/scan/text_pattern.h"

#include "app/values/journal_query.h"

#include <array>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace unitdeck {

namespace {

/// A tenth of PCRE2's default: still ten times what a sensible expression takes on 1 MB.
constexpr quint32 mostSteps = 1'000'000;

struct Free
{
    void operator()(pcre2_code *code) const { pcre2_code_free(code); }
    void operator()(pcre2_match_data *data) const { pcre2_match_data_free(data); }
    void operator()(pcre2_match_context *context) const { pcre2_match_context_free(context); }
};

QString errorText(int code)
{
    std::array<PCRE2_UCHAR, 256> buffer{};
    if (pcre2_get_error_message(code, buffer.data(), buffer.size()) < 0)
        return QString::number(code);
    return QString::fromUtf8(reinterpret_cast<const char *>(buffer.data()));
}

} // namespace

struct TextPattern::Compiled
{
    std::unique_ptr<pcre2_code, Free> code;
};

struct TextPattern::Scratch
{
    // Where it matched is not asked for: room for one pair is enough.
    std::unique_ptr<pcre2_match_data, Free> data{pcre2_match_data_create(1, nullptr)};
    std::unique_ptr<pcre2_match_context, Free> context{pcre2_match_context_create(nullptr)};
};

Reply<TextPattern> TextPattern::compile(const QString &pattern, Kind kind)
{
    // Texts with bytes that are no UTF-8 are matched around those (pcre2unicode(3)).
    quint32 options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
    if (kind == Kind::Literal) // PCRE2_LITERAL takes few other options
        options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_LITERAL;
    if (smartCase(pattern) == Qt::CaseInsensitive)
        options |= PCRE2_CASELESS;
    const QByteArray utf8 = pattern.toUtf8();
    int error = 0;
    PCRE2_SIZE at = 0;
    auto compiled = std::make_shared<Compiled>();
    compiled->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(utf8.constData()),
                                       static_cast<PCRE2_SIZE>(utf8.size()), options, &error, &at,
                                       nullptr));
    if (!compiled->code)
        return Error{Error::Kind::Malformed, {}, errorText(error)};
    // Without it (no memory that may be executed) matching is slower, not wrong.
    pcre2_jit_compile(compiled->code.get(), PCRE2_JIT_COMPLETE);
    return TextPattern(std::move(compiled));
}

TextPattern::TextPattern(std::shared_ptr<const Compiled> compiled)
    : compiled_(std::move(compiled))
    , scratch_(std::make_unique<Scratch>())
{
    if (scratch_->context)
        pcre2_set_match_limit(scratch_->context.get(), mostSteps);
}

TextPattern::TextPattern(const TextPattern &other)
    : TextPattern(other.compiled_)
{
}

TextPattern &TextPattern::operator=(const TextPattern &other)
{
    return *this = TextPattern(other.compiled_);
}

TextPattern::TextPattern(TextPattern &&) noexcept = default;
TextPattern &TextPattern::operator=(TextPattern &&) noexcept = default;
TextPattern::~TextPattern() = default;

bool TextPattern::isIn(QByteArrayView utf8) const
{
    // PCRE2 takes no null pointer, not even for nothing.
    const auto *text = reinterpret_cast<PCRE2_SPTR>(utf8.isEmpty() ? "" : utf8.data());
    const auto match = [&](quint32 options) {
        return pcre2_match(compiled_->code.get(), text, static_cast<PCRE2_SIZE>(utf8.size()), 0,
                           options, scratch_->data.get(), scratch_->context.get());
    };
    if (!scratch_->data)
        return false;
    int result = match(0);
    // A long text needs more than the 32 kB of stack that compiled expressions have; slower it
    // goes.
    if (result == PCRE2_ERROR_JIT_STACKLIMIT)
        result = match(PCRE2_NO_JIT);
    return result >= 0;
}

} // namespace unitdeck
