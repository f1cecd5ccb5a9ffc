#compdef unitdeck-demo
# SPDX-License-Identifier: GPL-3.0-or-later
# Completions of unitdeck-demo for zsh.
_arguments \
    '--startup[time from start to ready]:seconds' \
    '--interval[time between two ticks]:seconds' \
    '--reload-time[time a reload takes]:seconds' \
    '--fail-start[fail while starting, with this exit status]:code' \
    '--crash-after[crash this long after being ready]:seconds' \
    '--children[keep this many idle child processes]:number' \
    '--cpu[use up this share of one processor]:percent' \
    '--leak[take memory and do not give it back]:MiB per second' \
    '--chatter[write this many lines besides the ticks]:lines per second' \
    '--name[shown in front of every tick]:name' \
    '--config[the configuration file]:file:_files' \
    '(- *)'{-h,--help}'[show a summary and exit]' \
    '(- *)--version[show the version and exit]'
