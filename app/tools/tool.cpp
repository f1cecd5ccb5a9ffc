// SPDX-License-Identifier: GPL-3.0-or-later
// One QProcess for each run; see the header.
#include "app/tools/tool.h"

#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <algorithm>

#include <sys/resource.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Deletes itself after the answer, when the process is gone.
class Run final : public QObject
{
    Q_OBJECT
public:
    Run(const ToolCommand &command, QObject *context, Done<ToolOutput> done)
        : context_(context)
        , done_(std::move(done))
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C"_s);
        environment.insert(u"SYSTEMD_COLORS"_s, u"0"_s);
        environment.insert(u"SYSTEMD_PAGER"_s, QString());
        process_.setProcessEnvironment(environment);
        process_.setStandardInputFile(QProcess::nullDevice());
        connect(context, &QObject::destroyed, this, [this] { stop({}); });
        connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                give(Error{Error::Kind::NotFound, {}, process_.errorString()});
                deleteLater();
            }
        });
        connect(&process_, &QProcess::readyReadStandardOutput, this, [this] { read(); });
        connect(&process_, &QProcess::readyReadStandardError, this, [this] { read(); });
        connect(&process_, &QProcess::finished, this, [this](int status, QProcess::ExitStatus how) {
            read();
            output_.exitStatus = status;
            if (how == QProcess::NormalExit)
                give(output_);
            else
                give(Error{Error::Kind::Other, {}, process_.program() + u": crashed"_s});
            deleteLater();
        });
        timer_.setSingleShot(true);
        connect(&timer_, &QTimer::timeout, this, [this] {
            stop(Error{Error::Kind::TimedOut, {}, process_.program()});
        });
        timer_.start(command.timeout);
        // Reading journals raises it for us; others expect what systemd gives them.
        process_.setChildProcessModifier([] {
            rlimit limit{};
            if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
                limit.rlim_cur = std::min<rlim_t>(limit.rlim_cur, 1024);
                setrlimit(RLIMIT_NOFILE, &limit);
            }
        });
        process_.start(command.program, command.arguments, QIODevice::ReadOnly);
    }

private:
    void read()
    {
        output_.out += process_.readAllStandardOutput();
        output_.err += process_.readAllStandardError();
        if (output_.out.size() + output_.err.size() > maxToolOutput)
            stop(Error{Error::Kind::Other, {}, process_.program() + u": prints too much"_s});
    }

    /// Its end is heard of later; what was answered until then counts.
    void stop(const std::optional<Error> &error)
    {
        if (error)
            give(*error);
        done_ = {};
        process_.kill();
    }

    void give(const Reply<ToolOutput> &reply)
    {
        const Done<ToolOutput> done = std::exchange(done_, {});
        if (done && context_)
            done(reply);
    }

    QPointer<QObject> context_;
    Done<ToolOutput> done_;
    QProcess process_;
    QTimer timer_;
    ToolOutput output_;
};

} // namespace

void runTool(const ToolCommand &command, QObject *context, Done<ToolOutput> done)
{
    new Run(command, context, std::move(done)); // owns itself: it outlives the context by a moment
}

} // namespace unitdeck

#include "tool.moc"
