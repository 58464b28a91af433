# shellcheck shell=sh
# Finds Java and Maven, wherever they are.
#
# Part of the launcher, which sets $root, $target and others, and reads some that are set here.
# shellcheck disable=SC2034,SC2154

least_java=17
least_maven=3.8.7

# Every place where a java may be, best first.
java_places() {
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME/bin/java"
    command -v java
    printf '%s\n' "${SDKMAN_DIR:-${HOME:-}/.sdkman}/candidates/java/current/bin/java" \
        /opt/homebrew/opt/openjdk/bin/java /usr/local/opt/openjdk/bin/java
}

# Asks one java what it is; sets $why unless it is a JDK that is new enough.
probe_java() {
    facts=$("$1" -XshowSettings:properties -version 2>&1) || {
        why="$1 does not start."
        return 1
    }
    java_home=$(printf '%s\n' "$facts" | sed -n 's/^ *java\.home = //p')
    java_version=$(printf '%s\n' "$facts" | sed -n 's/^ *java\.version = //p')
    java_major=${java_version#1.}
    java_major=${java_major%%[!0-9]*}
    if [ "${java_major:-0}" -lt "$least_java" ]; then
        why="$1 is Java ${java_version:-?}, which is too old:"
        why="$why the workbook needs a JDK $least_java or newer."
        return 1
    fi
    if [ ! -x "$java_home/bin/javac" ]; then
        why="$1 is Java $java_version without its compiler: the workbook needs a JDK, not a JRE."
        return 1
    fi
}

choose_java() {
    first_why=
    places=$(java_places)
    while IFS= read -r place; do
        [ -x "$place" ] || continue
        probe_java "$place" </dev/null && return
        first_why=${first_why:-$why}
    done <<END
$places
END
    why=${first_why:-"No Java was found: the workbook needs a JDK $least_java or newer."}
    return 1
}

need_java() {
    choose_java && return
    missing=java
    find_maven || missing="java maven"
    remedy "$why"
    choose_java || die "$why" \
        "If it was installed just now: open a new terminal, or set JAVA_HOME to its folder."
}

find_maven() {
    mvn=$(command -v mvn) && return
    for mvn in "${MAVEN_HOME:-/none}/bin/mvn" "${M2_HOME:-/none}/bin/mvn" \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}/candidates/maven/current/bin/mvn"; do
        [ -x "$mvn" ] && return
    done
    return 1
}

# True if version $1 is $2 or newer.
at_least() {
    awk -v have="$1" -v need="$2" 'BEGIN {
        split(have, h, /[.-]/); split(need, n, /[.-]/)
        for (i = 1; i <= 3; i++) if (h[i] + 0 != n[i] + 0) exit h[i] + 0 < n[i] + 0
    }'
}

choose_maven() {
    find_maven || {
        why="No Maven was found: the workbook needs Maven $least_maven or newer to build itself."
        return 1
    }
    version=$(JAVA_HOME=$java_home "$mvn" -v 2>/dev/null \
        | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
    at_least "${version:-0}" "$least_maven" && return
    why="$mvn is Maven ${version:-?}, which is too old: the workbook needs $least_maven or newer."
    return 1
}

need_maven() {
    choose_maven && return
    missing=maven
    remedy "$why"
    choose_maven || die "$why"
}
