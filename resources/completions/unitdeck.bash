# SPDX-License-Identifier: GPL-3.0-or-later
# Completions of unitdeck for bash; they need nothing but bash and systemctl.

# The units of a scope (--user or --system): what is loaded, and what has a file but is no template.
__unitdeck_units() {
    local name _
    { systemctl "$1" --all --full --plain --no-legend --no-pager list-units
      systemctl "$1" --full --no-legend --no-pager list-unit-files; } 2>/dev/null |
        while read -r name _; do
            case $name in *@.*) ;; ?*.?*) printf '%s\n' "$name" ;; esac
        done | sort -u
}

_unitdeck() {
    local options='--user --system --tab --failed --journal --background --help --version'
    # bash also cuts words at "=", ":" and "@", which --tab=NAME and units have: cut at blanks only.
    local line=${COMP_LINE:0:COMP_POINT}
    local whole=${line##*[[:blank:]]}
    line=${line%"$whole"}
    line=${line%"${line##*[![:blank:]]}"}
    local prev=${line##*[[:blank:]]} head='' cur=$whole scope=--user name
    if [[ $line == *--system* ]]; then scope=--system; fi
    if [[ $whole == --*=* ]]; then prev=${whole%%=*} head=$prev= cur=${whole#*=}; fi

    COMPREPLY=()
    case $prev in
        --tab) mapfile -t COMPREPLY < <(compgen -W 'status journal unit-file properties' -- "$cur") ;;
        --journal)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            ;;
        *)
            if [[ $cur == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
            else
                while read -r name; do
                    # Written as the shell wants it: a unit's name may have backslashes.
                    printf -v name %q "$name"
                    if [[ $name == "$cur"* ]]; then COMPREPLY+=("$name"); fi
                done < <(__unitdeck_units "$scope")
            fi
            ;;
    esac
    # bash replaces only what follows its own last cut.
    local cut=${whole%"${whole##*["$COMP_WORDBREAKS"]}"}
    COMPREPLY=("${COMPREPLY[@]/#/"$head"}")
    COMPREPLY=("${COMPREPLY[@]#"$cut"}")
}
complete -F _unitdeck unitdeck
