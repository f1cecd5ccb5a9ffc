// SPDX-License-Identifier: GPL-3.0-or-later
// Checks a unit's files before they are saved: our own checks and systemd's.
#pragma once

#include "app/unitfiles/unit_checks.h"
#include "app/values/error.h"

#include <QObject>

#include <memory>
#include <optional>

namespace unitdeck {

/// GUI thread; waits for nothing. Our own checks run in a thread of the pool, "systemd-analyze
/// verify" on a copy of the files in a private folder, under the unit's own name. What both say is
/// said once.
class UnitVerifier final : public QObject
{
    Q_OBJECT
public:
    explicit UnitVerifier(QObject *parent = nullptr);

    /// Asks systemd what it knows, once; check() does it too.
    void prepare();

    /// checked() follows, unless another check() comes before; one runs at a time, and of those
    /// that wait only the last is done.
    void check(const CheckInput &input);

    /// What the installed systemd knows; empty until it has been read, and where that failed.
    const DirectiveCatalogue &catalogue() const { return catalogue_; }

Q_SIGNALS:
    void checked(const QList<unitdeck::Finding> &findings);
    /// Why systemd's own check could not be made; checked() comes all the same, with ours.
    void verifyFailed(const unitdeck::Error &error);
    void catalogueChanged();

private:
    struct Round;
    void begin();
    void finish(const std::shared_ptr<Round> &round);

    DirectiveCatalogue catalogue_;
    bool isAsked_ = false;
    bool hasCatalogue_ = false; // or there is none to be had
    bool isBusy_ = false;
    std::optional<CheckInput> next_;
};

} // namespace unitdeck
