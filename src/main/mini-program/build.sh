#!/bin/sh
# Builds the drivers' program for Maven.
#
#   build.sh h5 FOLDER   the browser's program into FOLDER, unless it is there and up to date
#   build.sh check       types, style, unit tests, and all three programs
set -eu
cd "$(dirname "$0")"

node_is_new_enough() {
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 20 || (+a == 20 && +b >= 19) ? 0 : 1)'
}

if ! command -v node > /dev/null || ! command -v npm > /dev/null; then
  echo "The drivers' program is built with Node 20.19 or newer, and there is no node on the PATH." >&2
  echo "Install it, or leave the program out with -DskipFrontend." >&2
  exit 1
fi
if ! node_is_new_enough; then
  echo "The drivers' program is built with Node 20.19 or newer; this is $(node --version)." >&2
  echo "Install a newer one, or leave the program out with -DskipFrontend." >&2
  exit 1
fi

# The libraries are fetched anew only when the lock file has changed.
if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.installed-lock.json
fi

h5_into() {
  built="$1/index.html"
  if [ -f "$built" ] && [ -z "$(find src index.html vite.config.ts package-lock.json build.sh -newer "$built")" ]; then
    return
  fi
  npm run --silent h5
  rm -rf "$1"
  mkdir -p "$1"
  cp -R dist/build/h5/. "$1"
  touch "$built"
}

case "$1" in
  h5) h5_into "$2" ;;
  check) npm run --silent check ;;
  *) echo "build.sh h5 FOLDER, or build.sh check" >&2; exit 2 ;;
esac
