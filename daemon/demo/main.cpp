// SPDX-License-Identifier: GPL-3.0-or-later
// unitdeck-demo: reads its options and runs until told to stop. See unitdeck-demo(8).
#include "daemon/demo/check.h"
#include "daemon/demo/demo.h"
#include "daemon/demo/log.h"
#include "daemon/demo/notify.h"
#include "daemon/demo/options.h"
#include "daemon/demo/workers.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <sstream>
#include <sysexits.h>
#include <syslog.h>
#include <systemd/sd-event.h>
#include <unistd.h>

using namespace unitdeck::demo;

namespace {

Environment environmentOfThisProcess()
{
    Environment result;
    for (char **entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (const auto equals = text.find('='); equals != std::string_view::npos) {
            result.emplace(text.substr(0, equals), text.substr(equals + 1));
        }
    }
    return result;
}

Outcome<Resolved> readEverything(const CommandLine &commandLine)
{
    const auto environment = environmentOfThisProcess();
    const auto choice = chooseConfig(commandLine, environment, geteuid() == 0);
    std::vector<Assignment> config;
    if (!choice.path.empty()) {
        errno = 0;
        std::ifstream file(choice.path);
        std::ostringstream text;
        // Streaming also finds what opens but cannot be read, such as a folder.
        const bool isEmpty =
            file && file.peek() == std::ifstream::traits_type::eof() && !file.bad();
        if (!file.is_open() || file.bad() || (!isEmpty && !(text << file.rdbuf()))) {
            const int reason = errno != 0 ? errno : EIO;
            if (reason != ENOENT || choice.mustExist) {
                return Problem{choice.path + ": " + std::strerror(reason), EX_NOINPUT, reason};
            }
        }
        auto outcome = readConfig(text.str(), choice.path);
        if (auto *problem = std::get_if<Problem>(&outcome)) {
            return std::move(*problem);
        }
        config = std::get<std::vector<Assignment>>(std::move(outcome));
    }
    return resolve(commandLine, environment, config);
}

int refuse(const Log &log, const Notifier &notifier, const Problem &problem)
{
    notifier.failed(problem.message, problem.errorNumber);
    if (log.sink() == Log::Sink::Journal) {
        log.writeLast(LOG_ERR, problem.message);
    } else {
        std::fprintf(stderr, "unitdeck-demo: %s\n", problem.message.c_str());
        std::fprintf(stderr, "Try 'unitdeck-demo --help'.\n");
    }
    return problem.exitStatus;
}

} // namespace

int main(int argc, char **argv)
{
    if (isWorker(argc, argv)) {
        runWorker(argv);
    }
    // First of all, so that a SIGTERM during the start also ends tidily.
    Demo::blockSignals();
    const Log log(Log::sinkOfThisProcess());
    const Notifier notifier(log);

    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    auto parsed = readCommandLine(arguments);
    if (const auto *problem = std::get_if<Problem>(&parsed)) {
        return refuse(log, notifier, *problem);
    }
    const auto &commandLine = std::get<CommandLine>(parsed);
    if (commandLine.mode == CommandLine::Mode::Help) {
        std::fputs(helpText().c_str(), stdout);
        return EXIT_SUCCESS;
    }
    if (commandLine.mode == CommandLine::Mode::Version) {
        std::puts("unitdeck-demo " UNITDECK_VERSION);
        return EXIT_SUCCESS;
    }
    auto outcome = readEverything(commandLine);
    if (const auto *problem = std::get_if<Problem>(&outcome)) {
        return refuse(log, notifier, *problem);
    }
    const auto &resolved = std::get<Resolved>(outcome);
    if (!Log::startedBySystemd()) {
        log.write(LOG_NOTICE,
                  "Not started by systemd: nobody is notified, and the log goes to this "
                  "terminal. Ctrl+C ends it.");
    } else if (log.sink() == Log::Sink::Terminal) {
        log.write(LOG_NOTICE, "There is no journal here: the log goes to standard error.");
    }
    for (const std::string &warning : resolved.warnings) {
        log.write(LOG_WARNING, warning);
    }
    for (const std::string &change : resolved.changes) {
        log.write(LOG_INFO, "Set: " + change);
    }

    sd_event *created = nullptr;
    check(sd_event_new(&created), "sd_event_new");
    const std::unique_ptr<sd_event, decltype(&sd_event_unref)> loop(created, &sd_event_unref);
    Demo demo(loop.get(), log, notifier, resolved.options,
              [&commandLine] { return readEverything(commandLine); });
    return demo.run();
}
