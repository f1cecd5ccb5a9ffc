# SPDX-License-Identifier: GPL-3.0-or-later
# The inner shell of zsh_offers.zsh: what a completion adds goes to $HITS, and after the first Tab it ends.
PROMPT=
fpath=($FOLDER $fpath)
autoload -Uz compinit
compinit -u -D
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
comppostfuncs=(exit)
compadd() {
    # Calls that only fill arrays are not offers.
    if [[ ${@[1,(i)(-|--)]} == *-[OAD]\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a hits
    builtin compadd -A hits "$@"
    (( $#hits )) && print -rl -- $hits >>$HITS
    builtin compadd "$@"
}
print ready
