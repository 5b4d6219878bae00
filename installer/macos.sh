#!/usr/bin/env bash
# NOT RUN YET: written on Linux after the tools' documentation, without a Mac to try it on.
# Makes target/installer/Switchboard-<version>-<arch>.dmg and .pkg (the .pkg also brings the command "switchboard"). Works from any folder.
#
# MAC_SIGN_IDENTITY       "Developer ID Application: ..."; without it the app is signed ad hoc and opens on this Mac only without a warning
# MAC_INSTALLER_IDENTITY  "Developer ID Installer: ...", for the .pkg
# MAC_NOTARY_PROFILE      a profile kept by "xcrun notarytool store-credentials"; with it both files are notarised and stapled
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ "$(uname -s)" = Darwin ] || fail "this script makes a .dmg and a .pkg and runs on macOS only"
need codesign "install Xcode's command line tools: xcode-select --install"
need pkgbuild "install Xcode's command line tools: xcode-select --install"
find_jdk "$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)" /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home

identity=${MAC_SIGN_IDENTITY:--}
bundle=$work/image/$name.app

sign() { # file or bundle
    local options=(--force --sign "$identity")
    if [ "$identity" != - ]; then
        options+=(--options runtime --timestamp --entitlements "$root/installer/macos/entitlements.plist")
    fi
    codesign "${options[@]}" "$1"
}

# From the inside out, as codesign asks: libraries and commands, the runtime, the app. After the last change to the image.
sign_bundle() {
    local file
    while IFS= read -r -d '' file; do
        if file -b "$file" | grep -q Mach-O; then sign "$file"; fi
    done < <(find "$bundle/Contents/runtime" "$bundle/Contents/app" -type f \( -name '*.dylib' -o -perm -u+x \) -print0)
    sign "$bundle/Contents/runtime"
    sign "$bundle"
    codesign --verify --strict "$bundle"
}

notarise() { # .dmg or .pkg
    if [ -n "${MAC_NOTARY_PROFILE:-}" ]; then
        say "notarising $(basename "$1")"
        xcrun notarytool submit "$1" --keychain-profile "$MAC_NOTARY_PROFILE" --wait
        xcrun stapler staple "$1"
    fi
}

make_pkg() { # result
    local options=()
    if [ -n "${MAC_INSTALLER_IDENTITY:-}" ]; then options=(--sign "$MAC_INSTALLER_IDENTITY"); fi
    mkdir -p "$work/pkg/root" "$work/pkg/scripts"
    cp -Rp "$bundle" "$work/pkg/root/"
    cp "$root/installer/macos/postinstall" "$work/pkg/scripts/postinstall"
    # Relocatable, the default, would install over whatever copy of the app the Mac finds first, this build's own included.
    pkgbuild --analyze --root "$work/pkg/root" "$work/pkg/components.plist"
    /usr/libexec/PlistBuddy -c "Set :0:BundleIsRelocatable false" "$work/pkg/components.plist"
    pkgbuild --root "$work/pkg/root" --component-plist "$work/pkg/components.plist" --install-location /Applications \
        --identifier app.switchboard --version "$version" --scripts "$work/pkg/scripts" "$work/pkg/app.pkg"
    # Without the architecture named, an Apple Silicon Mac asks to install Rosetta first.
    productbuild --synthesize --package "$work/pkg/app.pkg" "$work/pkg/distribution.xml"
    sed -i '' -e 's/ hostArchitectures="[^"]*"//' -e "s/<options /<options hostArchitectures=\"$(uname -m)\" /" "$work/pkg/distribution.xml"
    # The ${...+} form: macOS's bash 3.2 takes an empty array for an unset one.
    productbuild --distribution "$work/pkg/distribution.xml" --package-path "$work/pkg" ${options[@]+"${options[@]}"} "$1"
}

build_app
# jpackage refuses a version that begins with 0, which Apple doesn't; the true one is written into the bundle below.
image_version=$version
case $version in 0.*) image_version=1.${version#0.} ;; esac
sort_jars
link_runtime
make_image "$root/installer/icon/switchboard.icns"
record_aot "$bundle/Contents/MacOS/$name" "$bundle/Contents/app" "$bundle/Contents/runtime/Contents/Home"
sed -i '' "s/^java-options=-Djpackage.app-version=.*/java-options=-Djpackage.app-version=$version/" "$bundle/Contents/app/$name.cfg"
for key in CFBundleShortVersionString CFBundleVersion; do
    /usr/libexec/PlistBuddy -c "Set :$key $version" "$bundle/Contents/Info.plist"
done
sign_bundle

file=$out/$name-$version-$(uname -m)
rm -f "$file.dmg" "$file.pkg"
say "packing"
# Apple's own tools make the two containers: jpackage adds a file to an image that it didn't sign itself, which breaks the seal.
mkdir -p "$work/dmg"
cp -Rp "$bundle" "$work/dmg/"
ln -s /Applications "$work/dmg/Applications"
hdiutil create -volname "$name" -srcfolder "$work/dmg" -fs HFS+ -format UDZO -quiet "$file.dmg"
if [ "$identity" != - ]; then codesign --sign "$identity" --timestamp "$file.dmg"; fi
make_pkg "$file.pkg"
notarise "$file.dmg"
notarise "$file.pkg"

rm -rf "$work"
say "made $file.dmg and $file.pkg"
