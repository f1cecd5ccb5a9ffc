// SPDX-License-Identifier: GPL-3.0-or-later
// The exit statuses that have a meaning: systemd.exec(5), "Process Exit Codes".
#include "app/units/diagnosis.h"

#include <algorithm>
#include <array>

namespace unitdeck {

using namespace Qt::Literals::StringLiterals;

const ExitStatusInfo *exitStatusInfo(int status)
{
    using enum ExitStatusInfo::Class;
    static constexpr std::array table{
        ExitStatusInfo{0, "SUCCESS"_L1, Libc},
        ExitStatusInfo{1, "FAILURE"_L1, Libc},

        ExitStatusInfo{2, "INVALIDARGUMENT"_L1, Lsb},
        ExitStatusInfo{3, "NOTIMPLEMENTED"_L1, Lsb},
        ExitStatusInfo{4, "NOPERMISSION"_L1, Lsb},
        ExitStatusInfo{5, "NOTINSTALLED"_L1, Lsb},
        ExitStatusInfo{6, "NOTCONFIGURED"_L1, Lsb},
        ExitStatusInfo{7, "NOTRUNNING"_L1, Lsb},

        ExitStatusInfo{64, "USAGE"_L1, Bsd},
        ExitStatusInfo{65, "DATAERR"_L1, Bsd},
        ExitStatusInfo{66, "NOINPUT"_L1, Bsd},
        ExitStatusInfo{67, "NOUSER"_L1, Bsd},
        ExitStatusInfo{68, "NOHOST"_L1, Bsd},
        ExitStatusInfo{69, "UNAVAILABLE"_L1, Bsd},
        ExitStatusInfo{70, "SOFTWARE"_L1, Bsd},
        ExitStatusInfo{71, "OSERR"_L1, Bsd},
        ExitStatusInfo{72, "OSFILE"_L1, Bsd},
        ExitStatusInfo{73, "CANTCREAT"_L1, Bsd},
        ExitStatusInfo{74, "IOERR"_L1, Bsd},
        ExitStatusInfo{75, "TEMPFAIL"_L1, Bsd},
        ExitStatusInfo{76, "PROTOCOL"_L1, Bsd},
        ExitStatusInfo{77, "NOPERM"_L1, Bsd},
        ExitStatusInfo{78, "CONFIG"_L1, Bsd},

        ExitStatusInfo{200, "CHDIR"_L1, Systemd},
        ExitStatusInfo{201, "NICE"_L1, Systemd},
        ExitStatusInfo{202, "FDS"_L1, Systemd},
        ExitStatusInfo{203, "EXEC"_L1, Systemd},
        ExitStatusInfo{204, "MEMORY"_L1, Systemd},
        ExitStatusInfo{205, "LIMITS"_L1, Systemd},
        ExitStatusInfo{206, "OOM_ADJUST"_L1, Systemd},
        ExitStatusInfo{207, "SIGNAL_MASK"_L1, Systemd},
        ExitStatusInfo{208, "STDIN"_L1, Systemd},
        ExitStatusInfo{209, "STDOUT"_L1, Systemd},
        ExitStatusInfo{210, "CHROOT"_L1, Systemd},
        ExitStatusInfo{211, "IOPRIO"_L1, Systemd},
        ExitStatusInfo{212, "TIMERSLACK"_L1, Systemd},
        ExitStatusInfo{213, "SECUREBITS"_L1, Systemd},
        ExitStatusInfo{214, "SETSCHEDULER"_L1, Systemd},
        ExitStatusInfo{215, "CPUAFFINITY"_L1, Systemd},
        ExitStatusInfo{216, "GROUP"_L1, Systemd},
        ExitStatusInfo{217, "USER"_L1, Systemd},
        ExitStatusInfo{218, "CAPABILITIES"_L1, Systemd},
        ExitStatusInfo{219, "CGROUP"_L1, Systemd},
        ExitStatusInfo{220, "SETSID"_L1, Systemd},
        ExitStatusInfo{221, "CONFIRM"_L1, Systemd},
        ExitStatusInfo{222, "STDERR"_L1, Systemd},
        ExitStatusInfo{224, "PAM"_L1, Systemd},
        ExitStatusInfo{225, "NETWORK"_L1, Systemd},
        ExitStatusInfo{226, "NAMESPACE"_L1, Systemd},
        ExitStatusInfo{227, "NO_NEW_PRIVILEGES"_L1, Systemd},
        ExitStatusInfo{228, "SECCOMP"_L1, Systemd},
        ExitStatusInfo{229, "SELINUX_CONTEXT"_L1, Systemd},
        ExitStatusInfo{230, "PERSONALITY"_L1, Systemd},
        ExitStatusInfo{231, "APPARMOR_PROFILE"_L1, Systemd},
        ExitStatusInfo{232, "ADDRESS_FAMILIES"_L1, Systemd},
        ExitStatusInfo{233, "RUNTIME_DIRECTORY"_L1, Systemd},
        ExitStatusInfo{235, "CHOWN"_L1, Systemd},
        ExitStatusInfo{236, "SMACK_PROCESS_LABEL"_L1, Systemd},
        ExitStatusInfo{237, "KEYRING"_L1, Systemd},
        ExitStatusInfo{238, "STATE_DIRECTORY"_L1, Systemd},
        ExitStatusInfo{239, "CACHE_DIRECTORY"_L1, Systemd},
        ExitStatusInfo{240, "LOGS_DIRECTORY"_L1, Systemd},
        ExitStatusInfo{241, "CONFIGURATION_DIRECTORY"_L1, Systemd},
        ExitStatusInfo{242, "NUMA_POLICY"_L1, Systemd},
        ExitStatusInfo{243, "CREDENTIALS"_L1, Systemd},
        ExitStatusInfo{245, "BPF"_L1, Systemd},
    };
    const auto row = std::ranges::find(table, status, &ExitStatusInfo::status);
    return row == table.end() ? nullptr : &*row;
}

} // namespace unitdeck
