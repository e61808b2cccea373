# Shared by packaging/run, packaging/test and packaging/screenshots: checks the system, installs what is missing,
# builds. Sourced, not run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${ULLIM_BUILD:-$root/build/release}

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'ullim: %s\n' "$*" >&2; exit 1; }

packages() {  # names of packages.txt whose kind is among the arguments
  local kinds=" $* " name kind rest
  while read -r name kind rest; do
    case "$name" in ''|'#'*) continue ;; esac
    case "$kinds" in *" $kind "*) printf '%s\n' "$name" ;; esac
  done < "$root/packaging/packages.txt"
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

install_packages() {
  local missing=() name
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is not Debian: nothing is installed by itself. These Debian 12 packages (or your system's names for them) are needed:"
    packages "$@" | tr '\n' ' '
    echo
    command -v cmake >/dev/null || fail "cmake is missing (install the packages above, then run this again)"
    return 0
  fi
  on_debian12 || say "Not Debian 12: the package names of packaging/packages.txt may not all exist here."
  for name in $(packages "$@"); do is_installed "$name" || missing+=("$name"); done
  if [ ${#missing[@]} -eq 0 ]; then
    say "Packages: all there"
    return 0
  fi
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "these packages are missing and only root can install them: ${missing[*]} (run as root: apt-get install ${missing[*]})"
    sudo=(sudo)
  fi
  say "Packages: installing ${#missing[@]}"
  "${sudo[@]}" apt-get update -q
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}"
}

on_debian12() {
  # shellcheck disable=SC1091
  [ -r /etc/os-release ] && (. /etc/os-release; [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ])
}

build_targets() {  # one folder for packaging/run and packaging/test, so that neither builds what the other has built
  say "Building in ${build#"$root"/}"
  if [ ! -f "$build/build.ninja" ]; then
    # Warnings are errors with the compiler they were checked with.
    local werror=OFF
    if on_debian12; then werror=ON; fi
    cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DULLIM_WERROR=$werror
  fi
  cmake --build "$build" --target "$@"
}
