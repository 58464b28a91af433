# shellcheck shell=sh
# Prepares quick starts: notes what is known of a Java, and archives the classes that it loads.
#
# Part of the launcher, which sets $root, $target and others, and reads some that are set here.
# shellcheck disable=SC2034,SC2154,SC3013

# Loading classes is most of a start, so the JVM keeps archives of them, made by rehearsals: a small
# one for commands that only look something up, and one with the compiler.
rehearse() {
    jvm "" "-XX:ArchiveClassesAtExit=$place/$1.new" workbook.cli.Main rehearse "$1" \
        >"$target/rehearsal.log" 2>&1 </dev/null &
    child=$!
    log=
    wait_for_child "Preparing quick starts ($2)" && mv "$place/$1.new" "$place/$1.jsa"
}

# What is known of this java. A rehearsal that fails costs speed and nothing else.
prepare() {
    unsafe=
    [ "$java_major" -lt 24 ] || unsafe=--sun-misc-unsafe-memory-access=allow
    mkdir -p "$place"
    rm -f "$place"/*.jsa
    rehearse quick "1 of 2" || :
    rehearse main "2 of 2" || :
    {
        printf "known_root='%s'\n" "$(quoted "$root")"
        printf "known_home='%s'\n" "$(quoted "$java_home")"
        printf "known_version='%s'\n" "$java_version"
        printf "known_unsafe='%s'\n" "$unsafe"
        if [ "$java" -ef "$java_home/bin/java" ]; then echo direct=yes; else echo direct=no; fi
    } >"$place/facts.new"
    mv "$place/facts.new" "$place/facts"
}
