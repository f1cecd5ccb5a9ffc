# SPDX-License-Identifier: GPL-3.0-or-later
# zsh_offers.zsh FOLDER LINE: types LINE and Tab into a zsh on a terminal of its own, and prints what was offered.
emulate zsh
zmodload zsh/zpty
typeset -x FOLDER=$1 HITS=$(mktemp)
zpty shell zsh -f -i
zpty -w shell "source ${(q)0:A:h}/zsh_inside.zsh"
while zpty -r shell line && [[ $line != *ready* ]]; do :; done
zpty -n -w shell $2$'\t'
# Until the shell ends, which it does when it has offered.
while zpty -r shell line; do :; done
sort -u -- $HITS
rm -f -- $HITS
