// SPDX-License-Identifier: GPL-3.0-or-later
// What is offered where the cursor of a unit file stands.
#include "ui/models/unit_completion.h"

#include <QTest>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

class UnitCompletionTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsByPlace_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QStringList>("words");
        const auto add = [](const char *name, const QString &before, const QString &prefix,
                            const QStringList &words) {
            QTest::newRow(name) << before << prefix << words;
        };
        add("a section", u"["_s, {}, {u"Unit"_s, u"Service"_s, u"Install"_s});
        add("a section begun", u"[Se"_s, u"Se"_s, {u"Service"_s});
        add("a directive of its section", u"[Service]\nRes"_s, u"Res"_s, {u"Restart="_s});
        add("a value", u"[Service]\nRestart=on-f"_s, u"on-f"_s, {u"on-failure"_s});
        add("a unit", u"[Unit]\nAfter=a.service b"_s, u"b"_s, {u"b.service"_s});
        add("a user", u"[Service]\nUser=d"_s, u"d"_s, {u"daemon"_s});
        add("a file", u"[Service]\nExecStart=-/srv/o"_s, u"o"_s, {u"one"_s, u"other/"_s});
        add("a file below", u"[Service]\nExecStart=/bin/x /srv/other/"_s, {}, {u"three"_s});
        add("nothing in a comment", u"[Service]\n# Res"_s, {}, {});
        add("nothing of an unknown directive", u"[Service]\nNope="_s, {}, {});
    }

    void wordsByPlace()
    {
        QFETCH(const QString, before);
        const auto catalogue = DirectiveCatalogue::parse(
            "[Unit]\nAfter=UNIT [...]\n\n[Service]\nRestart=SERVICERESTART\nUser=OTHER\n"
            "ExecStart=PATH [ARGUMENT [...]]\n");
        CompletionWords others;
        others.units = [] { return QStringList{u"a.service"_s, u"b.service"_s}; };
        others.users = [] { return QStringList{u"daemon"_s, u"root"_s}; };
        others.files = [](const QString &folder) {
            return folder == "/srv/"_L1 ? QStringList{u"one"_s, u"other/"_s, u"two"_s}
                                        : QStringList{u"three"_s};
        };
        const UnitCompletion found = unitCompletion(before, catalogue, u"x.service"_s, others);
        QTEST(found.prefix, "prefix");
        QTEST(found.words, "words");
    }
};

QTEST_GUILESS_MAIN(UnitCompletionTest)
#include "unit_completion_test.moc"
