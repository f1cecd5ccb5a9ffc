// SPDX-License-Identifier: GPL-3.0-or-later
// Starting and ending the daemon; see the header.
#include "tests/support/private_bus.h"

#include <QFile>

#include <csignal>
#include <sys/prctl.h>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

PrivateBus::PrivateBus()
    : address_(u"unix:path="_s + directory_.filePath(u"bus"_s))
{
    QFile config(directory_.filePath(u"bus.conf"_s));
    if (!config.open(QIODevice::WriteOnly))
        return;
    // Limits that a fake manager with 10,000 units does not meet; no service is started by itself.
    config.write(("<!DOCTYPE busconfig PUBLIC '-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN'"
                  " 'http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd'>"
                  "<busconfig><type>session</type><listen>"_L1 +
                  address_ +
                  "</listen><policy context='default'><allow send_destination='*'/>"
                  "<allow receive_sender='*'/><allow own='*'/></policy>"
                  "<limit name='max_incoming_bytes'>1000000000</limit>"
                  "<limit name='max_outgoing_bytes'>1000000000</limit>"
                  "<limit name='max_message_size'>1000000000</limit>"
                  "<limit name='max_replies_per_connection'>50000</limit>"
                  "<limit name='max_match_rules_per_connection'>50000</limit></busconfig>"_L1)
                     .toUtf8());
}

bool PrivateBus::start()
{
    stop();
    QFile::remove(directory_.filePath(u"bus"_s)); // left by one that was killed
    daemon_ = std::make_unique<QProcess>();
    // It complains about a file limit it may not raise in a container.
    daemon_->setStandardErrorFile(QProcess::nullDevice());
    daemon_->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    daemon_->start(u"dbus-daemon"_s, {u"--config-file="_s + directory_.filePath(u"bus.conf"_s),
                                      u"--print-address"_s, u"--nofork"_s, u"--nopidfile"_s});
    // It prints its address once it listens.
    return daemon_->waitForStarted() && daemon_->waitForReadyRead();
}

void PrivateBus::stop()
{
    if (!daemon_)
        return;
    daemon_->kill();
    daemon_->waitForFinished();
    daemon_.reset();
}

} // namespace unitdeck
