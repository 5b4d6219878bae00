#!/usr/bin/env bash
# Renders the two SVGs into every icon file that is committed. Needs rsvg-convert, ImageMagick, png2icns.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
stage=$here/../../src/main/resources/icons
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$stage"

render() { # size
    local source=switchboard.svg
    if [ "$1" -le 32 ]; then source=switchboard-small.svg; fi
    rsvg-convert --width "$1" --height "$1" "$here/$source" --output "$scratch/$1.png"
}
for size in 16 32 48 64 128 256 512 1024; do render "$size"; done
for size in 16 32 64 128 256 512; do cp "$scratch/$size.png" "$stage/switchboard-$size.png"; done
for size in 128 256 512; do cp "$scratch/$size.png" "$here/switchboard-$size.png"; done
convert "$scratch"/{16,32,48,64,128,256}.png "$here/switchboard.ico"
png2icns "$here/switchboard.icns" "$scratch"/{16,32,48,128,256,512,1024}.png
