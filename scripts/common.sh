# What the scripts share: where the project is, how they speak, which node they use. To be sourced.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

jobs=${CLIENTELE_JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
export CLIENTELE_DATA=${CLIENTELE_DATA:-$root/../shared/data}
# Paths inside the project are hashed as relative ones, so that every checkout shares its objects.
export CCACHE_BASEDIR=$root

# The node that Vite and the tests need: 20.19 or newer from PATH, else the one scripts/setup put
# into build/tools.
node_is_new_enough() {
  have node && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'
}
use_node() {
  if ! node_is_new_enough && [ -x "$root/build/tools/node_modules/.bin/node" ]; then
    PATH="$root/build/tools/node_modules/.bin:$PATH"
  fi
}
use_node

# build PRESET TARGET [CMAKE OPTIONS...]
build() {
  local preset=$1 target=$2 log=build/log/$1-$2.txt
  shift 2
  mkdir -p build/log
  note "building $target ($preset)"
  if ! { cmake --preset "$preset" "$@" && cmake --build --preset "$preset" --target "$target" -j "$jobs"; } \
      >"$log" 2>&1; then
    grep -E -A5 'error|FAILED|Error' "$log" | tail -60 >&2 || tail -40 "$log" >&2
    printf 'error: %s did not build; the whole log is %s\n' "$target" "$log" >&2
    return 1
  fi
}
