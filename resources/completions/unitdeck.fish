# SPDX-License-Identifier: GPL-3.0-or-later
# Completions of unitdeck for fish.

# The units of the scope that was named: what is loaded, and what has a file but is no template.
function __unitdeck_units
    set -l scope --user
    contains -- --system (commandline -opc); and set scope --system
    begin
        systemctl $scope --all --full --plain --no-legend --no-pager list-units
        systemctl $scope --full --no-legend --no-pager list-unit-files
    end 2>/dev/null | string match -r '^\S+\.\S+' | string match -v '*@.*' | sort -u
end

complete -c unitdeck -f
complete -c unitdeck -a '(__unitdeck_units)' -d Unit
complete -c unitdeck -l user -d 'Show the units of the user'
complete -c unitdeck -l system -d 'Show the units of the system'
complete -c unitdeck -l tab -x -a 'status journal unit-file properties' -d 'Show this tab'
complete -c unitdeck -l failed -d 'Show the units that failed'
complete -c unitdeck -l journal -rF -d 'Show the journal in this file or directory'
complete -c unitdeck -l background -d 'Open no window: tray and notifications only'
complete -c unitdeck -s h -l help -d 'Show a summary and exit'
complete -c unitdeck -s v -l version -d 'Show the version and exit'
