// SPDX-License-Identifier: GPL-3.0-or-later
// Processes; see the header.
#include "daemon/helper/processes.h"

#include "daemon/helper/failure.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <dirent.h>
#include <fstream>
#include <memory>
#include <poll.h>
#include <spawn.h>
#include <sstream>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace unitdeck::helper {

namespace {

constexpr int patience = 20'000; // milliseconds

bool runsAs(const std::string &statusFile, uid_t user)
{
    std::ifstream status(statusFile);
    std::string line;
    while (std::getline(status, line)) {
        if (!line.starts_with("Uid:"))
            continue;
        std::istringstream numbers(line.substr(4));
        uid_t number = 0;
        while (numbers >> number) {
            if (number == user)
                return true;
        }
        return false;
    }
    return false; // it has ended
}

/// Nothing of the caller's or the manager's, and the signals as they were before we blocked some.
pid_t spawn(const std::vector<std::string> &words)
{
    std::vector<std::string> copies = words;
    std::vector<char *> arguments;
    for (std::string &word : copies)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<std::string, 2> settings{"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"};
    std::array<char *, 3> environment{settings[0].data(), settings[1].data(), nullptr};
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    const std::unique_ptr<posix_spawnattr_t, int (*)(posix_spawnattr_t *)> owner(
        &attributes, &posix_spawnattr_destroy);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child = 0;
    const int error = posix_spawn(&child, copies.front().c_str(), nullptr, &attributes,
                                  arguments.data(), environment.data());
    if (error != 0)
        throwErrno(error, "run", copies.front());
    return child;
}

} // namespace

std::optional<pid_t> processOf(const std::string &procFolder, uid_t user)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> listing(opendir(procFolder.c_str()), &closedir);
    if (!listing)
        throwErrno(errno, "list", procFolder);
    while (const dirent *entry = readdir(listing.get())) {
        const std::string name = entry->d_name;
        pid_t number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc() && end == name.data() + name.size() &&
            runsAs(procFolder + "/" + name + "/status", user))
            return number;
    }
    return {};
}

std::string runProgram(const std::vector<std::string> &words)
{
    const pid_t child = spawn(words);
    const auto handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0U));
    pollfd waited{handle, POLLIN, 0};
    int ready = -1;
    do {
        ready = handle >= 0 ? poll(&waited, 1, patience) : 1;
    } while (ready < 0 && errno == EINTR);
    if (ready == 0)
        kill(child, SIGKILL); // our own child, not yet waited for: the number is still its own
    if (handle >= 0)
        close(handle);
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return std::strerror(errno);
    }
    if (ready == 0)
        return words.front() + " took too long";
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return {};
    return WIFEXITED(status) ? words.front() + " exited with " + std::to_string(WEXITSTATUS(status))
                             : words.front() + " was killed";
}

} // namespace unitdeck::helper
