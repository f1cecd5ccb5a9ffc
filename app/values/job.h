// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs of the manager, in its own words (org.freedesktop.systemd1(5), systemctl(1) "list-jobs").
#pragma once

#include "app/values/unit_states.h"

#include <QMetaType>

namespace unitdeck {

enum class JobState { Unknown, Waiting, Running };

template <>
inline std::span<const EnumWord<JobState>> enumWords()
{
    static constexpr std::array<EnumWord<JobState>, 2> words{{
        {JobState::Waiting, "waiting"_L1},
        {JobState::Running, "running"_L1},
    }};
    return words;
}

/// How a job ended. "done" also comes when a condition was not met.
enum class JobResult {
    Unknown,
    Done,
    Canceled,
    Timeout,
    Failed,
    Dependency,
    Skipped,
    Invalid,
    Assert,
    Unsupported,
    Collected,
    Once,
    Frozen,
    Concurrency
};

template <>
inline std::span<const EnumWord<JobResult>> enumWords()
{
    static constexpr std::array<EnumWord<JobResult>, 13> words{{
        {JobResult::Done, "done"_L1},
        {JobResult::Canceled, "canceled"_L1},
        {JobResult::Timeout, "timeout"_L1},
        {JobResult::Failed, "failed"_L1},
        {JobResult::Dependency, "dependency"_L1},
        {JobResult::Skipped, "skipped"_L1},
        {JobResult::Invalid, "invalid"_L1},
        {JobResult::Assert, "assert"_L1},
        {JobResult::Unsupported, "unsupported"_L1},
        {JobResult::Collected, "collected"_L1},
        {JobResult::Once, "once"_L1},
        {JobResult::Frozen, "frozen"_L1},
        {JobResult::Concurrency, "concurrency"_L1},
    }};
    return words;
}

struct Job
{
    quint32 id = 0;
    QString unit;
    QString type; ///< start, stop, reload, restart, verify-active, nop …
    Open<JobState> state;

    friend bool operator==(const Job &, const Job &) = default;
};

struct JobEnd
{
    quint32 id = 0;
    QString unit;
    Open<JobResult> result;

    friend bool operator==(const JobEnd &, const JobEnd &) = default;
};

/// A job that is gone, with what was known of it.
struct EndedJob
{
    Job job;
    Open<JobResult> result;

    friend bool operator==(const EndedJob &, const EndedJob &) = default;
};

} // namespace unitdeck

Q_DECLARE_METATYPE(unitdeck::Job)
Q_DECLARE_METATYPE(unitdeck::JobEnd)
