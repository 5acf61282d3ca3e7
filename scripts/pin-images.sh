#!/bin/bash
# Asks the image registry which images the tags of others stand for now, and writes their digests into the Dockerfiles and the compose
# file, so that every build begins with the same. By hand: before a release, and whenever a base has mended something.
#
#   scripts/pin-images.sh           on a machine with an engine that reaches the registry; then look at the difference, and commit
#
# ENGINE   docker, or podman
# FILES    what to write into
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

engine=${ENGINE:-docker}
read -ra files <<<"${FILES:-Dockerfile docker/asterisk/Dockerfile docker-compose.yml}"
fail() {
  echo "pin-images: $*" >&2
  exit 1
}

# Everything is asked before anything is written.
mapfile -t images < <(sed -nE 's/^(ARG BASE=| +image: )([^ @]+:[^ @]+)(@.*)?$/\2/p' "${files[@]}" | sort -u)
((${#images[@]} > 0)) || fail "no image in ${files[*]}"
declare -A pinned
for image in "${images[@]}"; do
  "$engine" pull --quiet "$image" >/dev/null || fail "$image is not to be had"
  found=$("$engine" image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$image" | grep -oE -m 1 'sha256:[0-9a-f]{64}') ||
    fail "$engine tells no digest of $image"
  pinned[$image]=$image@$found
done
for image in "${images[@]}"; do
  sed -i -E "s#^(ARG BASE=| +image: )${image//./\\.}(@.*)?\$#\\1${pinned[$image]}#" "${files[@]}"
  echo "${pinned[$image]}"
done
