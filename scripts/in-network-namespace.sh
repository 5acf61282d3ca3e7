#!/bin/bash
# Runs a command in a network of its own: loopback, and one address that is not loopback (198.18.0.1), without which no browser offers its
# sound to anybody. Needs no root where the system lets users have namespaces.
#
#   scripts/in-network-namespace.sh COMMAND…
set -euo pipefail

if [[ ${1:-} != --inside ]]; then
  (($# > 0)) || { sed -n 2,6p "$0" >&2; exit 2; }
  new=(--net)
  # Without the right to it, there is one for who is root in a namespace of users.
  unshare "${new[@]}" true 2>/dev/null || new+=(--user --map-root-user)
  # Fetched before the network is gone.
  command -v ip >/dev/null || PATH=$("$(dirname "${BASH_SOURCE[0]}")/iproute-setup.sh" | tail -n 1):$PATH
  unshare "${new[@]}" true || { echo 'in-network-namespace: the system lets nobody have a network of their own' >&2; exit 1; }
  exec unshare "${new[@]}" "$0" --inside "$@"
fi

shift
ip link set lo up
# A switch with nothing plugged in: it is there wherever Linux is, which a "dummy" is not.
ip link add voice type bridge
ip address add 198.18.0.1/24 dev voice
ip link set voice up
exec "$@"
