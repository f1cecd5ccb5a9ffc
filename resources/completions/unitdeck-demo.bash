# SPDX-License-Identifier: GPL-3.0-or-later
# Completions of unitdeck-demo for bash.
_unitdeck_demo() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    case $prev in
        --config)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            ;;
        --startup | --interval | --reload-time | --fail-start | --crash-after | --children | \
            --cpu | --leak | --chatter | --name) ;;
        *)
            mapfile -t COMPREPLY < <(compgen -W '--startup --interval --reload-time --fail-start
                --crash-after --children --cpu --leak --chatter --name --config --help --version' \
                -- "$cur")
            ;;
    esac
}
complete -F _unitdeck_demo unitdeck-demo
