#!/bin/bash
# Unpacks a real Chromium beside the system, for the tests of pages. Needs no root, installs nothing.
#
#   scripts/chromium-setup.sh       prints the folder on its last line; done in no time where it is already there
#
# CHROMIUM_SUITE                Debian suite to take it from (bookworm)
# INTERACTION_PROCESSOR_CACHE   where it is kept (the user's cache folder)
#
# <folder>/chromium starts it.
set -euo pipefail
umask 022
export LC_ALL=C
# shellcheck source-path=SCRIPTDIR source=debian-unpack.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian-unpack.sh"

packages=(chromium fonts-dejavu-core)
layout=1
unpack_without+=('./usr/share/icons' './usr/share/mime' './usr/share/X11/locale')

# Chromium starts itself again for each of its processes, which a loader before it would not survive: it runs with the machine's own
# libc, of the same release or a later one, and with the other libraries of its suite.
finish() {
  local root=$1 libraries
  [[ -x $root/usr/lib/chromium/chromium ]] || fail 'no chromium among the packages'
  libraries=$(cd "$root" && find usr/lib -maxdepth 1 -type d -name '*-linux-gnu*' -print -quit)
  (cd "$root/$libraries" && rm -f ld-linux*.so.* lib{c,m,mvec,pthread,dl,rt,util,anl,resolv,BrokenLocale,thread_db}.so.* libnss_*.so.* libc_malloc_debug.so.*)
  {
    # shellcheck disable=SC2016 # $0 is the launcher's own
    printf '#!/bin/sh\nroot=$(dirname "$0")\n'
    # shellcheck disable=SC2016
    printf 'export LD_LIBRARY_PATH="$root/%s:$root/%s/pulseaudio" FONTCONFIG_PATH="$root/etc/fonts"\n' "$libraries" "$libraries"
    # shellcheck disable=SC2016
    printf 'exec "$root/usr/lib/chromium/chromium" "$@"\n'
  } >"$root/chromium"
  chmod +x "$root/chromium"
  "$root/chromium" --version >"$root/.try" 2>&1 || fail "the unpacked chromium does not run: $(tail -n 1 "$root/.try")"
  rm "$root/.try"
}

unpack_debian chromium "${CHROMIUM_SUITE:-bookworm}" "$layout" finish "${packages[@]}"
echo "$target"
