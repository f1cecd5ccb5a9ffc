// SPDX-License-Identifier: GPL-3.0-or-later
// Children are this program once more: so their command line says what they are, in every tool.
#include "daemon/demo/workers.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <set>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <syslog.h>
#include <unistd.h>
#include <vector>

namespace unitdeck::demo {

namespace {

constexpr const char *workerTitle = "unitdeck-demo:";

[[noreturn]] void becomeChild(const std::string &role, const std::string &number, pid_t parent)
{
    // Kept over execve(2); the daemon may have died before we asked.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) {
        _exit(EXIT_FAILURE);
    }
    // Those the daemon understands are often sent to the whole unit ("systemctl kill").
    for (const int number_ : {SIGHUP, SIGINT, SIGUSR1, SIGUSR2}) {
        std::signal(number_, SIG_IGN);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    unsetenv("NOTIFY_SOCKET");
    std::array<std::string, 3> words{workerTitle, role, number};
    std::array<char *, 4> arguments{words[0].data(), words[1].data(), words[2].data(), nullptr};
    execv("/proc/self/exe", arguments.data());
    _exit(EXIT_FAILURE);
}

[[noreturn]] void burn(int percent)
{
    constexpr long slice = 100'000'000; // nanoseconds
    timespec next{};
    clock_gettime(CLOCK_MONOTONIC, &next);
    for (;;) {
        const std::clock_t busyUntil =
            std::clock() + static_cast<std::clock_t>(CLOCKS_PER_SEC / 10 * percent / 100);
        while (std::clock() < busyUntil) {
        }
        next.tv_nsec += slice;
        if (next.tv_nsec >= 1'000'000'000) {
            next.tv_nsec -= 1'000'000'000;
            ++next.tv_sec;
        }
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, nullptr);
    }
}

} // namespace

Workers::~Workers()
{
    endAll();
}

void Workers::set(int idleCount, int cpuPercent)
{
    std::set<Child> wanted;
    for (int number = 1; number <= idleCount; ++number) {
        wanted.insert({"worker", number});
    }
    if (cpuPercent > 0) {
        wanted.insert({"cpu", cpuPercent});
    }
    for (auto it = children_.begin(); it != children_.end();) {
        const auto &[pid, child] = *it;
        if (wanted.erase(child) == 1) {
            ++it;
            continue;
        }
        // Not SIGTERM: a stopped child would only see it when continued.
        kill(pid, SIGKILL);
        waitpid(pid, nullptr, 0);
        it = children_.erase(it);
    }
    for (const Child &child : wanted) {
        begin(child);
    }
}

void Workers::endAll()
{
    set(0, 0);
}

void Workers::begin(const Child &child)
{
    const pid_t self = getpid();
    const auto number = std::to_string(child.number);
    const pid_t pid = fork();
    if (pid == 0) {
        becomeChild(child.role, number, self);
    }
    if (pid < 0) {
        log_.write(LOG_ERR,
                   "No process for " + child.role + " " + number + ": " + std::strerror(errno));
        return;
    }
    children_[pid] = child;
}

void Workers::reap()
{
    int status = 0;
    for (pid_t pid = 0; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
        const auto found = children_.find(pid);
        if (found == children_.end()) {
            continue;
        }
        const auto how = WIFSIGNALED(status)
                             ? "ended by signal " + std::to_string(WTERMSIG(status))
                             : "ended with exit status " + std::to_string(WEXITSTATUS(status));
        log_.write(LOG_WARNING,
                   "Child " + found->second.role + " " + std::to_string(found->second.number) +
                       " (PID " + std::to_string(pid) + ") " + how + "; a reload starts it again");
        children_.erase(found);
    }
}

bool isWorker(int argc, char **argv)
{
    return argc == 3 && std::strcmp(argv[0], workerTitle) == 0;
}

void runWorker(char **argv)
{
    const std::string role = argv[1];
    const std::string number = argv[2];
    // The kernel keeps 15 bytes.
    prctl(PR_SET_NAME, ("demo-" + role + "-" + number).c_str());
    if (role == "cpu") {
        burn(std::atoi(number.c_str()));
    }
    for (;;) {
        pause();
    }
}

} // namespace unitdeck::demo
