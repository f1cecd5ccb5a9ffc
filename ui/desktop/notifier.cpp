// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a failure, and when; see the header.
#include "ui/desktop/notifier.h"

#include "app/bus/notifications_client.h"
#include "ui/look/sentences.h"

#include <algorithm>
#include <chrono>

namespace unitdeck {

namespace {

using namespace std::chrono_literals;

/// A crash loop changes its notification so often at most …
constexpr auto updatePause = 3s;
/// … so often once it has left the screen by itself, and so often when a person closed it.
constexpr auto expiredPause = 1min;
constexpr auto dismissedPause = 10min;
/// So long the popup waits for its lines; a second popup for them would be one too many.
constexpr std::chrono::milliseconds linesLimit = 500ms;
/// … and so long when the journal was read and has none yet: others wait behind it.
constexpr std::chrono::milliseconds linesGrace = 150ms;
/// Units that fail within such a moment of each other fail together.
constexpr auto momentTime = 5s;
constexpr qsizetype maxSingle = 3;
/// The rest of a bad moment is counted so long before it is told of.
constexpr auto restPause = 700ms;
constexpr qsizetype maxNames = 5;

constexpr int errorPriority = 3;
constexpr int anyPriority = 7;
constexpr qsizetype maxLines = 3;
constexpr qsizetype maxLineLength = 160;
/// Read a few more: those of systemd itself are left out, the sentence says the same.
constexpr int readLimit = 20;

/// Under this all further ones of a bad moment have their popup.
const UnitId restId;

const QString restartKey = u"restart"_s;
const QString journalKey = u"journal"_s;
const QString muteKey = u"mute"_s;
const QString defaultKey = u"default"_s;
const QString failedKey = u"failed"_s;

/// The first line of the message, cut to what a popup can hold.
QString shortLine(const QString &message)
{
    const QString line = message.trimmed().section(u'\n', 0, 0).trimmed();
    return line.size() > maxLineLength ? QString(line.first(maxLineLength) + u'…') : line;
}

/// The last of the lines that the unit's own processes wrote.
QStringList ownLines(const QList<JournalEntry> &entries)
{
    QStringList lines;
    for (const JournalEntry &entry : entries) {
        const QString line = shortLine(entry.message);
        if (entry.identifier != "systemd"_L1 && !line.isEmpty())
            lines << line;
    }
    return lines.sliced(std::max<qsizetype>(0, lines.size() - maxLines));
}

} // namespace

Notifier::Notifier(FailureWatch *failures, NotificationsClient *client,
                   std::function<bool(const UnitId &)> isLookedAt, QObject *parent)
    : QObject(parent)
    , failures_(failures)
    , client_(client)
    , isLookedAt_(std::move(isLookedAt))
{
    connect(failures_, &FailureWatch::failed, this, &Notifier::take);
    connect(failures_, &FailureWatch::recovered, this, &Notifier::withdraw);
    connect(client_, &NotificationsClient::actionInvoked, this, &Notifier::act);
    connect(client_, &NotificationsClient::activationToken, this,
            [this](quint32 number, const QString &token) {
                if (popupOf(number) != popups_.end())
                    tokens_.insert(number, token);
            });
    connect(client_, &NotificationsClient::closed, this, &Notifier::closed);
    connect(client_, &NotificationsClient::serverLost, this, [this] {
        tokens_.clear();
        if (popups_.value(restId).number != 0)
            drop(restId);
        for (Popup &popup : popups_) {
            popup.number = 0;
            popup.notBefore = std::min(popup.notBefore, QDeadlineTimer(updatePause));
        }
    });
    workTimer_.setSingleShot(true);
    connect(&workTimer_, &QTimer::timeout, this, &Notifier::work);
    readingLimit_.setSingleShot(true);
    readingLimit_.setInterval(linesLimit);
    connect(&readingLimit_, &QTimer::timeout, this, [this] { endReading({}); });
}

Notifier::~Notifier()
{
    // Their actions would do nothing any more.
    withdrawAll();
}

void Notifier::setEnabled(bool enabled)
{
    isEnabled_ = enabled;
    if (!enabled)
        withdrawAll();
}

void Notifier::setJournalPaths(const QStringList &paths)
{
    journalPaths_ = paths;
}

void Notifier::seen(const UnitId &unit)
{
    if (!unit.isEmpty())
        withdraw(unit);
}

void Notifier::take(const Failure &failure)
{
    if (!isEnabled_)
        return;
    if (isLookedAt_(failure.unit)) {
        withdraw(failure.unit);
        return;
    }
    if (rest_.contains(failure.unit))
        return; // its name is on the list
    const auto known = popups_.find(failure.unit);
    if (known != popups_.end()) {
        // That systemd does not try again is worth to be said at once.
        if (known->failure->willRestart && !failure.willRestart)
            known->notBefore = QDeadlineTimer(0);
        known->failure = failure;
        known->isStale = true;
    } else {
        // One that recovers and fails again within the moment is no further one.
        moment_.removeIf([](const auto &one) { return one.value().hasExpired(); });
        if (moment_.contains(failure.unit) || moment_.size() < maxSingle) {
            moment_.insert(failure.unit, QDeadlineTimer(momentTime));
            newPopup(failure.unit).failure = failure;
        } else {
            if (rest_.isEmpty())
                newPopup(restId).notBefore = QDeadlineTimer(restPause);
            rest_.insert(failure.unit);
            popups_[restId].isStale = true;
        }
    }
    work();
}

Notifier::Popup &Notifier::newPopup(const UnitId &key)
{
    Popup &popup = popups_[key];
    popup.serial = ++lastSerial_;
    return popup;
}

QHash<UnitId, Notifier::Popup>::iterator Notifier::popupOf(quint32 number)
{
    return std::find_if(popups_.begin(), popups_.end(), [number](const Popup &popup) {
        return number != 0 && popup.number == number;
    });
}

void Notifier::withdraw(const UnitId &unit)
{
    const bool isOfRest = rest_.remove(unit);
    if (isOfRest && !rest_.isEmpty()) {
        popups_[restId].isStale = true;
        work();
    } else {
        drop(isOfRest ? restId : unit);
    }
}

void Notifier::withdrawAll()
{
    const QList<UnitId> keys = popups_.keys();
    for (const UnitId &key : keys)
        drop(key);
}

/// Takes it off the screen, and forgets it. One that is being sent is closed when its number comes.
void Notifier::drop(const UnitId &key)
{
    if (key == restId)
        rest_.clear();
    const quint32 number = popups_.take(key).number;
    tokens_.remove(number);
    if (number != 0)
        client_->close(number);
    waiting_.removeAll(key);
    if (!key.isEmpty() && reading_ == key)
        endReading({});
}

/// Begins with every popup whose time has come.
void Notifier::work()
{
    qint64 next = -1;
    QList<UnitId> due;
    for (auto popup = popups_.begin(); popup != popups_.end(); ++popup) {
        if (!popup->isStale || popup->isBusy)
            continue;
        if (const qint64 left = popup->notBefore.remainingTime(); left > 0) {
            next = next < 0 ? left : std::min(next, left);
            continue;
        }
        popup->isStale = false;
        popup->isBusy = true;
        due << popup.key();
    }
    if (next >= 0)
        workTimer_.start(static_cast<int>(next));
    for (const UnitId &key : std::as_const(due)) {
        // Of an unknown run the last lines may be old ones.
        const std::optional<Failure> failure = popups_.value(key).failure;
        if (failure && !failure->diagnosis.invocationId.isEmpty())
            waiting_ << key;
        else
            send(key, {});
    }
    readNext();
}

void Notifier::readNext()
{
    while (reading_.isEmpty() && !waiting_.isEmpty()) {
        const UnitId unit = waiting_.takeFirst();
        if (popups_.value(unit).isBusy)
            reading_ = unit;
    }
    if (reading_.isEmpty() || readingLimit_.isActive())
        return;
    if (!reader_) {
        reader_ = std::make_unique<JournalReader>();
        connect(reader_.get(), &JournalReader::loaded, this, &Notifier::takeLines);
        connect(reader_.get(), &JournalReader::statusChanged, this,
                [this](const JournalStatus &status) {
                    if (status.kind != JournalStatus::Kind::Opening &&
                        status.kind != JournalStatus::Kind::Ok)
                        endReading({});
                });
    }
    readingLimit_.start();
    readLines(errorPriority);
}

void Notifier::readLines(int maxPriority)
{
    JournalQuery query;
    query.units = {reading_};
    query.maxPriority = maxPriority;
    query.invocationId = popups_.value(reading_).failure->diagnosis.invocationId;
    query.source.paths = journalPaths_;
    reader_->open(query, JournalPlace::newest(), readLimit);
}

/// Its errors; and if it wrote none, what it wrote last: the journal takes what goes to standard
/// error for information. The journal may be a moment behind the manager: then what comes is waited
/// for.
void Notifier::takeLines(const JournalBatch &batch)
{
    if (reading_.isEmpty())
        return;
    const QStringList lines = ownLines(batch.entries);
    if (!lines.isEmpty() || !popups_.contains(reading_))
        endReading(lines);
    else if (reader_->query().maxPriority == errorPriority)
        readLines(anyPriority);
    else if (batch.where == JournalBatch::Where::Replace) {
        reader_->follow();
        readingLimit_.start(std::min(linesGrace, readingLimit_.remainingTimeAsDuration()));
    }
}

void Notifier::endReading(const QStringList &lines)
{
    if (reading_.isEmpty())
        return;
    readingLimit_.stop();
    const UnitId unit = std::exchange(reading_, {});
    if (waiting_.isEmpty())
        reader_->suspend();
    send(unit, lines);
    readNext();
}

Notification Notifier::textOf(const Failure &failure, const QStringList &lines) const
{
    Notification text;
    text.summary = failure.count > 1
                       ? tr("%1 failed %n time(s)", nullptr, failure.count).arg(failure.unit.name)
                       : tr("%1 failed").arg(failure.unit.name);
    text.body = diagnosisSentence(failure.diagnosis, failure.unit).text;
    if (text.body.isEmpty())
        text.body = tr("It was started again before anybody could ask why.");
    if (failure.willRestart)
        text.body = joined(text.body, tr("systemd starts it again by itself."));
    for (const QString &line : lines)
        text.body += u"\n› "_s + line; // so that they do not read as part of the sentence
    text.actions = {{defaultKey, tr("Open")},
                    {restartKey, tr("Restart")},
                    {journalKey, tr("Show journal")},
                    {muteKey, tr("Mute for an hour")}};
    return text;
}

Notification Notifier::textOfRest() const
{
    QStringList names;
    for (const UnitId &unit : rest_)
        names << unit.name;
    names.sort();
    Notification text;
    text.summary = tr("%n more unit(s) failed", nullptr, static_cast<int>(names.size()));
    text.body = names.first(std::min(maxNames, names.size())).join(u'\n');
    if (names.size() > maxNames)
        text.body += u"\n…"_s;
    text.actions = {{defaultKey, tr("Open")}, {failedKey, tr("Show failed units")}};
    return text;
}

void Notifier::send(const UnitId &key, const QStringList &lines)
{
    const auto popup = popups_.find(key);
    if (popup == popups_.end())
        return; // recovered while its lines were read
    if (popup->failure && isLookedAt_(key)) {
        drop(key);
        return;
    }
    // In a quick loop the journal counts lines of one run with another: then those of the run
    // before tell the same.
    if (!lines.isEmpty())
        popup->lines = lines;
    Notification notification =
        popup->failure ? textOf(*popup->failure, popup->lines) : textOfRest();
    notification.replaces = popup->number;
    notification.iconName = u"dialog-error"_s;
    popup->notBefore = QDeadlineTimer(updatePause);
    client_->show(notification, this,
                  [this, key, serial = popup->serial](const Reply<quint32> &number) {
                      shown(key, serial, number ? *number : 0);
                  });
}

void Notifier::shown(const UnitId &key, quint64 serial, quint32 number)
{
    const auto popup = popups_.find(key);
    if (popup == popups_.end() || popup->serial != serial) {
        if (number != 0)
            client_->close(number);
        return;
    }
    popup->number = number;
    popup->isBusy = false;
    if (number == 0 && key == restId)
        drop(restId); // nobody sees that list
    work();
}

void Notifier::closed(quint32 number, NotificationClosed reason)
{
    const auto popup = popupOf(number);
    if (popup == popups_.end())
        return;
    if (!popup->failure) {
        drop(restId);
        return;
    }
    popup->number = 0;
    tokens_.remove(number);
    if (reason == NotificationClosed::Dismissed)
        popup->notBefore = QDeadlineTimer(dismissedPause);
    else
        popup->notBefore = QDeadlineTimer(expiredPause);
}

void Notifier::act(quint32 number, const QString &key)
{
    const auto popup = popupOf(number);
    if (popup == popups_.end())
        return;
    const UnitId unit = popup.key();
    const QString token = tokens_.take(number);
    Destination destination;
    if (unit == restId) {
        destination.scope = rest_.cbegin()->scope;
        for (const UnitId &failed : std::as_const(rest_)) {
            if (failed.scope != destination.scope)
                destination.scope.reset();
        }
        destination.failedUnits = true;
    } else {
        destination.scope = unit.scope;
        destination.unit = unit.name;
        destination.tab = key == journalKey ? UnitTab::Journal : UnitTab::Status;
    }
    // What happens next is new to a person who has acted.
    drop(unit);
    if (key == restartKey)
        Q_EMIT verbRequested(unit.scope, {VerbRequest{.verb = Verb::Restart, .unit = unit}});
    else if (key == muteKey)
        failures_->muteForAnHour(unit);
    else
        Q_EMIT openRequested(destination, token);
}

} // namespace unitdeck
