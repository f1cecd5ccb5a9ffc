// SPDX-License-Identifier: GPL-3.0-or-later
// Reading Description=; see the header.
#include "app/units/file_descriptions.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

namespace unitdeck {

namespace {

// A unit file is a page at most; what is larger is no unit file worth waiting for.
constexpr qint64 largestFile = 64 * 1024;

QHash<QString, QString> readAll(const QList<UnitFileInfo> &files)
{
    QHash<QString, QString> descriptions;
    for (const UnitFileInfo &file : files) {
        // A FIFO or device would never end; /dev/null masks.
        const QFileInfo info(file.path);
        if (!info.isFile() || info.size() > largestFile)
            continue;
        QFile content(file.path);
        if (!content.open(QIODevice::ReadOnly))
            continue;
        const QString description = descriptionIn(content.read(largestFile));
        if (!description.isEmpty())
            descriptions.insert(file.name(), description);
    }
    return descriptions;
}

} // namespace

QString descriptionIn(const QByteArray &text)
{
    QByteArray description;
    QByteArray section;
    QByteArray line;
    for (const QByteArray &piece : text.split('\n')) {
        line += piece.trimmed();
        if (line.startsWith('#') || line.startsWith(';')) {
            line.clear();
            continue;
        }
        if (line.endsWith('\\')) {
            line.chop(1);
            line += ' ';
            continue;
        }
        if (line.startsWith('['))
            section = line;
        else if (section == "[Unit]" && line.startsWith("Description"))
            if (const qsizetype equals = line.indexOf('=');
                equals > 0 && line.first(equals).trimmed() == "Description")
                description = line.sliced(equals + 1).trimmed();
        line.clear();
    }
    return QString::fromUtf8(description);
}

void readDescriptions(const QList<UnitFileInfo> &files, QObject *context,
                      std::function<void(const QHash<QString, QString> &)> done)
{
    // The pool's thread posts to the application, which outlives its work; whether the context is
    // left is looked at in the context's own thread.
    QThreadPool::globalInstance()->start(
        [files, guard = QPointer<QObject>(context), done = std::move(done)] {
            QMetaObject::invokeMethod(QCoreApplication::instance(),
                                      [descriptions = readAll(files), guard, done] {
                                          if (guard)
                                              done(descriptions);
                                      });
        });
}

} // namespace unitdeck
