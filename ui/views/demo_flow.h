// SPDX-License-Identifier: GPL-3.0-or-later
// The way into the demo service and out of it again, over the welcome panel.
#pragma once

#include "app/unitfiles/demo_setup.h"
#include "app/units/manager.h"
#include "app/units/verb_runner.h"

#include <QObject>

namespace unitdeck {

class MessageBar;
class Welcome;

class DemoFlow final : public QObject
{
    Q_OBJECT
public:
    /// All outlive this; @p manager is the user's.
    DemoFlow(Manager *manager, VerbRunner *runner, Welcome *welcome, MessageBar *messages,
             QObject *parent);

    /// Looks whether the demo is there and shows the panel accordingly.
    void refresh();

Q_SIGNALS:
    /// The demo is set up and starting.
    void demoReady(const unitdeck::UnitId &unit);

private:
    void setUp();
    void tellWhenListed();
    void takeAway();
    void runThen(const QList<VerbRequest> &requests, std::function<void()> then);
    void fail(const Error &error);

    Manager *manager_;
    VerbRunner *runner_;
    Welcome *welcome_;
    MessageBar *messages_;
};

} // namespace unitdeck
