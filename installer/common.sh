# Sourced by linux.sh and macos.sh: finds a JDK, links a runtime with JavaFX inside, makes the app image and warms it up.
# shellcheck shell=bash disable=SC2034,SC2054,SC2154

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
app=$root/target/app
out=$root/target/installer
work=$out/work
name=Switchboard
description="Keeps the Twilio phone numbers of several workspaces in one place"
vendor=Switchboard

# What the app needs and jdeps can't see, since it is reached by name only: JNDI and JGSS (Logback, HttpClient, PostgreSQL),
# the jar: file system, Unsafe for JNA and Gson, language data, certificate algorithms, the DNS and JMX providers.
extra_modules=javafx.controls,javafx.fxml,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,jdk.httpserver
extra_modules+=,jdk.crypto.ec,jdk.localedata,jdk.naming.dns,jdk.unsupported,jdk.zipfs

# Said once, for every launcher; windows.ps1 repeats it. The JDK's HTTP client must not send a request twice by itself (retrylimit),
# and without its second try to connect a refused connection is a ConnectException, not "Too many retries".
# The heap is enough for 100,000 numbers. Most of the time is spent waiting for Twilio: the second compiler would take 60 MB to make the rest faster.
java_options=(
    --enable-native-access=ALL-UNNAMED,javafx.graphics
    --sun-misc-unsafe-memory-access=allow
    -XX:+UseSerialGC
    -XX:+UseCompactObjectHeaders
    -Xms48m
    -Xmx208m
    -XX:MaxNewSize=32m
    -XX:SurvivorRatio=1
    -XX:MetaspaceSize=64m
    -XX:TieredStopAtLevel=1
    -XX:+ExitOnOutOfMemoryError
    -XX:-CreateCoredumpOnCrash
    -Djdk.httpclient.redirects.retrylimit=1
    -Djdk.httpclient.disableRetryConnect=true
)

fail() {
    echo "installer: $*" >&2
    exit 1
}

say() {
    echo "installer: $*"
}

need() { # command, what brings it
    command -v "$1" >/dev/null || fail "the command '$1' is missing; $2"
}

jdk_major() { # JDK folder
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_new_jdk() { # JDK folder
    [ -x "$1/bin/jpackage" ] && [ -x "$1/bin/jlink" ] && [ "0$(jdk_major "$1")" -ge 25 ]
}

# Leaves JAVA_HOME at a JDK of 25 or newer; the arguments are the usual places on this platform.
find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" "$@" "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [ -n "$candidate" ] && is_new_jdk "$candidate"; then
            export JAVA_HOME=$candidate
            say "JDK $(jdk_major "$candidate") at $candidate"
            return
        fi
    done
    fail "no JDK 25 or newer with jlink and jpackage was found (JAVA_HOME is '${JAVA_HOME:-}'). Install one, or point JAVA_HOME at it."
}

# Clean, since a jar that an older build left behind would be packed along.
build_app() {
    need mvn "install Maven 3.8 or newer"
    say "building the app"
    (cd "$root" && mvn -B -q clean package -DskipTests)
    version=$(grep -m1 '<version>' "$root/pom.xml" | sed 's/.*<version>\([0-9.]*\).*/\1/')
    rm -rf "$work"
    mkdir -p "$work/input/lib" "$work/jmods"
}

# JavaFX belongs into the runtime, everything else beside the app. Turned into jmods, JavaFX's native libraries become
# files of the runtime: they can be signed, and the app needn't unpack them into the user's home.
sort_jars() {
    local jar module
    for jar in "$app"/lib/*.jar; do
        case $(basename "$jar") in
            javafx-*-linux*.jar | javafx-*-mac*.jar)
                module=$(basename "$jar" | sed 's/^javafx-\([a-z]*\)-.*/javafx.\1/')
                make_jmod "$module" "$jar"
                ;;
            javafx-*) ;; # the empty jar that Maven puts beside the platform's one
            *) cp -p "$jar" "$work/input/lib/" ;;
        esac
    done
    [ -f "$work/jmods/javafx.graphics.jmod" ] || fail "no JavaFX jars of this platform in $app/lib; run 'mvn clean package -DskipTests'"
    cp -p "$app/switchboard.jar" "$app"/licenses.txt "$app"/switchboard.cdx.json "$work/input/"
}

make_jmod() { # module, jar
    local classes=$work/javafx/$1 native=$work/native/$1
    mkdir -p "$classes" "$native"
    (cd "$classes" && "$JAVA_HOME/bin/jar" --extract --file "$2")
    find "$classes" \( -name '*.so' -o -name '*.dylib' \) -exec mv {} "$native" \;
    "$JAVA_HOME/bin/jmod" create --class-path "$classes" --libs "$native" "$work/jmods/$1.jmod"
}

link_runtime() {
    local modules
    modules=$("$JAVA_HOME/bin/jdeps" --print-module-deps --ignore-missing-deps --multi-release 25 \
        --module-path "$work/javafx" --class-path "$work/input/lib/*" \
        "$work/input/switchboard.jar" "$work"/input/lib/*.jar 2>"$work/jdeps.log" | tail -1) || true
    [[ $modules == *java.base* ]] || fail "jdeps found no modules: $modules $(head -3 "$work/jdeps.log")"
    say "modules: $modules + $extra_modules"
    # The commands stay for the moment: recording the AOT cache starts the runtime's own java.
    "$JAVA_HOME/bin/jlink" --module-path "$work/jmods" --add-modules "$modules,$extra_modules" \
        --include-locales=en,de --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$work/runtime"
}

make_image() { # icon
    local option options=()
    for option in "${java_options[@]}"; do options+=(--java-options "$option"); done
    "$JAVA_HOME/bin/jpackage" --type app-image --name "$name" --app-version "$image_version" --vendor "$vendor" \
        --description "$description" --icon "$1" --input "$work/input" --main-jar switchboard.jar \
        --runtime-image "$work/runtime" "${options[@]}" --dest "$work/image"
}

# One start of the image itself with no display and an empty data folder, ended by the signal that a logout sends; on its way out the
# JVM writes what it loaded. The cache is checked against the jars' names, sizes and times at every start and ignored if they differ.
# It only makes the start faster, so a failure here is said and the package made without.
record_aot() { # launcher, folder of the jars, the runtime's home
    local cache=$2/switchboard.aot home=$work/training pid status=0 seconds
    # macOS finds no keychain in a strange home, and asks in a dialog.
    if [ "$(uname -s)" = Darwin ]; then home=$HOME; fi
    say "recording the AOT cache"
    mkdir -p "$work/training"
    HOME=$home XDG_RUNTIME_DIR=$work/training DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere \
        SWITCHBOARD_DATA_DIR=$work/training/data \
        JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$cache -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true" \
        "$1" >"$work/training/log" 2>&1 &
    pid=$!
    for ((seconds = 0; seconds < ${SWITCHBOARD_TRAINING_SECONDS:-15}; seconds++)); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 1
    done
    kill -TERM "$pid" 2>/dev/null || true
    wait "$pid" || status=$?
    if [ -s "$cache" ]; then
        # Where a copy of the app has other times the cache is ignored, and that needs no word on the console.
        printf '%s\n' "java-options=-XX:AOTCache=\$APPDIR/switchboard.aot" "java-options=-Xlog:aot*=off" >>"$2/$name.cfg"
    else
        say "NO AOT CACHE (the training run ended with $status): the app will start more slowly. $work/training/log says why."
    fi
    rm -rf "${3:?}/bin"
}
