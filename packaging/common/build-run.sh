# Builds what ./cliply starts from. Read by ./cliply, which has set here (the repository), run (its build folder), jdk and needs_build.
#
#   target/run/build-N/   the jar of each module and the ahead-of-time cache; the one before stays for processes that still run from it
#   target/run/java.args  all that java needs before the user's own words
#   target/run/jars       the class path, a jar a line
#   target/run/stamp      made before the build began: a file changed meanwhile is newer
#   target/run/log        what Maven said
#   target/run/lock/      held while building

# What the ahead-of-time cache is trained with; it must be quick and change nothing.
training="--version"

say() { echo "$*" >&2; }

is_alive() {
    kill -0 "$1" 2>/dev/null || ps -p "$1" >/dev/null 2>&1
}

# The lock is a folder with its owner's pid. If the owner is dead, whoever makes the folder "after-<pid>" in it owns the lock, and so on
# inwards: making a folder is atomic, so a dead process has one heir. The heir looks again whether it inherited from the one it saw:
# if not, the lock was given back and taken anew meanwhile.
lock() {
    waited=0
    while :; do
        place=$run/lock
        outer=
        while :; do
            if mkdir "$place" 2>/dev/null; then
                echo $$ >"$place/pid"
                [ -n "$outer" ] && [ "$(cat "$outer/pid" 2>/dev/null)" != "$owner" ] || return 0
                rm -rf "$place"
                break
            fi
            owner=$(cat "$place/pid" 2>/dev/null)
            # No pid: the owner is about to write it, or died before it could.
            if [ -z "$owner" ] && [ "$waited" -lt 10 ] || [ -n "$owner" ] && is_alive "$owner"; then
                break
            fi
            [ -d "$place" ] || break
            outer=$place
            place=$place/after-$owner
        done
        if [ "$waited" -eq 900 ]; then
            say "Another build of Cliply Studio (process $owner) has not ended in 15 minutes. End it, or remove $run/lock if there is none."
            return 1
        fi
        sleep 1
        waited=$((waited + 1))
    done
}

unlock() {
    mv "$run/lock" "$run/lock-of-$$" 2>/dev/null && rm -rf "$run/lock-of-$$"
}

# In the background, since a shell hears a signal only between its commands, and deaf to the words piped to ./cliply.
maven() {
    mvn "$@" </dev/null >"$run/log" 2>&1 &
    child=$!
    wait "$child"
}

quoted() { printf '"%s"\n' "$(printf %s "$1" | sed 's/[\\"]/\\&/g')"; }

# $1: the ahead-of-time cache, or nothing.
java_args() {
    echo "-XX:+UseSerialGC"
    # It would begin with a sixty-fourth of the machine's memory, and use all of that before it tidies up.
    echo "-Xms32m"
    echo "-Xmx512m"
    echo "-XX:MinHeapFreeRatio=5"
    echo "-XX:MaxHeapFreeRatio=10"
    # What is free is given back at once, not over the next few collections: a long file's index may be about to be read.
    echo "-XX:-ShrinkHeapInSteps"
    # What is young grows with the rest of the heap: after hours of media 60 MB that are used for a moment at a time.
    echo "-XX:MaxNewSize=8m"
    echo "-Djava.awt.headless=true"
    echo "--enable-native-access=ALL-UNNAMED"
    echo "-Dorg.bytedeco.javacpp.maxbytes=0"
    echo "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"
    echo "-Dorg.bytedeco.javacpp.nopointergc=true"
    # The JVM warns on standard output, where our answers go; and an ahead-of-time cache of another JDK 25 is no news to anybody.
    echo "-Xlog:disable"
    echo "-Xlog:all=warning:stderr"
    echo "-Xlog:aot*=off"
    echo "-Xlog:cds*=off"
    [ -z "$1" ] || quoted "-XX:AOTCache=$1"
    echo "-cp"
    quoted "$class_path"
    echo "com.cliply.app.Main"
}

# A start takes two thirds of the time with it. Without it, nothing but that time is lost, so a failure is no failure.
train() {
    java_args "" >"$build/plain.args"
    # Two steps: the one-step form hands its options to a child in a way that breaks at spaces.
    "$jdk/bin/java" -XX:AOTMode=record "-XX:AOTConfiguration=$build/aot.conf" "@$build/plain.args" $training &&
        "$jdk/bin/java" -XX:AOTMode=create "-XX:AOTConfiguration=$build/aot.conf" "-XX:AOTCache=$build/cliply.aot" "@$build/plain.args"
    rm -f "$build/aot.conf"
    [ -f "$build/cliply.aot" ]
}

build_run() {
    command -v mvn >/dev/null || {
        say "Building Cliply Studio needs Maven 3.8 or newer, and there is no \"mvn\" on the PATH. Install your distribution's \"maven\"."
        return 1
    }
    mkdir -p "$run" || return 1
    lock || return 1
    child=
    trap 'unlock' EXIT
    trap '[ -z "$child" ] || kill "$child" 2>/dev/null; exit 130' INT TERM HUP
    # Whoever held the lock may have built it for us.
    result=0
    if needs_build; then
        build_locked
        result=$?
    fi
    unlock
    trap - EXIT INT TERM HUP
    return $result
}

build_locked() {
    say "Building Cliply Studio, once after each change ..."
    : >"$run/stamp.new"
    last=$(ls -d "$run"/build-* 2>/dev/null | sed 's/.*build-//' | sort -n | tail -n 1)
    build=$run/build-$((${last:-0} + 1))
    # The toolchain plugin does not know every place where we look.
    export JAVA25_HOME="$jdk"
    if [ -z "${JAVA_HOME:-}" ] && ! command -v java >/dev/null; then
        export JAVA_HOME="$jdk"
    fi
    maven -B -ntp -Dstyle.color=never -f "$here/pom.xml" -P run -Dmaven.test.skip "-Drun.folder=$build" test-compile || {
        grep -E "^\[(ERROR|WARNING)" "$run/log" | grep -v -E 'Help 1|ERROR\] *$|e-run Maven|For more information|After correcting|<args>' | tail -n 30 >&2
        say "The build failed; all that Maven said is in $run/log"
        rm -rf "$build"
        return 1
    }
    libraries=$(cat "$build/class-path")
    class_path=
    for jar in app storage engine; do
        [ ! -f "$build/$jar-run.jar" ] || class_path=$class_path$build/$jar-run.jar:
    done
    class_path=$class_path$libraries
    aot=
    train >"$build/training.log" 2>&1 && aot=$build/cliply.aot
    java_args "$aot" >"$run/java.args.new"
    printf '%s\n' "$class_path" | tr ':' '\n' >"$run/jars"
    mv "$run/java.args.new" "$run/java.args"
    mv "$run/stamp.new" "$run/stamp"
    for old in "$run"/build-*; do
        [ "$old" = "$build" ] || [ "$old" = "$run/build-${last:-0}" ] || rm -rf "$old"
    done
    return 0
}
