#!/bin/bash
# Unpacks `ip` (iproute2) beside the system, for tests in a network of their own. Needs no root, installs nothing.
#
#   scripts/iproute-setup.sh        prints the folder on its last line; done in no time where it is already there
#
# IPROUTE_SUITE                 Debian suite to take it from (bookworm)
# INTERACTION_PROCESSOR_CACHE   where it is kept (the user's cache folder)
#
# <folder>/ip starts it.
set -euo pipefail
umask 022
export LC_ALL=C
# shellcheck source-path=SCRIPTDIR source=debian-unpack.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian-unpack.sh"

packages=(iproute2)
layout=1
unpack_without+=('./usr/share/perl*' './usr/lib/*/perl*')

finish() {
  local root=$1 program
  program=$(cd "$root" && find . -name ip -path '*bin/ip' -type f -print -quit)
  [[ -n $program ]] || fail 'no ip among the packages'
  unpack_launcher "$root" ip "${program#./}"
  "$root/ip" -V >"$root/.try" 2>&1 || fail "the unpacked ip does not run: $(tail -n 1 "$root/.try")"
  rm "$root/.try"
}

unpack_debian iproute "${IPROUTE_SUITE:-bookworm}" "$layout" finish "${packages[@]}"
echo "$target"
