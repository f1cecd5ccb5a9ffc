// SPDX-License-Identifier: GPL-3.0-or-later
// The rule of each verb; see the header.
#include "app/units/verb_rules.h"

#include "app/values/unit_name.h"

#include <algorithm>
#include <array>

namespace unitdeck {

namespace {

using enum VerbRefusal;

/// The unit as the rules see it.
struct Facts
{
    const UnitInfo &unit;
    const UnitDetails *details;

    UnitType type() const { return unitTypeOf(unit.name); }
    bool is(std::initializer_list<UnitType> types) const
    {
        // A type newer than we are may be able to do anything.
        return type() == UnitType::Unknown || std::ranges::find(types, type()) != types.end();
    }
    bool isTemplate() const { return isTemplateName(unit.name); }
    bool isDown() const
    {
        return !unit.isLoaded || unit.active == ActiveState::Inactive ||
               unit.active == ActiveState::Failed;
    }
    bool isUp() const
    {
        return unit.isLoaded &&
               (unit.active == ActiveState::Active || unit.active == ActiveState::Reloading ||
                unit.active == ActiveState::Refreshing);
    }
    /// False only if the manager said so.
    bool may(const QString &property) const
    {
        const QVariant value = details ? details->value(property) : QVariant();
        return !value.isValid() || value.toBool();
    }
    bool isSet(const QString &property) const { return details && details->isTrue(property); }
    /// The row's is newer; the details know it of instances, too.
    Open<UnitFileState> file() const
    {
        if (!details || !unit.file.word().isEmpty())
            return unit.file;
        return Open<UnitFileState>::fromWord(details->text(u"UnitFileState"_s));
    }
    bool isMasked() const
    {
        const auto state = file();
        return unit.load == LoadState::Masked || state == UnitFileState::Masked ||
               state == UnitFileState::MaskedRuntime;
    }
};

VerbRefusal canLoad(const Facts &facts)
{
    if (facts.isTemplate())
        return IsTemplate;
    if (facts.isMasked())
        return Masked;
    if (facts.unit.load == LoadState::NotFound)
        return UnitMissing;
    if (facts.unit.load == LoadState::Error || facts.unit.load == LoadState::BadSetting)
        return LoadFailed;
    return Allowed;
}

VerbRefusal canBeStarted(const Facts &facts)
{
    if (const VerbRefusal refusal = canLoad(facts); refusal != Allowed)
        return refusal;
    const bool noSuchType = facts.type() == UnitType::Device || facts.type() == UnitType::Scope;
    if (noSuchType || facts.isSet(u"RefuseManualStart"_s) || !facts.may(u"CanStart"_s))
        return RefusesManualStart;
    return Allowed;
}

VerbRefusal canBeStopped(const Facts &facts)
{
    const bool refuses = facts.type() == UnitType::Device || facts.isSet(u"RefuseManualStop"_s) ||
                         !facts.may(u"CanStop"_s);
    return refuses ? RefusesManualStop : Allowed;
}

VerbRefusal start(const Facts &facts)
{
    if (const VerbRefusal refusal = canBeStarted(facts); refusal != Allowed)
        return refusal;
    // Waiting for its restart it can be started at once.
    const bool waits = facts.unit.sub.startsWith("auto-restart"_L1);
    const bool isStarting = facts.unit.active == ActiveState::Activating && !waits;
    return facts.isUp() || isStarting ? AlreadyRunning : Allowed;
}

VerbRefusal stop(const Facts &facts)
{
    if (facts.isTemplate())
        return IsTemplate;
    return facts.isDown() ? NotRunning : canBeStopped(facts);
}

VerbRefusal restart(const Facts &facts)
{
    if (const VerbRefusal refusal = canBeStarted(facts); refusal != Allowed)
        return refusal;
    return facts.isDown() ? Allowed : canBeStopped(facts);
}

VerbRefusal tryRestart(const Facts &facts)
{
    if (facts.isTemplate())
        return IsTemplate;
    return facts.isDown() ? NotRunning : restart(facts);
}

VerbRefusal reload(const Facts &facts)
{
    if (facts.isTemplate())
        return IsTemplate;
    if (!facts.is({UnitType::Service, UnitType::Mount}) || !facts.may(u"CanReload"_s))
        return CannotReload;
    return facts.isUp() ? Allowed : NotRunning;
}

VerbRefusal kill(const Facts &facts)
{
    if (facts.isTemplate())
        return IsTemplate;
    if (!facts.is({UnitType::Service, UnitType::Socket, UnitType::Mount, UnitType::Swap,
                   UnitType::Slice, UnitType::Scope}))
        return NoProcesses;
    // A failed unit can have left some behind; only its processes tell.
    if (facts.details && !facts.details->processes.isEmpty())
        return Allowed;
    if (facts.isDown())
        return NotRunning;
    return facts.details || facts.unit.sub == "exited"_L1 ? NoProcesses : Allowed;
}

VerbRefusal resetFailed(const Facts &facts)
{
    return facts.unit.active == ActiveState::Failed ? Allowed : NotFailed;
}

/// What stands in the way of every change of the [Install] symlinks.
VerbRefusal canInstall(const Facts &facts)
{
    if (facts.isMasked())
        return Masked;
    static constexpr std::array<std::pair<UnitFileState, VerbRefusal>, 4> table{{
        {UnitFileState::Static, NoInstallSection},
        {UnitFileState::Generated, Generated},
        {UnitFileState::Transient, Transient},
        {UnitFileState::Bad, LoadFailed},
    }};
    const auto row = std::ranges::find(table, facts.file().value(),
                                       &std::pair<UnitFileState, VerbRefusal>::first);
    if (row != table.end())
        return row->second;
    if (facts.unit.load == LoadState::NotFound)
        return UnitMissing;
    const bool hasNoFile = facts.unit.filePath.isEmpty() && facts.details &&
                           facts.details->value(u"FragmentPath"_s).isValid() &&
                           facts.details->text(u"FragmentPath"_s).isEmpty();
    return hasNoFile ? NoUnitFile : Allowed;
}

VerbRefusal enable(const Facts &facts)
{
    if (const VerbRefusal refusal = canInstall(facts); refusal != Allowed)
        return refusal;
    return facts.file() == UnitFileState::Enabled ? AlreadyEnabled : Allowed;
}

VerbRefusal disable(const Facts &facts)
{
    if (const VerbRefusal refusal = canInstall(facts); refusal != Allowed)
        return refusal;
    return facts.file() == UnitFileState::Disabled ? NotEnabled : Allowed;
}

VerbRefusal mask(const Facts &facts)
{
    if (facts.isMasked())
        return Masked;
    return facts.file() == UnitFileState::Transient ? Transient : Allowed;
}

VerbRefusal unmask(const Facts &facts)
{
    return facts.isMasked() ? Allowed : NotMasked;
}

VerbRefusal revert(const Facts &facts)
{
    const auto state = facts.file();
    if (state == UnitFileState::Generated)
        return Generated;
    if (state == UnitFileState::Transient)
        return Transient;
    // A mask stands in place of the file and is what revert takes away.
    return facts.unit.load == LoadState::NotFound ? UnitMissing : Allowed;
}

VerbRefusal canHoldStill(const Facts &facts)
{
    if (facts.isTemplate())
        return IsTemplate;
    if (!facts.is({UnitType::Service, UnitType::Slice, UnitType::Scope}) ||
        !facts.may(u"CanFreeze"_s))
        return CannotFreeze;
    return facts.isDown() ? NotRunning : Allowed;
}

FreezerState freezerState(const Facts &facts)
{
    return facts.details
               ? Open<FreezerState>::fromWord(facts.details->text(u"FreezerState"_s)).value()
               : FreezerState::Unknown;
}

VerbRefusal freeze(const Facts &facts)
{
    if (const VerbRefusal refusal = canHoldStill(facts); refusal != Allowed)
        return refusal;
    const FreezerState state = freezerState(facts);
    return state == FreezerState::Frozen || state == FreezerState::Freezing ? AlreadyFrozen
                                                                            : Allowed;
}

VerbRefusal thaw(const Facts &facts)
{
    if (const VerbRefusal refusal = canHoldStill(facts); refusal != Allowed)
        return refusal;
    const FreezerState state = freezerState(facts);
    return state == FreezerState::Running || state == FreezerState::Thawing ? NotFrozen : Allowed;
}

VerbRefusal clean(const Facts &facts)
{
    if (const VerbRefusal refusal = canLoad(facts); refusal != Allowed)
        return refusal;
    if (!facts.is({UnitType::Service, UnitType::Socket, UnitType::Mount, UnitType::Swap,
                   UnitType::Timer}))
        return NothingToClean;
    const QVariant what = facts.details ? facts.details->value(u"CanClean"_s) : QVariant();
    if (what.isValid() && what.toStringList().isEmpty())
        return NothingToClean;
    return facts.isDown() ? Allowed : AlreadyRunning;
}

VerbRefusal cancelJob(const Facts &facts)
{
    return facts.unit.jobId != 0 ? Allowed : NoJob;
}

VerbRefusal always(const Facts & /*facts*/)
{
    return Allowed;
}

struct Rule
{
    Verb verb;
    VerbRefusal (*check)(const Facts &);
};

constexpr std::array rules{
    Rule{Verb::Start, start},
    Rule{Verb::Stop, stop},
    Rule{Verb::Restart, restart},
    Rule{Verb::Reload, reload},
    Rule{Verb::TryRestart, tryRestart},
    Rule{Verb::ReloadOrRestart, restart},
    Rule{Verb::Kill, kill},
    Rule{Verb::ResetFailed, resetFailed},
    Rule{Verb::Enable, enable},
    Rule{Verb::Disable, disable},
    Rule{Verb::Mask, mask},
    Rule{Verb::Unmask, unmask},
    Rule{Verb::Reenable, canInstall},
    Rule{Verb::Preset, canInstall},
    Rule{Verb::Revert, revert},
    Rule{Verb::Freeze, freeze},
    Rule{Verb::Thaw, thaw},
    Rule{Verb::Clean, clean},
    Rule{Verb::DaemonReload, always},
    Rule{Verb::DaemonReexec, always},
    Rule{Verb::CancelJob, cancelJob},
};

} // namespace

VerbRefusal checkVerb(Verb verb, const UnitInfo &unit, const UnitDetails *details,
                      int managerVersion)
{
    if (managerVersion > 0 && managerVersion < verbInfo(verb).sinceVersion)
        return ManagerTooOld;
    const auto rule = std::ranges::find(rules, verb, &Rule::verb);
    Q_ASSERT(rule != rules.end());
    return rule->check({unit, details});
}

} // namespace unitdeck
