#!/usr/bin/env bash
# Runs ./linnet and ./test from a fresh clone on a bare Debian:  tests/bare-machine.sh --help
set -euo pipefail

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
source "$root/.ci/common.sh"

help() {
    cat <<'HELP'
Usage: tests/bare-machine.sh [--user] [--release NAME] [ARGUMENT…]

Makes a minimal Debian (debootstrap, minbase) in a temporary folder, with nothing but git, curl, CA
certificates and this machine's .NET SDK; clones the last commit into it and runs there

  ./linnet version
  ./test ARGUMENT…

as root or, with --user, as an ordinary user without sudo: then ./linnet has to name what is missing,
and what it names is run as root. Mirror, package source, certificates and proxies are this machine's,
and so is the release of Debian unless NAME is given. Needs root and the network. Everything goes when
it ends; the exit code is that of the first failure.

Examples:
  tests/bare-machine.sh
  tests/bare-machine.sh --user --release trixie Core Sqlite
HELP
}

# The release of this machine, and the mirror that its packages come from.
this_release() { . /etc/os-release && printf '%s\n' "$VERSION_CODENAME"; }

mirror() {
    apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' \
        | awk -v release="$(this_release)" '$1 == release { print $2; exit }'
}

make_machine() { # FOLDER RELEASE
    local mirror
    mirror=$(mirror)
    say "Making a bare Debian $2…"
    debootstrap --variant=minbase --include=git,curl,ca-certificates "$2" "$1" "$mirror" >"$1.log" 2>&1 \
        || { tail -n 20 "$1.log" >&2; stop "debootstrap failed."; }
}

# What differs from network to network is taken from this machine, and nothing else.
copy_settings() { # FOLDER
    local machine=$1 file
    for file in /etc/apt/auth.conf.d /etc/apt/trusted.gpg.d /usr/local/share/ca-certificates /etc/ssl/certs \
        /etc/resolv.conf /etc/hosts; do
        [ -e "$file" ] || continue
        mkdir -p "$machine$(dirname "$file")"
        cp --recursive --dereference --remove-destination "$file" "$machine$(dirname "$file")/"
    done
    grep -lE '^ *Acquire::' /etc/apt/apt.conf.d/* 2>/dev/null \
        | xargs --no-run-if-empty cp --target-directory="$machine/etc/apt/apt.conf.d" || true
    for file in .nuget/NuGet .config/NuGet; do
        [ -d "$HOME/$file" ] || continue
        for home in "$machine/root" "$machine/home/guest"; do
            mkdir -p "$home/$file"
            cp --recursive "$HOME/$file/." "$home/$file/"
        done
    done
}

clone_into() { # FOLDER
    chroot "$1" useradd --home-dir /home/guest --shell /bin/bash guest
    mkdir -p "$1/home/guest"
    git -c safe.directory='*' clone --quiet --no-hardlinks "$root" "$1/home/guest/linnet"
}

# Runs in namespaces of its own: mounts and processes end with it, however it ends.
enter() { # FOLDER USER ARGUMENT…
    local machine=$1 user=$2 sdk
    shift 2
    sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
    mkdir -p "$machine$sdk" "$machine/dev/pts" "$machine/dev/shm"
    mount --bind "$sdk" "$machine$sdk"
    mount -o remount,bind,ro "$machine$sdk"
    mount -t proc proc "$machine/proc"
    mount -t sysfs -o ro sysfs "$machine/sys"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$machine/dev/pts"
    ln -sf pts/ptmx "$machine/dev/ptmx"
    mount -t tmpfs tmpfs "$machine/dev/shm"
    ln -sf "$sdk/dotnet" "$machine/usr/bin/dotnet"

    if [ "$user" != root ]; then
        chroot "$machine" chown -R "$user" /home/guest
        install_what_is_named "$machine" "$user"
    fi
    as "$machine" "$user" 'time ./linnet version'
    as "$machine" "$user" 'time ./test "$@"' "$@"
}

# Runs a command in the clone, with an environment that holds only what this machine needs to reach the network.
as() { # FOLDER USER COMMAND ARGUMENT…
    local machine=$1 user=$2 command=$3 home name kept=()
    shift 3
    home=$(awk -F: -v user="$user" '$1 == user { print $6 }' "$machine/etc/passwd")
    for name in $(compgen -e | grep -E '^(NUGET_|SSL_CERT_|CURL_CA_|GIT_SSL_|CI$)|_(proxy|PROXY)$'); do
        kept+=("$name=${!name}")
    done
    say "As $user: $command"
    chroot --userspec="$user" "$machine" env --ignore-environment "${kept[@]}" HOME="$home" USER="$user" \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        bash -c "cd /home/guest/linnet && $command" bash "$@"
}

# An ordinary user is refused, and told one command; it is run as root.
install_what_is_named() { # FOLDER USER
    local output command
    if output=$(as "$1" "$2" './linnet version' 2>&1); then
        stop "./linnet started without its libraries: $output"
    fi
    say "$output"
    command=$(sed -n 's/^Install with:  //p' <<<"$output")
    [ -n "$command" ] || stop "./linnet did not say how to install what is missing."
    as "$1" root "${command//sudo /}" >/dev/null 2>&1 || stop "This did not work: $command"
}

main() {
    local user=root release
    release=$(this_release)
    while true; do
        case ${1:-} in
            -h | --help) help; exit 0 ;;
            --user) user=guest ;;
            --release) release=${2:?--release takes a name, as in --release trixie}; shift ;;
            *) break ;;
        esac
        shift
    done
    [ "$(id -u)" = 0 ] || stop "A bare machine can be made by root alone: sudo tests/bare-machine.sh"
    find_dotnet
    command -v dotnet >/dev/null || stop "There is no .NET SDK here to lend."
    command -v debootstrap >/dev/null || { refresh_package_lists; install_packages debootstrap; }

    machine=$(mktemp --directory --tmpdir linnet-machine.XXXXXX)
    # $machine is global: the trap outlives this function.
    trap 'rm -rf --one-file-system "$machine" "$machine.log"' EXIT
    trap 'exit 130' INT TERM
    chmod 755 "$machine"
    make_machine "$machine" "$release"
    copy_settings "$machine"
    clone_into "$machine"
    export -f enter as install_what_is_named say stop
    unshare --mount --pid --fork --kill-child --mount-proc \
        bash -euo pipefail -c 'enter "$@"' bash "$machine" "$user" "$@"
}

main "$@"
