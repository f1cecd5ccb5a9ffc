// SPDX-License-Identifier: GPL-3.0-or-later
// The states of units, unit files and jobs in systemd's own words (org.freedesktop.systemd1(5)).
#pragma once

#include "app/values/open_enum.h"

#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

enum class LoadState { Unknown, Stub, Loaded, NotFound, BadSetting, Error, Merged, Masked };

template <>
inline std::span<const EnumWord<LoadState>> enumWords()
{
    static constexpr std::array<EnumWord<LoadState>, 7> words{{
        {LoadState::Stub, "stub"_L1},
        {LoadState::Loaded, "loaded"_L1},
        {LoadState::NotFound, "not-found"_L1},
        {LoadState::BadSetting, "bad-setting"_L1},
        {LoadState::Error, "error"_L1},
        {LoadState::Merged, "merged"_L1},
        {LoadState::Masked, "masked"_L1},
    }};
    return words;
}

enum class ActiveState {
    Unknown,
    Active,
    Reloading,
    Inactive,
    Failed,
    Activating,
    Deactivating,
    Maintenance,
    Refreshing
};

template <>
inline std::span<const EnumWord<ActiveState>> enumWords()
{
    static constexpr std::array<EnumWord<ActiveState>, 8> words{{
        {ActiveState::Active, "active"_L1},
        {ActiveState::Reloading, "reloading"_L1},
        {ActiveState::Inactive, "inactive"_L1},
        {ActiveState::Failed, "failed"_L1},
        {ActiveState::Activating, "activating"_L1},
        {ActiveState::Deactivating, "deactivating"_L1},
        {ActiveState::Maintenance, "maintenance"_L1},
        {ActiveState::Refreshing, "refreshing"_L1},
    }};
    return words;
}

/// What decides whether a unit starts by itself; systemctl(1), "is-enabled".
enum class UnitFileState {
    Unknown,
    Enabled,
    EnabledRuntime,
    Linked,
    LinkedRuntime,
    Alias,
    Masked,
    MaskedRuntime,
    Static,
    Disabled,
    Indirect,
    Generated,
    Transient,
    Bad
};

template <>
inline std::span<const EnumWord<UnitFileState>> enumWords()
{
    static constexpr std::array<EnumWord<UnitFileState>, 13> words{{
        {UnitFileState::Enabled, "enabled"_L1},
        {UnitFileState::EnabledRuntime, "enabled-runtime"_L1},
        {UnitFileState::Linked, "linked"_L1},
        {UnitFileState::LinkedRuntime, "linked-runtime"_L1},
        {UnitFileState::Alias, "alias"_L1},
        {UnitFileState::Masked, "masked"_L1},
        {UnitFileState::MaskedRuntime, "masked-runtime"_L1},
        {UnitFileState::Static, "static"_L1},
        {UnitFileState::Disabled, "disabled"_L1},
        {UnitFileState::Indirect, "indirect"_L1},
        {UnitFileState::Generated, "generated"_L1},
        {UnitFileState::Transient, "transient"_L1},
        {UnitFileState::Bad, "bad"_L1},
    }};
    return words;
}

enum class UnitType {
    Unknown,
    Service,
    Socket,
    Target,
    Device,
    Mount,
    Automount,
    Swap,
    Timer,
    Path,
    Slice,
    Scope
};

template <>
inline std::span<const EnumWord<UnitType>> enumWords()
{
    static constexpr std::array<EnumWord<UnitType>, 11> words{{
        {UnitType::Service, "service"_L1},
        {UnitType::Socket, "socket"_L1},
        {UnitType::Target, "target"_L1},
        {UnitType::Device, "device"_L1},
        {UnitType::Mount, "mount"_L1},
        {UnitType::Automount, "automount"_L1},
        {UnitType::Swap, "swap"_L1},
        {UnitType::Timer, "timer"_L1},
        {UnitType::Path, "path"_L1},
        {UnitType::Slice, "slice"_L1},
        {UnitType::Scope, "scope"_L1},
    }};
    return words;
}

enum class FreezerState {
    Unknown,
    Running,
    Freezing,
    Frozen,
    Thawing,
    FreezingByParent,
    FrozenByParent
};

template <>
inline std::span<const EnumWord<FreezerState>> enumWords()
{
    static constexpr std::array<EnumWord<FreezerState>, 6> words{{
        {FreezerState::Running, "running"_L1},
        {FreezerState::Freezing, "freezing"_L1},
        {FreezerState::Frozen, "frozen"_L1},
        {FreezerState::Thawing, "thawing"_L1},
        {FreezerState::FreezingByParent, "freezing-by-parent"_L1},
        {FreezerState::FrozenByParent, "frozen-by-parent"_L1},
    }};
    return words;
}

} // namespace unitdeck
