#!/bin/bash
# Unpacks Python with the Socket.IO client that Debian has for it beside the system, for the test of a desktop written in
# Python. Needs no root, installs nothing, uses no Python of the machine.
#
#   scripts/python-client-setup.sh     prints the python3 to use on its last line; done in no time where it is already there
#
# PYTHON_CLIENT_SUITE           Debian suite to take it from (the machine's own)
# INTERACTION_PROCESSOR_CACHE   where it is kept (the user's cache folder)
set -euo pipefail
umask 022
export LC_ALL=C
# shellcheck source-path=SCRIPTDIR source=debian-unpack.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian-unpack.sh"

# Requests carries the client's long polling, websocket its WebSocket.
packages=(python3 python3-socketio python3-requests python3-websocket)
layout=1

finish() {
  local root=$1
  # A Python of one's own: nothing of the machine's or the user's gets in.
  # shellcheck disable=SC2016 # $root is the launcher's own
  unpack_launcher "$root" python3 usr/bin/python3 \
    'unset PYTHONPATH PYTHONSTARTUP' \
    'export PYTHONHOME="$root/usr" PYTHONNOUSERSITE=1 PYTHONDONTWRITEBYTECODE=1'
  "$root/python3" -c 'import socketio, requests, websocket' >"$root/.try" 2>&1 ||
    fail "the unpacked Python does not run: $(tail -n 1 "$root/.try")"
  rm "$root/.try"
}

suite=${PYTHON_CLIENT_SUITE:-$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}")}
[[ -n $suite ]] || fail 'this machine does not say of which Debian suite it is: set PYTHON_CLIENT_SUITE'
unpack_debian python-client "$suite" "$layout" finish "${packages[@]}"
echo "$target/python3"
