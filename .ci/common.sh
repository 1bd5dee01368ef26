# shellcheck shell=bash
# What ./linnet, ./test and deploy/aws/deploy share: the libraries and the SDK that they need, one build at a time, and the build for Lambda.
# The script that reads this has set $root, the full path of the checkout.

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Installs Debian packages. Says nothing when all goes well, and what apt-get said otherwise.
install_packages() {
    local output
    output=$(as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "$@" 2>&1) || { say "$output"; return 1; }
}

refresh_package_lists() {
    as_root apt-get update -o DPkg::Lock::Timeout=120 >/dev/null 2>&1 || true
}

has_library() {
    [[ "$(/sbin/ldconfig -p)" == *"$1"* ]]
}

has_icu() { has_library libicuuc.so.; }

# SQLite 3.40 or later. Where there is no dpkg to tell the version, the server checks it when it opens its store.
has_sqlite() {
    has_library libsqlite3.so.0 || return
    command -v dpkg-query >/dev/null || return 0
    local version
    version=$(dpkg-query --show --showformat='${Version}\n' libsqlite3-0 2>/dev/null | head -n 1)
    [ -z "$version" ] || dpkg --compare-versions "$version" ge 3.40
}

# The name of Debian's package of ICU changes with every release.
icu_package() {
    local name
    name=$(apt-cache pkgnames libicu 2>/dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1)
    printf '%s\n' "${name:-libicu-dev}"
}

# The libraries that every Linnet process needs: installs what is missing, or says how to.
require_libraries() {
    has_icu && has_sqlite && return
    local packages=()
    may_install && refresh_package_lists
    has_icu || packages+=("$(icu_package)")
    has_sqlite || packages+=(libsqlite3-0)
    if may_install; then
        say "Installing ${packages[*]}…"
        install_packages "${packages[@]}" || stop "Linnet needs ${packages[*]}, and apt-get could not install it."
    else
        say "Linnet needs ICU (text) and SQLite 3.40 or later. Missing here: ${packages[*]}"
        stop "Install with:  sudo apt-get update && sudo apt-get install --yes ${packages[*]}"
    fi
    has_icu || stop "Linnet needs ICU, and ${packages[*]} did not bring it: no libicuuc.so is to be found."
    has_sqlite || stop "Linnet needs SQLite 3.40 or later: Debian 12 and later have it in libsqlite3-0."
}

# Puts dotnet on the PATH, and tells built programs where the runtime is.
find_dotnet() {
    local folder
    for folder in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
        command -v dotnet >/dev/null && break
        [ -x "$folder/dotnet" ] && PATH="$folder:$PATH"
    done
    command -v dotnet >/dev/null || return 0
    folder=$(dirname "$(readlink -f "$(command -v dotnet)")")
    [ ! -d "$folder/host/fxr" ] || export DOTNET_ROOT="$folder"
}

# Makes sure of the SDK, and sets what makes its runs quiet, and possible without a home of one's own.
require_sdk() {
    if ! dotnet --list-sdks 2>/dev/null | grep '^10\.' >/dev/null; then
        say "Linnet is built by the .NET SDK 10, which is not to be found. Get it from"
        say "  https://dotnet.microsoft.com/download/dotnet/10.0"
        say "or, without being root:"
        stop "  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
    fi
    export DOTNET_CLI_TELEMETRY_OPTOUT=${DOTNET_CLI_TELEMETRY_OPTOUT:-1} DOTNET_NOLOGO=${DOTNET_NOLOGO:-1}
    # Nothing that a build starts outlives it.
    export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
    if [ ! -w "${HOME:-/nonexistent}" ]; then
        export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-$root/artifacts/home}"
        mkdir -p "$DOTNET_CLI_HOME"
    fi
}

# Holds the checkout's build for this process until release_build, waiting for whoever builds now.
take_build() {
    { mkdir -p "$root/artifacts" && exec 9>"$root/artifacts/build.lock"; } 2>/dev/null \
        || stop "Linnet has to be built, and $(id -un) may not write to $root/artifacts."
    flock --nonblock 9 || { say "Waiting for another build of Linnet to end…"; flock 9; }
}

release_build() { exec 9>&-; }

# Shows the log of a failed restore or build, and what the commonest failures mean.
explain_build() {
    cat "$1" >&2
    if grep -E 'NU1301|NU1801|NU1900' "$1" >/dev/null; then
        say "The packages could not be fetched: is this machine offline, or its NuGet source out of reach?"
    elif grep -E 'NU1004' "$1" >/dev/null; then
        say "The lock files do not fit the projects: run 'dotnet restore' and commit the packages.lock.json it changes."
    fi
}

# The server as AWS Lambda starts it: with .NET, and compiled ahead as far as that serves a quick start.
publish_for_lambda() { # RUNTIME, such as linux-x64
    rm -rf "$root/artifacts/aws/function"
    (cd "$root" && dotnet publish src/Linnet.Server --configuration Release --runtime "$1" --self-contained \
        -p:PublishReadyToRun=true -p:ArtifactsPath="$root/artifacts/aws/build" --output "$root/artifacts/aws/function" \
        --nologo --verbosity quiet) && cp "$root/deploy/aws/run.sh" "$root/artifacts/aws/function/"
}
