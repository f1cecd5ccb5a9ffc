// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the files of a unit: order, kinds, limits and what is no file to read.
#include "app/unitfiles/unit_text.h"
#include "tests/support/patient_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThreadPool>

#include <memory>

#include <sys/stat.h>

using namespace unitdeck;
using namespace Qt::Literals::StringLiterals;

class UnitTextTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir dir_;

    QString path(const QString &name) const { return dir_.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

private Q_SLOTS:
    void kindsAreToldByTheDirectory_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<UnitFileOrigin>("origin");
        const QString home = QDir::homePath();
        QTest::newRow("package") << u"/usr/lib/systemd/system/a.service"_s
                                 << UnitFileOrigin::Vendor;
        QTest::newRow("old package")
            << u"/lib/systemd/system/a.service"_s << UnitFileOrigin::Vendor;
        QTest::newRow("local build")
            << u"/usr/local/lib/systemd/user/a.service"_s << UnitFileOrigin::Vendor;
        QTest::newRow("administrator")
            << u"/etc/systemd/system/a.service.d/x.conf"_s << UnitFileOrigin::Local;
        QTest::newRow("set-property")
            << u"/etc/systemd/system.control/a.service.d/50-x.conf"_s << UnitFileOrigin::Control;
        QTest::newRow("runtime") << u"/run/systemd/system/a.service"_s << UnitFileOrigin::Runtime;
        QTest::newRow("generator")
            << u"/run/systemd/generator.late/a.service"_s << UnitFileOrigin::Generated;
        QTest::newRow("transient")
            << u"/run/systemd/transient/a.service"_s << UnitFileOrigin::Transient;
        QTest::newRow("user's generator")
            << u"/run/user/1000/systemd/generator/a.service"_s << UnitFileOrigin::Generated;
        QTest::newRow("user's transient")
            << u"/run/user/1000/systemd/transient/a.scope"_s << UnitFileOrigin::Transient;
        QTest::newRow("user's runtime")
            << u"/run/user/1000/systemd/user/a.service"_s << UnitFileOrigin::Runtime;
        QTest::newRow("personal") << QString(home + u"/.config/systemd/user/a.service"_s)
                                  << UnitFileOrigin::Personal;
        QTest::newRow("elsewhere") << u"/srv/units/a.service"_s << UnitFileOrigin::Elsewhere;
    }
    void kindsAreToldByTheDirectory()
    {
        QFETCH(const QString, path);
        QFETCH(const UnitFileOrigin, origin);
        QCOMPARE(unitFileOrigin(path), origin);
    }

    void aFileIsReadAsItIs()
    {
        const UnitText text = readUnitText(write(u"a.service"_s, "[Unit]\nDescription=x\n"), false);
        QVERIFY(text.text.isOk());
        QCOMPARE(*text.text, u"[Unit]\nDescription=x\n"_s);
        QVERIFY(!text.isCut);
        QVERIFY(!text.isMasked);
    }

    void bytesThatAreNoUtf8AreReplaced()
    {
        const UnitText text = readUnitText(write(u"b.service"_s, "Description=\xff!"), false);
        QVERIFY(text.text.isOk());
        QCOMPARE(*text.text, u"Description=\uFFFD!"_s);
    }

    void aHugeFileIsCut()
    {
        const QByteArray bytes(maxUnitFileSize + 10, 'x');
        const UnitText text = readUnitText(write(u"huge.service"_s, bytes), false);
        QVERIFY(text.isCut);
        QCOMPARE(text.text->size(), maxUnitFileSize);
    }

    void aMissingFileIsAnError()
    {
        const UnitText text = readUnitText(path(u"none.service"_s), false);
        QVERIFY(!text.text.isOk());
        QCOMPARE(text.text.error().kind, Error::Kind::NotFound);
        QCOMPARE(text.text.error().name, u"ENOENT"_s);
    }

    void aDirectoryIsNoFile() { QVERIFY(!readUnitText(dir_.path(), false).text.isOk()); }

    void aFifoIsNotWaitedFor()
    {
        const QString fifo = path(u"fifo.service"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
        const UnitText text = readUnitText(fifo, false);
        QVERIFY(!text.text.isOk());
        QCOMPARE(text.text.error().kind, Error::Kind::InvalidArgument);
    }

    void aLinkToNullAndAnEmptyFileAreMasks()
    {
        const QString link = path(u"masked.service"_s);
        QVERIFY(QFile::link(u"/dev/null"_s, link));
        const UnitText text = readUnitText(link, false);
        QVERIFY(text.isMasked);
        QCOMPARE(text.target, u"/dev/null"_s);
        QVERIFY(text.text.isOk());
        QVERIFY(readUnitText(write(u"empty.service"_s, {}), false).isMasked);
        // An empty drop-in only says nothing.
        QVERIFY(!readUnitText(write(u"empty.conf"_s, {}), true).isMasked);
    }

    void filesComeInTheOrderOfSystemctlCat()
    {
        UnitFilePaths paths;
        paths.fragment = write(u"unit.service"_s, "1");
        paths.dropIns = {write(u"10-a.conf"_s, "2"), write(u"20-b.conf"_s, "3")};
        paths.source = write(u"source.container"_s, "4");
        UnitTextLoader loader;
        QList<UnitText> texts;
        loader.load(paths, [&texts](const QList<UnitText> &loaded) { texts = loaded; });
        QVERIFY(texts.isEmpty());
        QTRY_COMPARE(texts.size(), 4);
        QStringList contents;
        for (const UnitText &text : texts)
            contents << *text.text;
        QCOMPARE(contents, QStringList({u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
        QVERIFY(!texts.at(0).isDropIn && texts.at(1).isDropIn && texts.at(2).isDropIn);
        QCOMPARE(texts.at(3).origin, UnitFileOrigin::Source);
    }

    void onlyTheLastLoadIsAnswered()
    {
        UnitTextLoader loader;
        QStringList answers;
        loader.load({write(u"first.service"_s, "first"), {}, {}},
                    [&](const QList<UnitText> &) { answers << u"first"_s; });
        loader.load({write(u"second.service"_s, "second"), {}, {}},
                    [&](const QList<UnitText> &) { answers << u"second"_s; });
        QTRY_VERIFY(answers.contains(u"second"_s));
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(answers, QStringList{u"second"_s});
    }

    void aLoaderThatIsGoneAnswersNobody()
    {
        bool answered = false;
        auto loader = std::make_unique<UnitTextLoader>();
        loader->load({write(u"gone.service"_s, "x"), {}, {}},
                     [&answered](const QList<UnitText> &) { answered = true; });
        loader.reset();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }
};

QTEST_GUILESS_MAIN(UnitTextTest)
#include "unit_text_test.moc"
