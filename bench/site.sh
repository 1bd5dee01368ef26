#!/usr/bin/env bash
# Looks at the demo's pages with Chromium:  bench/site.sh --help
set -euo pipefail

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
cd "$root"
source .ci/common.sh

modules=artifacts/bench/npm

help() {
    cat <<'HELP'
Usage: bench/site.sh lighthouse [--save] [--runs N]
       bench/site.sh screenshots [FOLDER]

Starts ./linnet serve --demo on a free port, in a folder of its own that goes afterwards, and looks at its pages with
Debian's chromium. What it needs from npm is fetched into artifacts/bench, in the versions of bench/site/package.json.

  lighthouse    scores of the feed (signed in), a story and the sign-in, on Lighthouse's settings for a mobile phone: the
                medians of N runs (default 5), and what costs points. With --save they replace bench/results/lighthouse.md
  screenshots   every page in light and dark, on a desk and on a phone, into FOLDER (default docs/screenshots)

Examples:
  bench/site.sh lighthouse --runs 1
  bench/site.sh screenshots artifacts/screenshots
HELP
}

fetch_packages() {
    cmp --silent bench/site/package.json "$modules/fetched.json" && return
    say "Fetching npm packages…"
    rm -rf "$modules" && mkdir -p "$modules" && cp bench/site/package.json "$modules/package.json"
    npm install --prefix "$modules" --no-package-lock --ignore-scripts --no-audit --no-fund >&2
    cp bench/site/package.json "$modules/fetched.json"
}

command=${1:-}
case $command in
    -h | --help) help; exit 0 ;;
    lighthouse | screenshots) shift ;;
    *) stop "Say what to do: lighthouse or screenshots; bench/site.sh --help tells more." ;;
esac
[[ ${1:-} != -h && ${1:-} != --help ]] || { help; exit 0; }
for program in node npm chromium; do
    command -v $program >/dev/null || stop "There is no $program. Install with:  sudo apt-get install --yes nodejs npm chromium"
done
fetch_packages
# Modules are looked for beside the file that names them, so the files run beside the packages.
cp bench/site/*.mjs "$modules/"
./linnet version >/dev/null
LINNET_ROOT=$root exec node "$modules/$command.mjs" "$@"
