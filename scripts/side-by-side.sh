#!/bin/bash
# side-by-side.sh FIRST SECOND: runs two npm scripts at the same time, the second with what the first leaves of the machine. What the second
# prints comes when both have ended. Fails where one of them does.
set -uo pipefail

said=$(mktemp)
nice -n 19 npm run "$2" </dev/null >"$said" 2>&1 &
second=$!
# shellcheck disable=SC2064 # the one that is started here
trap "kill $second 2>/dev/null; rm -f '$said'" EXIT

npm run "$1"
first_status=$?
wait "$second"
second_status=$?
echo "== npm run $2, beside it:"
cat "$said"
((first_status == 0 && second_status == 0))
