#!/bin/bash
# Unpacks a real Asterisk beside the system, for the tests of the Asterisk provider. Needs no root, installs nothing.
#
#   scripts/asterisk-setup.sh          prints the folder on its last line; done in no time where it is already there
#
# ASTERISK_SUITE                Debian suite to take it from (forky: Asterisk 22)
# INTERACTION_PROCESSOR_CACHE   where it is kept (the user's cache folder)
#
# <folder>/asterisk starts it, <folder>/modules are its modules.
set -euo pipefail
umask 022
export LC_ALL=C
# shellcheck source-path=SCRIPTDIR source=debian-unpack.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian-unpack.sh"

packages=(asterisk asterisk-core-sounds-en-gsm)
layout=2
unpack_without+=('./usr/share/perl*' './usr/lib/*/perl*')

finish() {
  local root=$1 sounds=$1/usr/share/asterisk/sounds modules
  # What the package does when it is installed: the folder of the language.
  [[ -e $sounds/en ]] || ln -s en_US_f_Allison "$sounds/en"
  modules=$(cd "$root" && find usr/lib -maxdepth 3 -type d -path '*/asterisk/modules' -print -quit)
  [[ -n $modules ]] || fail "no Asterisk modules among the packages"
  ln -s "$modules" "$root/modules"
  unpack_launcher "$root" asterisk usr/sbin/asterisk
  "$root/asterisk" -V >"$root/.try" 2>&1 || fail "the unpacked Asterisk does not run: $(tail -n 1 "$root/.try")"
  rm "$root/.try"
}

unpack_debian asterisk "${ASTERISK_SUITE:-forky}" "$layout" finish "${packages[@]}"
echo "$target"
