// SPDX-License-Identifier: GPL-3.0-or-later
// Does verbs on one unit or many, with one authorisation for all.
#pragma once

#include "app/bus/polkit_client.h"
#include "app/units/manager.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace unitdeck {

/// GUI thread. A call goes first without asking, since a rule may allow it silently; before
/// verbs for which systemd would ask by itself, polkit is looked at first. On InteractionRequired
/// polkit is asked once, for our own action (or, where its policy is not installed, for systemd's
/// own; then asksAgain() is true and a person may be asked more than once), and what was refused is
/// repeated: one prompt for a selection, and for "enable and start now". A prompt that fails ends
/// what was refused with AuthDismissed, AuthDenied or NoAgent (or with the refusal itself if polkit
/// is not there); nothing of the same run asks again. At most 64 calls are under way at once. `now`
/// requests are two calls, the second (start or stop) only if the first went well.
class VerbRunner final : public QObject
{
    Q_OBJECT
public:
    /// @p polkit lives in the bus thread and outlives this.
    explicit VerbRunner(PolkitClient *polkit, QObject *parent = nullptr);

    /// Does all of @p requests of @p manager, which outlives this; @p done is called once, in the
    /// GUI thread, when the last has ended, with an outcome each, in the order given.
    void run(Manager *manager, const QList<VerbRequest> &requests,
             std::function<void(const std::vector<ActionOutcome> &)> done);

    /// Our own polkit policy is not installed, so systemd may ask again by itself.
    bool asksAgain() const { return asksAgain_; }

private:
    struct Batch;
    using BatchPtr = std::shared_ptr<Batch>;
    void lookFirst(const BatchPtr &batch);
    void pump(const BatchPtr &batch);
    void send(const BatchPtr &batch, qsizetype index);
    void handleReply(const BatchPtr &batch, qsizetype index, bool wasInteractive,
                     const Reply<VerbOutcome> &reply);
    void ask(const BatchPtr &batch);
    void handleAnswer(const BatchPtr &batch, const QString &action,
                      const Reply<PolkitAnswer> &answer);
    void refuse(const BatchPtr &batch, const std::optional<Error::Kind> &kind);

    PolkitClient *polkit_;
    bool asksAgain_ = false;
};

} // namespace unitdeck
