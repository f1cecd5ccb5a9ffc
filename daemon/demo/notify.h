// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo daemon tells its manager, in the words of sd_notify(3).
#pragma once

#include "daemon/demo/log.h"

#include <chrono>
#include <string>

namespace unitdeck::demo {

/// Sends at once and in order; does nothing when nobody listens. A failed send is logged.
class Notifier final
{
public:
    explicit Notifier(const Log &log)
        : log_(log)
    {
    }

    /// `patience` is how long the manager shall wait for the next word, beyond its own timeout.
    void starting(const std::string &status, std::chrono::microseconds patience) const;
    void ready(const std::string &status) const;
    void reloading(const std::string &status) const;
    void status(const std::string &status) const;
    void stopping(const std::string &status) const;
    void failed(const std::string &status, int errorNumber) const;

private:
    void send(const std::string &assignments) const;

    const Log &log_;
};

} // namespace unitdeck::demo
