# shellcheck shell=bash
# Sourced by tools/lectern, tools/test, tools/bench and tools/fuzz: packages and builds. Needs bash and `root`, the
# checkout's folder. Everything it says goes to stderr, so that a program's own output stays clean.

say() { printf '%s\n' "$*" >&2; }

# Names of the packages of the parts given ("build", "fonts" ...) that are not installed, one a line.
missing_packages() {
  local part wanted installed
  : "${root:?set by the caller}"
  wanted=$(for part in "$@"; do awk -v part="$part" '$1 == part { print $2 }' "$root/tools/packages.txt"; done | sort -u)
  installed=$(dpkg-query -W -f='${db:Status-Abbrev}|${Package}\n' 2>/dev/null | sed -n 's/^ii *|//p' | sort -u)
  comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed")
}

# Installs what is missing of the parts given; asks for root only then.
need_packages() {
  command -v dpkg-query >/dev/null || {
    say "lectern: this is not Debian; going on in the hope that what tools/packages.txt names is here"
    return 0
  }
  local missing=() as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  say "lectern: installing Debian packages: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      say "lectern: that needs root; run as root: apt-get install --no-install-recommends ${missing[*]}"
      return 3
    }
    as_root=(sudo)
  fi
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}")
  # The first try fails at once where the lists of packages were never fetched or are old.
  "${install[@]}" >/dev/null 2>&1 && return 0
  if "${as_root[@]}" apt-get -qq update >&2 && "${install[@]}" >&2; then return 0; fi
  say "lectern: the packages could not be installed"
  return 3
}

# build_preset PRESET BUILD-FOLDER TARGET [CMAKE-ARGUMENT ...]: configures and builds; prints only what went wrong.
build_preset() {
  local preset=$1 folder=$2 target=$3 log
  shift 3
  mkdir -p "$folder"
  log=$folder/build.log
  if (cd "$root" && cmake --preset "$preset" -B "$folder" "$@") >"$log" 2>&1 &&
    cmake --build "$folder" --target "$target" >>"$log" 2>&1; then
    return 0
  fi
  grep -E -A8 'error|Error|FAILED' "$log" | head -n 60 >&2 || tail -n 30 "$log" >&2
  say "lectern: the build failed; all of it is in $log"
  return 3
}
