// SPDX-License-Identifier: GPL-3.0-or-later
// Times for benchmarks; see the header.
#include "ui/frame_times.h"

#include "ui/views/main_window.h"

#include <cstdio>
#include <ctime>

namespace unitdeck {

void reportTimes(const MainWindow &window)
{
    if (!qEnvironmentVariableIsSet("UNITDECK_TIMES"))
        return;
    QObject::connect(&window, &MainWindow::populated, &window, [&window] {
        timespec now{};
        clock_gettime(CLOCK_MONOTONIC, &now);
        const double ms =
            static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
        std::fprintf(stderr, "populated: %d at %.3f\n", window.shownUnits(), ms);
    });
}

} // namespace unitdeck
