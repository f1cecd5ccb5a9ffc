# SPDX-License-Identifier: GPL-3.0-or-later
# Completions of unitdeck-demo for fish.
complete -c unitdeck-demo -f
complete -c unitdeck-demo -l startup -x -d 'Seconds from start to ready'
complete -c unitdeck-demo -l interval -x -d 'Seconds between two ticks'
complete -c unitdeck-demo -l reload-time -x -d 'Seconds a reload takes'
complete -c unitdeck-demo -l fail-start -x -d 'Fail while starting, with this exit status'
complete -c unitdeck-demo -l crash-after -x -d 'Crash this many seconds after being ready'
complete -c unitdeck-demo -l children -x -d 'Keep this many idle child processes'
complete -c unitdeck-demo -l cpu -x -d 'Percent of one processor to use up'
complete -c unitdeck-demo -l leak -x -d 'MiB per second to take and not give back'
complete -c unitdeck-demo -l chatter -x -d 'Lines per second to write besides the ticks'
complete -c unitdeck-demo -l name -x -d 'Shown in front of every tick'
complete -c unitdeck-demo -l config -rF -d 'The configuration file'
complete -c unitdeck-demo -s h -l help -d 'Show a summary and exit'
complete -c unitdeck-demo -l version -d 'Show the version and exit'
