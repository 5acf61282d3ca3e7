#!/bin/bash
# Unpacks a real Redis beside the system, for the tests of the store. Needs no root, installs nothing.
#
#   scripts/redis-setup.sh          prints the folder on its last line; done in no time where it is already there
#
# REDIS_SUITE                   Debian suite to take it from (bookworm: Redis 7.0)
# INTERACTION_PROCESSOR_CACHE   where it is kept (the user's cache folder)
#
# <folder>/redis-server, <folder>/redis-sentinel and <folder>/redis-cli start it.
set -euo pipefail
umask 022
export LC_ALL=C
# shellcheck source-path=SCRIPTDIR source=debian-unpack.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian-unpack.sh"

packages=(redis-server redis-sentinel redis-tools)
layout=1
unpack_without+=('./usr/share/perl*' './usr/lib/*/perl*')

finish() {
  local root=$1 program
  for program in redis-server redis-sentinel redis-cli; do
    # Server and sentinel are one program that goes by the name it is called by.
    [[ -x $root/usr/bin/$program ]] || fail "no $program among the packages"
    unpack_launcher "$root" "$program" "usr/bin/$program"
    "$root/$program" --version >"$root/.try" 2>&1 || fail "the unpacked $program does not run: $(tail -n 1 "$root/.try")"
  done
  rm "$root/.try"
}

unpack_debian redis "${REDIS_SUITE:-bookworm}" "$layout" finish "${packages[@]}"
echo "$target"
