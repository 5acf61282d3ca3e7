#!/bin/bash
# Unpacks a real Asterisk beside the system, for the tests of the Asterisk provider. Needs no root, installs nothing.
#
#   scripts/asterisk-setup.sh          prints the folder on its last line; done in no time where it is already there
#
# ASTERISK_SUITE                Debian suite to take it from (forky: Asterisk 22)
# INTERACTION_PROCESSOR_CACHE   where it is kept (the user's cache folder)
#
# Packages come over this machine's own apt configuration (mirror, proxy, keys), with their whole closure down to libc, so
# that the release of the machine does not matter. <folder>/asterisk starts it with its own loader and libraries.
set -euo pipefail
umask 022
export LC_ALL=C

packages=(asterisk asterisk-core-sounds-en-gsm)
layout=1 # raise it when the way of unpacking changes: older folders are then made anew
suite=${ASTERISK_SUITE:-forky}
tries=3
lock_deadline_s=1200

fail() {
  echo "asterisk-setup: $*" >&2
  exit 1
}

[[ $suite =~ ^[a-z][a-z0-9-]*$ ]] || fail "ASTERISK_SUITE is no suite name: '$suite'"
cache=${INTERACTION_PROCESSOR_CACHE:-${XDG_CACHE_HOME:-${HOME:?asterisk-setup: HOME is not set}/.cache}/interaction-processor}
target=$cache/asterisk-$suite
version="layout $layout, $suite: ${packages[*]}"

complete() { [[ -x $target/asterisk && $(cat "$target/.complete" 2>/dev/null) == "$version" ]]; }
finish() {
  echo "$target"
  exit 0
}
complete && finish

for tool in apt-get apt-cache dpkg-deb tar flock; do
  command -v "$tool" >/dev/null || fail "$tool is missing: a Debian (or a derivative of it) with apt is needed to fetch Asterisk"
done
mkdir -p "$cache" 2>/dev/null && [[ -w $cache ]] || fail "cannot write to $cache"
exec 9>"$cache/asterisk-$suite.lock"
flock -w "$lock_deadline_s" 9 || fail "another run holds $cache/asterisk-$suite.lock for more than ${lock_deadline_s}s"
complete && finish # the run waited for has done it

# Only the holder of the lock has a work folder: any other is of a run that was killed.
rm -rf "$cache/asterisk-$suite".work.*
work=$cache/asterisk-$suite.work.$$
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/apt/{lists/partial,cache/archives/partial,none} "$work/root"

# The machine's hooks around an update (cleaning, indexing) are not for a private one.
cat >"$work/apt/apt.conf" <<CONF
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
CONF
: >"$work/apt/status" # an empty dpkg status: nothing counts as installed, so the whole closure is fetched
private=(
  -c "$work/apt/apt.conf"
  -o Dir::State="$work/apt" -o Dir::State::lists="$work/apt/lists" -o Dir::State::status="$work/apt/status"
  -o Dir::Cache="$work/apt/cache" -o Dir::Cache::archives="$work/apt/cache/archives"
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
  -o Dir::Etc::sourcelist="$work/apt/sources.list" -o Dir::Etc::sourceparts="$work/apt/none"
  -o Dir::Etc::preferences="$work/apt/none/none" -o Dir::Etc::preferencesparts="$work/apt/none"
  -o APT::Install-Recommends=false -o APT::Install-Suggests=false -o Acquire::Languages=none
  -o Acquire::Check-Valid-Until=false -o Acquire::Retries=3 -o Acquire::http::Timeout=30
  -o APT::Update::Error-Mode=any -o APT::Sandbox::User= -o Debug::NoLocking=true
)

retried() { # retried <what it does> <command...>: the last words of the tool stay in $work/why
  local what=$1 try
  shift
  for ((try = 1; try <= tries; try++)); do
    "$@" >"$work/out" 2>&1 && return 0
    why=$(grep -E '^(E|W):' "$work/out" | tail -n 1 || true)
    ((try < tries)) && sleep $((2 * try))
  done
  why="$what: ${why:-$(tail -n 1 "$work/out")}"
  return 1
}

# Archives this machine already takes packages from, the one that looks like Debian's main archive first.
mirrors() {
  local all
  all=$(apt-get update --print-uris 2>/dev/null | sed -nE "s#^'([^']+)/dists/[^']*/InRelease'.*#\1#p" | grep -v security | awk '!seen[$0]++')
  grep -E '/debian/?$' <<<"$all" || true
  grep -vE '/debian/?$' <<<"$all" || true
}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
signed=''
[[ -r $keyring ]] && signed="[signed-by=$keyring] "

why='no archive in the apt configuration of this machine'
found=''
while read -r mirror; do
  [[ -n $mirror ]] || continue
  echo "deb $signed$mirror $suite main" >"$work/apt/sources.list"
  retried "cannot read suite '$suite'" apt-get "${private[@]}" update || continue
  found=$mirror
  break
done < <(mirrors)
[[ -n $found ]] || fail "no Asterisk to be had: $why"
[[ $(apt-cache "${private[@]}" policy "${packages[0]}") =~ Candidate:\ [0-9] ]] || fail "suite '$suite' has no package ${packages[0]}"
retried "cannot fetch ${packages[*]} from suite '$suite'" \
  apt-get "${private[@]}" install -y --download-only "${packages[@]}" || fail "$why"

root=$work/root
# Merged /usr: packages of older suites still ship /lib, /bin and /sbin.
mkdir -p "$root"/usr/{bin,sbin,lib,lib64}
for dir in bin sbin lib lib64; do ln -s "usr/$dir" "$root/$dir"; done
for deb in "$work"/apt/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --keep-directory-symlink --no-same-owner \
    --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='./usr/share/info' \
    --exclude='./usr/share/zoneinfo' --exclude='./usr/share/perl*' --exclude='./usr/lib/*/perl*' --exclude='./usr/lib/*/gconv' \
    >"$work/out" 2>&1 || fail "cannot unpack ${deb##*/}: $(tail -n 1 "$work/out")"
done
# What the package does when it is installed: the folder of the language.
sounds=$root/usr/share/asterisk/sounds
[[ -e $sounds/en ]] || ln -s en_US_f_Allison "$sounds/en"

multiarch=$(cd "$root" && find usr/lib -maxdepth 1 -type d -name '*-linux-gnu*' -print -quit)
loader=$(cd "$root" && find usr/lib usr/lib64 -maxdepth 2 \( -name 'ld-linux*.so.*' -o -name 'ld-2.*.so' \) ! -type l -print -quit)
[[ -n $multiarch && -n $loader ]] || fail "no loader among the packages of suite '$suite'"
modules=$(cd "$root" && find usr/lib -maxdepth 3 -type d -path '*/asterisk/modules' -print -quit)
[[ -n $modules ]] || fail "no Asterisk modules among the packages of suite '$suite'"
ln -s "$modules" "$root/modules"
cat >"$root/asterisk" <<LAUNCHER
#!/bin/sh
root=\$(dirname "\$0")
exec "\$root/$loader" --library-path "\$root/$multiarch:\$root/usr/lib" "\$root/usr/sbin/asterisk" "\$@"
LAUNCHER
chmod +x "$root/asterisk"
"$root/asterisk" -V >"$work/out" 2>&1 || fail "the unpacked Asterisk does not run: $(tail -n 1 "$work/out")"

# The stamp goes in before the rename: a folder with the final name is always whole.
echo "$version" >"$root/.complete"
if [[ -e $target ]]; then mv "$target" "$work/old"; fi
mv "$root" "$target"
finish
