#!/usr/bin/env bash
# Makes target/installer/switchboard_<version>_<arch>.deb. Works from any folder.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ "$(uname -s)" = Linux ] || fail "this script makes a .deb and runs on Linux only"
need dpkg-deb "on Debian: apt-get install dpkg"
need fakeroot "on Debian: apt-get install fakeroot"
need objcopy "on Debian: apt-get install binutils"
find_jdk /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/*

# Writes what jpackage made once more, with the files that belong outside /opt. As files of the package they come and go with it,
# and the desktop picks them up by its own triggers; jpackage's scripts fail where there is no menu, and then block removal too.
finish_deb() { # jpackage's .deb, result
    local tree=$work/deb size
    dpkg-deb --raw-extract "$1" "$tree"
    rm -rf "$tree"/DEBIAN/p{re,ost}{inst,rm} "$tree/opt/switchboard/share"
    mkdir -p "$tree/usr/bin"
    ln -s /opt/switchboard/bin/$name "$tree/usr/bin/switchboard"
    install -D -m 644 "$root/installer/linux/switchboard.desktop" "$tree/usr/share/applications/switchboard.desktop"
    for size in 16 32 64 128 256 512; do
        install -D -m 644 "$root/src/main/resources/icons/switchboard-$size.png" \
            "$tree/usr/share/icons/hicolor/${size}x$size/apps/switchboard.png"
    done
    # The AOT cache holds for jars of the same times only, and both jpackage and dpkg-deb may change them.
    cp -a "$work/image/$name/lib/app/." "$tree/opt/switchboard/lib/app/"
    env -u SOURCE_DATE_EPOCH dpkg-deb --root-owner-group -Zxz --build "$tree" "$2" >/dev/null
}

build_app
image_version=$version
sort_jars
link_runtime
make_image "$root/installer/icon/switchboard-512.png"
record_aot "$work/image/$name/bin/$name" "$work/image/$name/lib/app" "$work/image/$name/lib/runtime"

# linux/control names the libraries that ours load directly, under the names of every release; the list that jpackage derives
# is the whole closure as it is called on this machine, which another distribution hasn't got.
say "packing"
DPKG_DEB_COMPRESSOR_TYPE=none "$JAVA_HOME/bin/jpackage" --type deb --name "$name" --app-version "$version" --vendor "$vendor" \
    --description "$description" --app-image "$work/image/$name" --resource-dir "$root/installer/linux" --dest "$work/package" \
    --linux-package-name switchboard --linux-deb-maintainer switchboard@example.invalid
deb=$(basename "$work"/package/*.deb)
finish_deb "$work/package/$deb" "$out/$deb"

rm -rf "$work"
say "made $out/$deb ($(du -h "$out/$deb" | cut -f1))"
