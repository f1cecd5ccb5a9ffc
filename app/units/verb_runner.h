// SPDX-License-Identifier: GPL-3.0-or-later
// Does verbs on one unit or many, with one authorisation for all.
#pragma once

#include "app/bus/polkit_client.h"
#include "app/units/manager.h"

#include <QObject>

#include <functional>
#include <vector>

namespace unitdeck {

/// GUI thread. A call goes first without asking, since a rule may allow it silently. On
/// InteractionRequired polkit is asked once, for our own action (or, where its policy is not
/// installed, for systemd's own; then asksAgain() is true and a person may be asked more than
/// once), and what was refused is repeated: one prompt for a selection, and for "enable and start
/// now". `now` requests are two calls, the second (start or stop) only if the first went well.
class VerbRunner final : public QObject
{
    Q_OBJECT
public:
    /// @p polkit lives in the bus thread and outlives this.
    explicit VerbRunner(PolkitClient *polkit, QObject *parent = nullptr);

    /// Does all of @p requests of @p manager; @p done is called once, in the GUI thread, when the
    /// last has ended, with an outcome each, in the order given.
    void run(Manager *manager, const QList<VerbRequest> &requests,
             std::function<void(const std::vector<ActionOutcome> &)> done);

    /// Our own polkit policy is not installed, so systemd may ask again by itself.
    bool asksAgain() const { return asksAgain_; }

private:
    struct Batch;
    PolkitClient *polkit_;
    bool asksAgain_ = false;
};

} // namespace unitdeck
