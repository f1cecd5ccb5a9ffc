// SPDX-License-Identifier: GPL-3.0-or-later
// Unit files of random bytes and of what means something in one: read and written they are the
// same, and an edit changes what it is of and nothing else.
#include "app/unitfiles/configuration.h"
#include "app/unitfiles/exec_line.h"
#include "app/unitfiles/unit_document.h"

#include <array>
#include <cstdio>
#include <cstdlib>

using namespace unitdeck;

namespace {

constexpr std::array<const char *, 24> pieces{
    "[Unit]",   "[Service]\n", "[",   "]",  "\n", "\r\n", "=", "ExecStart=", "After=",       "\\\n",
    "\\",       "#",           ";",   " ",  "\t", "\"",   "'", "%h",         "\xEF\xBB\xBF", "\xff",
    "\xc3\xbc", "a.service",   "yes", "\0x"};

void check(bool isTrue, const char *what)
{
    if (isTrue)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

QByteArray textOf(const std::uint8_t *data, std::size_t size)
{
    QByteArray text;
    for (std::size_t i = 0; i < size; ++i) {
        if (data[i] < 192)
            text += pieces[data[i] % pieces.size()];
        else
            text += static_cast<char>(i + 1 < size ? data[i + 1] : data[i]);
    }
    return text;
}

/// All settings but those of one directive.
QList<std::pair<QString, QString>> othersOf(const UnitDocument &document, const QString &section,
                                            const QString &key)
{
    QList<std::pair<QString, QString>> others;
    for (const UnitSetting &setting : document.settings()) {
        if (setting.section != section || setting.key != key)
            others << std::pair(setting.section + u'/' + setting.key, setting.value);
    }
    return others;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = textOf(data, size);
    const UnitDocument document(text);
    check(document.bytes() == text, "what was read is not what is written");
    for (const UnitSetting &setting : document.settings()) {
        check(!setting.key.isEmpty() && setting.firstLine <= setting.lastLine, "a broken setting");
        parseExecLines(setting.value);
    }
    effectiveSettings({{QString(), document}, {QString(), document}}, {});

    const QString section = QStringLiteral("Service");
    const QString key = QStringLiteral("ExecStart");
    const QStringList values{QStringLiteral("/bin/a \\"), QStringLiteral("/bin/b")};
    UnitDocument edited = document;
    edited.set(section, key, values);
    check(edited.values(section, key) ==
              QStringList({QStringLiteral("/bin/a \\"), QStringLiteral("/bin/b")}),
          "what was set is not there");
    check(othersOf(edited, section, key) == othersOf(document, section, key),
          "an edit changed what it is not of");
    const UnitDocument again(edited.bytes());
    check(again.bytes() == edited.bytes() && again.settings() == edited.settings(),
          "an edited text reads as another");
    edited.remove(section, key);
    check(edited.values(section, key).isEmpty(), "what was removed is there");
    check(othersOf(edited, section, key) == othersOf(document, section, key),
          "a removal changed what it is not of");
    return 0;
}
