// SPDX-License-Identifier: GPL-3.0-or-later
// One file a draft; see the header.
#include "app/unitfiles/drafts.h"

#include "app/unitfiles/state_folder.h"
#include "app/unitfiles/worker.h"
#include "app/values/unit_name.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 formatMark = 0x55444431; // "UDD1"

QString folderOf(const UnitId &unit)
{
    return stateFolder() + u"/drafts/"_s + stateName(unit);
}

/// Its names are valid, so that they are those of files, too.
QString pathOf(const UnitFileTarget &target)
{
    return folderOf(target.unit) + (target.untilReboot ? u"/runtime-"_s : u"/"_s) +
           (target.dropIn.isEmpty() ? u"unit"_s : QString(u"drop-in-"_s + target.dropIn));
}

Reply<Ok> write(const Draft &draft)
{
    const QString path = pathOf(draft.target);
    QSaveFile file(path);
    if (!makePrivateFolder(folderOf(draft.target.unit)) || !file.open(QIODevice::WriteOnly))
        return Error{Error::Kind::Other, {}, path + u": "_s + file.errorString()};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QDataStream stream(&file);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << formatMark << draft.target.dropIn << draft.target.untilReboot
           << draft.base.has_value() << draft.base.value_or(QByteArray()) << draft.text;
    if (stream.status() != QDataStream::Ok || !file.commit())
        return Error{Error::Kind::Other, {}, path + u": "_s + file.errorString()};
    return Ok();
}

std::optional<Draft> read(const QString &path, const UnitId &unit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QDataStream stream(&file);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 mark = 0;
    bool hasBase = false;
    QByteArray base;
    Draft draft;
    draft.target.unit = unit;
    stream >> mark >> draft.target.dropIn >> draft.target.untilReboot >> hasBase >> base >>
        draft.text;
    if (mark != formatMark || stream.status() != QDataStream::Ok || path != pathOf(draft.target))
        return {};
    if (hasBase)
        draft.base = base;
    return draft;
}

} // namespace

Drafts::Drafts()
{
    pool_.setMaxThreadCount(1);
}

void Drafts::keep(const Draft &draft, QObject *context, Done<Ok> done)
{
    runInWorker<Ok>([draft] { return write(draft); }, context, std::move(done), &pool_);
}

void Drafts::drop(const UnitFileTarget &target, QObject *context, Done<Ok> done)
{
    const auto work = [target]() -> Reply<Ok> {
        QFile::remove(pathOf(target));
        return Ok();
    };
    runInWorker<Ok>(work, context, std::move(done), &pool_);
}

void Drafts::find(const UnitId &unit, QObject *context, Done<QList<Draft>> done)
{
    const auto work = [unit]() -> Reply<QList<Draft>> {
        QList<Draft> drafts;
        QStringList names{unit.name};
        if (const QString whole = templateOf(unit.name); !whole.isEmpty())
            names << whole;
        for (const QString &name : std::as_const(names)) {
            const UnitId of{unit.scope, name};
            const QString folder = folderOf(of);
            for (const QString &file : QDir(folder).entryList(QDir::Files)) {
                if (const auto draft = read(folder + u'/' + file, of))
                    drafts << *draft;
            }
        }
        return drafts;
    };
    runInWorker<QList<Draft>>(work, context, std::move(done), &pool_);
}

} // namespace unitdeck
