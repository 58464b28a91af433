# shellcheck shell=sh
# Builds the workbook with Maven: one build at a time, and a line that tells how far it is.
#
# Part of the launcher, which sets $root, $target and others, and reads some that are set here.
# shellcheck disable=SC2154

# Text that may stand between single quotes.
quoted() { printf '%s\n' "$1" | sed "s/'/'\\\\''/g"; }

# One build at a time: whoever comes second waits, and then finds the work done.
lock() {
    lock=$root/target/workbook.lock
    mkdir -p "$root/target" \
        || die "$root/target cannot be written." "Give yourself the right to write there."
    told=no
    until mkdir "$lock" 2>/dev/null; do
        holder=$(cat "$lock/pid" 2>/dev/null)
        if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
            rm -rf "$lock"
            continue
        fi
        [ "$told" = yes ] || say "Another ./workbook is building; waiting for it."
        told=yes
        sleep 1
    done
    echo $$ >"$lock/pid"
    trap unlock EXIT
    trap 'stop_child; exit 130' INT
    trap 'stop_child; exit 143' TERM HUP
}

unlock() {
    rm -rf "$lock"
    trap - EXIT INT TERM HUP
}

stop_child() { [ -z "${child:-}" ] || kill "$child" 2>/dev/null; }

# What Maven is at, from its log.
phase() {
    [ -n "$log" ] || return 0
    awk '/\[INFO\] Building .*\[/ { sub(/.*Building /, ""); sub(/ 1-SNAPSHOT.*/, ""); at = $0 }
        / Downloaded from / || /^Downloaded from / { count++ }
        END {
            if (at) printf ": %s", at
            if (count) printf ", %d files fetched", count
        }' "$log" 2>/dev/null
}

# Waits for $child, with one line that tells of it: updated on a terminal, else now and then.
wait_for_child() {
    began=$(date +%s)
    told=0
    fancy=no
    [ -t 2 ] && [ "${TERM:-dumb}" != dumb ] && fancy=yes
    [ "$fancy" = yes ] || say "$1 ..."
    while kill -0 "$child" 2>/dev/null; do
        seconds=$(($(date +%s) - began))
        if [ "$fancy" = yes ]; then
            printf '\r\033[K%s%s (%d s)' "$1" "$(phase)" "$seconds" >&2
        elif [ "$seconds" -ge $((told + 20)) ]; then
            say "$1$(phase) ($seconds s)"
            told=$seconds
        fi
        sleep 0.2 2>/dev/null || sleep 1
    done
    [ "$fancy" = no ] || printf '\r\033[K' >&2
    wait "$child"
    result=$?
    child=
    return $result
}

# Learners are spared the tests and their compilation.
maven() {
    (cd "$root" && JAVA_HOME=$java_home exec "$mvn" -B "$@" -pl chapters,src -am package \
        -Dmaven.test.skip=true -Dmaven.javadoc.skip=true) >"$log" 2>&1 </dev/null &
    child=$!
    wait_for_child "Building the workbook"
}

# Only what is not yet in Maven's store needs the network, so the first try does without.
run_maven() {
    if [ -d "${HOME:-/none}/.m2/repository" ]; then
        maven -o && return
        grep -q -i -e 'offline' -e 'has not been downloaded' "$log" || return 1
    fi
    maven
}

write_classpath() {
    (
        LC_ALL=C
        export LC_ALL
        jars=$root/src/target/workbook.jar
        for jar in "$target"/lib/*.jar; do jars=$jars:$jar; done
        printf '%s\n' "$jars" >"$target/classpath"
    )
}

# An update that was killed in the middle leaves half of two editions, which may not build. What it
# had still to put in place lies ready; the learner's own files are left to the program.
finish_update() {
    update=$root/.workbook/update
    [ -f "$update/journal" ] || return 0
    (cd "$update/ready" && find . -type f ! -path './exercises/src/main/java/*' -print) \
        | while IFS= read -r file; do
            mkdir -p "$root/${file%/*}"
            # By moving, because this very script may be among them.
            cp -p "$update/ready/$file" "$root/$file.new" && mv -f "$root/$file.new" "$root/$file"
        done
    sed -n 's/^delete //p' "$update/journal" | while IFS= read -r file; do
        case $file in
            exercises/src/main/java/*) ;;
            *) rm -f "$root/$file" ;;
        esac
    done
}

build() {
    finish_update
    need_maven
    rm -rf "$stamp" "${target:?}/lib" "${target:?}/jvm"
    : >"$stamp.new"
    printf "listing='%s'\n" "$(quoted "$(sources "$stamp.new")")" >"$target/listing"
    log=$target/build.log
    if ! run_maven; then
        say "The build failed. What Maven says:" ""
        sed -n '/^\[ERROR\] *[^ ]/ { s/^\[ERROR\]/ /; p; }' "$log" | head -n 12 >&2
        die "" "All of it is in $log."
    fi
    write_classpath
    mv "$stamp.new" "$stamp"
    is_built || :
}
