// SPDX-License-Identifier: GPL-3.0-or-later
// A round of checks, and what both sides say put together; see the header.
#include "app/unitfiles/unit_verifier.h"

#include "app/tools/analyze.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QThreadPool>

#include <algorithm>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The files as systemd wants them below @p folder: NAME, and the rest in NAME.d in their order.
/// Returns where each lies; empty if they could not be written.
QStringList writeCopies(const QString &folder, const CheckInput &input)
{
    QStringList paths;
    const QString name = input.unit.name;
    const QString dropIns = name + u".d"_s;
    QDir(folder).mkdir(dropIns);
    for (qsizetype i = 0; i < input.files.size(); ++i) {
        // The first is the main file, unless only drop-ins are there.
        const bool isDropIn = input.files.at(i).path.endsWith(".conf"_L1);
        const QString path = isDropIn ? u"%1/%2/%3-%4"_s.arg(folder, dropIns)
                                            .arg(i, 4, 10, QChar(u'0'))
                                            .arg(QFileInfo(input.files.at(i).path).fileName())
                                      : folder + u'/' + name;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(input.files.at(i).document.bytes()) < 0 || !file.flush())
            return {};
        paths << path;
    }
    return paths;
}

Finding::Severity severityOf(const QString &text)
{
    static const QRegularExpression mild(u"obsolete|deprecated|legacy|automatically|unsafe"_s);
    return mild.match(text).hasMatch() ? Finding::Severity::Warning : Finding::Severity::Error;
}

/// Sentences that only say that there are others, or what ours say of a program.
bool isSaidAlready(const QString &text, const QList<Finding> &findings)
{
    if (text.startsWith("Unit configuration has fatal error"_L1))
        return true;
    return text.startsWith("Command "_L1) &&
           std::ranges::any_of(findings, [&text](const Finding &finding) {
               return !finding.words.isEmpty() && text.contains(finding.words.first());
           });
}

/// Puts @p messages into @p findings where they say something new.
void merge(QList<Finding> &findings, const QList<VerifyMessage> &messages,
           const QStringList &copies, const CheckInput &input, const DirectiveCatalogue &catalogue)
{
    static const QRegularExpression directive(u"\\b([A-Z][A-Za-z]+)="_s);
    const QList<EffectiveSetting> settings = effectiveSettings(input.files, catalogue);
    for (const VerifyMessage &message : messages) {
        if (isSaidAlready(message.text, findings))
            continue;
        Finding finding{Finding::Kind::ManagerSays,
                        severityOf(message.text),
                        {},
                        message.line,
                        {},
                        {},
                        {message.text}};
        if (const qsizetype index = copies.indexOf(message.path); index >= 0)
            finding.path = input.files.at(index).path;
        // A sentence without a place may name the directive it is about.
        if (message.line == 0) {
            const QString key = directive.match(message.text).captured(1);
            for (const EffectiveSetting &one : settings) {
                if (one.setting.key == key && one.fate == EffectiveSetting::Fate::Applies) {
                    finding.path = input.files.at(one.file).path;
                    finding.line = static_cast<int>(one.setting.firstLine) + 1;
                    finding.key = key;
                }
            }
            finding.key = key;
        }
        if (finding.path.isEmpty())
            finding.path = input.files.first().path;
        // Ours say it plainer, at the same line or of the same directive.
        const bool isSaid = std::ranges::any_of(findings, [&](const Finding &other) {
            const bool isThere =
                finding.line != 0 && other.path == finding.path && other.line == finding.line;
            return isThere || (finding.line == 0 && !finding.key.isEmpty() &&
                               other.key == finding.key && other.line == 0);
        });
        if (!isSaid)
            findings << finding;
    }
    sortFindings(findings, input.files);
}

} // namespace

/// One check under way. Its folder goes with it.
struct UnitVerifier::Round
{
    CheckInput input;
    QTemporaryDir folder; // 0700
    QStringList copies;
    QList<Finding> own;
    QList<VerifyMessage> messages;
};

UnitVerifier::UnitVerifier(QObject *parent)
    : QObject(parent)
{
}

void UnitVerifier::prepare()
{
    if (std::exchange(isAsked_, true))
        return;
    fetchConfigurationItems(this, [this](const Reply<QByteArray> &dump) {
        if (dump)
            catalogue_ = DirectiveCatalogue::parse(*dump);
        hasCatalogue_ = true;
        Q_EMIT catalogueChanged();
        if (next_ && !isBusy_)
            begin();
    });
}

void UnitVerifier::check(const CheckInput &input)
{
    next_ = input;
    prepare();
    if (hasCatalogue_ && !isBusy_)
        begin();
}

void UnitVerifier::begin()
{
    isBusy_ = true;
    auto round = std::make_shared<Round>();
    round->input = *std::exchange(next_, {});
    // The thread of the pool touches its own round only; see UnitTextLoader for the way back.
    QThreadPool::globalInstance()->start([round, catalogue = catalogue_, self = QPointer(this)] {
        if (round->folder.isValid())
            round->copies = writeCopies(round->folder.path(), round->input);
        round->own = checkUnit(round->input, catalogue);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [round, self] {
            if (!self)
                return;
            if (round->copies.isEmpty()) {
                Q_EMIT self->verifyFailed({Error::Kind::Other, {}, round->folder.errorString()});
                self->finish(round);
                return;
            }
            verifyUnit(round->input.unit.scope, round->folder.path(), round->input.unit.name, self,
                       [self, round](const Reply<QList<VerifyMessage>> &messages) {
                           if (messages)
                               round->messages = *messages;
                           else
                               Q_EMIT self->verifyFailed(messages.error());
                           self->finish(round);
                       });
        });
    });
}

void UnitVerifier::finish(const std::shared_ptr<Round> &round)
{
    isBusy_ = false;
    if (next_) {
        begin(); // that one is out of date
        return;
    }
    QList<Finding> findings = round->own;
    merge(findings, round->messages, round->copies, round->input, catalogue_);
    Q_EMIT checked(findings);
}

} // namespace unitdeck
