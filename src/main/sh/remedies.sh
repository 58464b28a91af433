# shellcheck shell=sh
# Says which command installs what is missing, and runs it for whoever agrees.
#
# Part of the launcher, which sets $root, $target and others, and reads some that are set here.
# shellcheck disable=SC2154

has() { command -v "$1" >/dev/null 2>&1; }

wants() {
    case " $missing " in
        *" $1 "*) return 0 ;;
    esac
    return 1
}

# "$2" if $1 is missing, else nothing.
if_missing() { if wants "$1"; then printf ' %s' "$2"; fi; }

apt_jdk() {
    for number in 21 25 17; do
        if apt-cache show "openjdk-$number-jdk-headless" >/dev/null 2>&1; then
            printf 'openjdk-%s-jdk-headless' "$number"
            return
        fi
    done
    printf default-jdk-headless
}

# Some distributions that are still in use carry a Maven that is too old.
apt_maven_is_too_old() {
    version=$(apt-cache show maven 2>/dev/null | sed -n 's/^Version: //p' | sed -n 1p)
    [ -n "$version" ] && ! at_least "$version" "$least_maven"
}

dnf_jdk() {
    if grep -qs '^ID=fedora' /etc/os-release; then
        printf java-latest-openjdk-devel
    else
        printf java-21-openjdk-devel
    fi
}

by_sdkman() {
    printf '%s' "bash -c '. \"${SDKMAN_DIR:-$HOME/.sdkman}/bin/sdkman-init.sh\""
    if wants java; then printf ' && sdk install java'; fi
    if wants maven; then printf ' && sdk install maven'; fi
    printf "'"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        printf '%s' "$1"
    elif has sudo; then
        printf 'sudo %s' "$1"
    else
        printf "su -c '%s'" "$1"
    fi
}

# The command that installs $missing on this system; nothing if no way is known.
install_command() {
    if [ -s "${SDKMAN_DIR:-${HOME:-/none}/.sdkman}/bin/sdkman-init.sh" ]; then
        by_sdkman
    elif has apt-get && ! { wants maven && apt_maven_is_too_old; }; then
        as_root "apt-get update"
        printf ' && '
        as_root "apt-get install -y$(if_missing java "$(apt_jdk)")$(if_missing maven maven)"
    elif has dnf; then
        as_root "dnf install -y$(if_missing java "$(dnf_jdk)")$(if_missing maven maven)"
    elif has pacman; then
        packages=$(if_missing java jdk21-openjdk)$(if_missing maven maven)
        as_root "pacman -S --needed --noconfirm$packages"
    elif has apk; then
        as_root "apk add$(if_missing java openjdk21-jdk)$(if_missing maven maven)"
    elif has brew; then
        printf 'brew install%s%s' "$(if_missing java openjdk)" "$(if_missing maven maven)"
    fi
}

remedy() {
    command=$(install_command)
    if [ -z "$command" ]; then
        die "$1" "Install it by hand: a JDK from https://adoptium.net," \
            "Maven from https://maven.apache.org/download.cgi. Then run ./workbook again."
    fi
    say "$1" "" "  This installs it:  $command" ""
    if [ "$yes" = no ]; then
        { [ -t 0 ] && [ -t 2 ]; } || die "Run that, or let the workbook run it:  ./workbook --yes"
        printf 'Run it now? [y/N] ' >&2
        read -r answer || answer=
        case $answer in
            y | Y | yes) ;;
            *) exit 2 ;;
        esac
    fi
    sh -c "$command" >&2 || die "That did not work: $command" "Its own words are above."
    hash -r
}
