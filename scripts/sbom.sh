#!/bin/bash
# Writes the bill of materials of what the service runs with (CycloneDX, JSON): every package of node_modules that is not for
# development alone.
#
#   scripts/sbom.sh [FILE]          sbom.cdx.json
#
# What writes it is a tree of its own (docker/sbom), without the native parts that it can do without.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

(cd docker/sbom && npm ci --silent --prefer-offline --omit=optional --ignore-scripts --no-audit --no-fund)
# Flat and without times and serial numbers: the same packages give the same file.
docker/sbom/node_modules/.bin/cyclonedx-npm --omit dev --flatten-components --output-reproducible \
  --output-format JSON --output-file "${1:-sbom.cdx.json}"
