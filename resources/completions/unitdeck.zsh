#compdef unitdeck
# SPDX-License-Identifier: GPL-3.0-or-later
# Completions of unitdeck for zsh.

# The units of the scope that was named: what is loaded, and what has a file but is no template.
_unitdeck_units() {
    local scope=--user
    local -a units
    if (( ${words[(I)--system]} )); then scope=--system; fi
    units=(${(f)"$(
        { systemctl $scope --all --full --plain --no-legend --no-pager list-units
          systemctl $scope --full --no-legend --no-pager list-unit-files; } 2>/dev/null |
            while read -r name rest; do
                case $name in (*@.*) ;; (?*.?*) print -r -- $name ;; esac
            done)"})
    _wanted units expl unit compadd -M 'r:|[.@-]=* r:|=*' -a - units
}

_arguments -S \
    '(--system)--user[show the units of the user]' \
    '(--user)--system[show the units of the system]' \
    '--tab=[show this tab]:tab:(status journal unit-file properties)' \
    '--failed[show the units that failed]' \
    '--journal=[show the journal in this file or directory]:journal:_files' \
    '--background[open no window: tray and notifications only]' \
    '(- *)'{-h,--help}'[show a summary and exit]' \
    '(- *)'{-v,--version}'[show the version and exit]' \
    '*:unit:_unitdeck_units'
