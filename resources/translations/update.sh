#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# update.sh LUPDATE [FOLDER]: takes what the sources say now into the catalogues (those in FOLDER).
# What it takes in is left "unfinished", to be translated with Linguist or any editor.
set -eu
here=$(dirname "$(readlink -f "$0")")
folder=$(readlink -f "${2:-$here}")
cd "$here/../.."
# Without -I lupdate does not find the headers, and takes the classes to be in no namespace.
update() {
    "$lupdate" -silent -I . app ui -extensions cpp,h -locations none -no-obsolete \
        -source-language en "$@"
}
lupdate=$1
update -target-language zh_CN -ts "$folder/unitdeck_zh_CN.ts"
# English needs nothing but its plural forms.
update -target-language en -pluralonly -ts "$folder/unitdeck_en.ts"
