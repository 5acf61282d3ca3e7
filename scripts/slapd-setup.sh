#!/bin/bash
# Unpacks a real OpenLDAP server beside the system, for the tests of sign-ins at a directory. Needs no root, installs nothing.
#
#   scripts/slapd-setup.sh          prints the folder on its last line; done in no time where it is already there
#
# SLAPD_SUITE                   Debian suite to take it from (bookworm: OpenLDAP 2.5)
# INTERACTION_PROCESSOR_CACHE   where it is kept (the user's cache folder)
#
# <folder>/slapd and <folder>/slapadd start it, <folder>/openssl makes its certificates; schemas are in <folder>/etc/ldap/schema, modules in <folder>/usr/lib/ldap.
set -euo pipefail
umask 022
export LC_ALL=C
# shellcheck source-path=SCRIPTDIR source=debian-unpack.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian-unpack.sh"

packages=(slapd openssl)
layout=2
unpack_without+=('./usr/share/perl*' './usr/lib/*/perl*')

finish() {
  local root=$1 program
  [[ -x $root/usr/sbin/slapd ]] || fail 'no slapd among the packages'
  unpack_launcher "$root" slapd usr/sbin/slapd
  # One program that goes by the name it is called by, which a loader does not pass on.
  sed 's/ "\$@"$/ -T add "$@"/' "$root/slapd" >"$root/slapadd"
  chmod +x "$root/slapadd"
  unpack_launcher "$root" openssl usr/bin/openssl
  "$root/slapd" -VV >"$root/.try" 2>&1 || grep -q OpenLDAP "$root/.try" || fail "the unpacked slapd does not run: $(tail -n 1 "$root/.try")"
  rm "$root/.try"
}

unpack_debian slapd "${SLAPD_SUITE:-bookworm}" "$layout" finish "${packages[@]}"
echo "$target"
