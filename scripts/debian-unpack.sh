# shellcheck shell=bash
# Unpacks Debian packages with their whole closure, libc included, into a folder of their own: needs no root, installs
# nothing, and the release of the machine does not matter. To be sourced.
#
#   unpack_debian NAME SUITE LAYOUT FINISH PACKAGE...
#
# sets `target` to the cache's folder NAME-SUITE, in no time where it is complete. FINISH is a function that is given the
# unpacked root to do what installing would have done; LAYOUT is a number to raise when the way of unpacking changes, older
# folders are then made anew. Packages come over the machine's own apt configuration (mirror, proxy, keys).
#
# INTERACTION_PROCESSOR_CACHE   where it is kept (the user's cache folder)

unpack_tries=3
unpack_lock_deadline_s=1200
unpack_without=(./usr/share/doc ./usr/share/man ./usr/share/locale ./usr/share/info ./usr/share/zoneinfo './usr/lib/*/gconv')

fail() {
  local program=${0##*/}
  echo "${program%.sh}: $*" >&2
  exit 1
}

unpack_debian() {
  local name=$1 suite=$2 version="layout $3, $2: ${*:5}" finish=$4
  local packages=("${@:5}") cache work private=() why=''
  [[ $suite =~ ^[a-z][a-z0-9-]*$ ]] || fail "no name of a suite: '$suite'"
  cache=${INTERACTION_PROCESSOR_CACHE:-${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/interaction-processor}
  target=$cache/$name-$suite
  unpack_complete && return

  local tool
  for tool in apt-get apt-cache dpkg-deb tar flock; do
    command -v "$tool" >/dev/null || fail "$tool is missing: a Debian (or a derivative of it) with apt is needed to fetch ${packages[*]}"
  done
  { mkdir -p "$cache" && [[ -w $cache ]]; } 2>/dev/null || fail "cannot write to $cache"
  exec 9>"$target.lock"
  flock -w "$unpack_lock_deadline_s" 9 || fail "another run holds $target.lock for more than ${unpack_lock_deadline_s}s"
  unpack_complete && return # the run waited for has done it

  # Only the holder of the lock has a work folder: any other is of a run that was killed.
  rm -rf "$target".work.*
  work=$target.work.$$
  unpack_work=$work
  trap 'rm -rf "$unpack_work"' EXIT
  unpack_private_apt
  unpack_fetch
  unpack_root
  "$finish" "$work/root"
  # The stamp goes in before the rename: a folder with the final name is always whole.
  echo "$version" >"$work/root/.complete"
  if [[ -e $target ]]; then mv "$target" "$work/old"; fi
  mv "$work/root" "$target"
}

unpack_complete() { [[ $(cat "$target/.complete" 2>/dev/null) == "$version" ]]; }

unpack_private_apt() {
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
}

# Archives this machine already takes packages from, the one that looks like Debian's main archive first.
unpack_mirrors() {
  local all
  all=$(apt-get update --print-uris 2>/dev/null | sed -nE "s#^'([^']+)/dists/[^']*/InRelease'.*#\1#p" | grep -v security | awk '!seen[$0]++')
  grep -E '/debian/?$' <<<"$all" || true
  grep -vE '/debian/?$' <<<"$all" || true
}

unpack_retried() { # unpack_retried WHAT COMMAND...: the last words of the tool stay in $why
  local what=$1 try
  shift
  for ((try = 1; try <= unpack_tries; try++)); do
    "$@" >"$work/out" 2>&1 && return
    why=$(grep -E '^(E|W):' "$work/out" | tail -n 1 || true)
    ((try < unpack_tries)) && sleep $((2 * try))
  done
  why="$what: ${why:-$(tail -n 1 "$work/out")}"
  return 1
}

unpack_fetch() {
  local keyring=/usr/share/keyrings/debian-archive-keyring.gpg signed='' mirror found=''
  [[ -r $keyring ]] && signed="[signed-by=$keyring] "
  why='no archive in the apt configuration of this machine'
  while read -r mirror; do
    [[ -n $mirror ]] || continue
    echo "deb $signed$mirror $suite main" >"$work/apt/sources.list"
    unpack_retried "cannot read suite '$suite'" apt-get "${private[@]}" update || continue
    found=$mirror
    break
  done < <(unpack_mirrors)
  [[ -n $found ]] || fail "no ${packages[0]} to be had: $why"
  [[ $(apt-cache "${private[@]}" policy "${packages[0]}") =~ Candidate:\ [0-9] ]] || fail "suite '$suite' has no package ${packages[0]}"
  unpack_retried "cannot fetch ${packages[*]} from suite '$suite'" \
    apt-get "${private[@]}" install -y --download-only "${packages[@]}" || fail "$why"
}

unpack_root() {
  local root=$work/root dir deb
  # Merged /usr: packages of older suites still ship /lib, /bin and /sbin.
  mkdir -p "$root"/usr/{bin,sbin,lib,lib64}
  for dir in bin sbin lib lib64; do ln -s "usr/$dir" "$root/$dir"; done
  for deb in "$work"/apt/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" |
      tar -x -C "$root" --keep-directory-symlink --no-same-owner "${unpack_without[@]/#/--exclude=}" \
        >"$work/out" 2>&1 || fail "cannot unpack ${deb##*/}: $(tail -n 1 "$work/out")"
  done
}

# unpack_launcher ROOT NAME PROGRAM [LINE...]: ROOT/NAME starts ROOT/PROGRAM with the loader and libraries of its own suite,
# LINEs of shell go before it.
unpack_launcher() {
  local root=$1 name=$2 program=$3 loader libraries
  libraries=$(cd "$root" && find usr/lib -maxdepth 1 -type d -name '*-linux-gnu*' -print -quit)
  loader=$(cd "$root" && find usr/lib usr/lib64 -maxdepth 2 \( -name 'ld-linux*.so.*' -o -name 'ld-2.*.so' \) ! -type l -print -quit)
  [[ -n $libraries && -n $loader ]] || fail "no loader among the packages"
  {
    # shellcheck disable=SC2016 # $0 is the launcher's own
    printf '#!/bin/sh\nroot=$(dirname "$0")\n'
    printf '%s\n' "${@:4}"
    # shellcheck disable=SC2016
    printf 'exec "$root/%s" --library-path "$root/%s:$root/usr/lib" "$root/%s" "$@"\n' "$loader" "$libraries" "$program"
  } >"$root/$name"
  chmod +x "$root/$name"
}
