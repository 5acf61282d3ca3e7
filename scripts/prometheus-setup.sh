#!/bin/bash
# Unpacks a real Prometheus beside the system, for the tests of what is measured. Needs no root, installs nothing.
#
#   scripts/prometheus-setup.sh     prints the folder on its last line; done in no time where it is already there
#
# PROMETHEUS_SUITE              Debian suite to take it from (bookworm: Prometheus 2.42)
# INTERACTION_PROCESSOR_CACHE   where it is kept (the user's cache folder)
#
# <folder>/prometheus and <folder>/promtool start it.
set -euo pipefail
umask 022
export LC_ALL=C
# shellcheck source-path=SCRIPTDIR source=debian-unpack.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian-unpack.sh"

packages=(prometheus)
layout=1
# What its web pages are made of.
unpack_without+=('./usr/share/javascript' './usr/share/fonts' './usr/share/perl*' './usr/lib/*/perl*')

finish() {
  local root=$1 program
  for program in prometheus promtool; do
    [[ -x $root/usr/bin/$program ]] || fail "no $program among the packages"
    unpack_launcher "$root" "$program" "usr/bin/$program"
    "$root/$program" --version >"$root/.try" 2>&1 || fail "the unpacked $program does not run: $(tail -n 1 "$root/.try")"
  done
  rm "$root/.try"
}

unpack_debian prometheus "${PROMETHEUS_SUITE:-bookworm}" "$layout" finish "${packages[@]}"
echo "$target"
