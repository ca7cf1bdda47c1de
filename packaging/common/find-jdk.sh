# Finds a JDK 25. Read by ./cliply, ./dev, packaging/*/build and .ci/run with ". find-jdk.sh"; POSIX sh, no process is started
# unless nothing nearer was found.
#
#   find_jdk [TOOL...]   sets jdk to the folder of the first JDK 25 that has bin/java and each bin/TOOL; fails if there is none
#   $jdk_missing         the sentence for the person who has none

jdk_missing="Cliply Studio needs a JDK 25, and none was found on this machine. Install one, e.g. Temurin 25 or your distribution's \
openjdk-25-jdk, or set JAVA25_HOME or JAVA_HOME to the folder of one that is elsewhere."

# A folder is a JDK 25 if its "release" file says so; the file is there in every OpenJDK build, and reading it starts no Java.
is_jdk_25() {
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    for tool in $jdk_tools; do
        [ -x "$1/bin/$tool" ] || return 1
    done
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        JAVA_VERSION=\"25 | JAVA_VERSION=\"25[!0-9]*) return 0 ;;
        esac
    done <"$1/release"
    return 1
}

# The home of the "java" on the PATH, through its links; macOS puts a stub there, which is_jdk_25 refuses.
java_on_path() {
    java=$(command -v java) || return 1
    hops=0
    while [ -h "$java" ] && [ "$hops" -lt 20 ]; do
        link=$(readlink "$java") || return 1
        case $link in
        /*) java=$link ;;
        *) java=${java%/*}/$link ;;
        esac
        hops=$((hops + 1))
    done
    (cd -P "${java%/*}/.." 2>/dev/null && pwd)
}

find_jdk() {
    jdk_tools="$*"
    for jdk in "${JAVA25_HOME:-}" "${JAVA_HOME:-}"; do
        is_jdk_25 "$jdk" && return 0
    done
    jdk=$(java_on_path) && is_jdk_25 "$jdk" && return 0
    for jdk in /usr/lib/jvm/* /usr/java/* /usr/lib64/jvm/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.m2/jdks/* \
        /opt/java/* /opt/jdk* /opt/*jdk* /opt/*/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        is_jdk_25 "$jdk" && return 0
    done
    jdk=
    return 1
}
