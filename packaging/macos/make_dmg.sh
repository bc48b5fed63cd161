#!/bin/sh
# Make the disk image for macOS from the frozen program. UNTESTED: nobody has run this on macOS yet; see README.md.
#
#   sh packaging/macos/make_dmg.sh [IDENTITY]
#
# With the name of a signing identity, the program is signed; without one, it is signed for this machine alone.
set -eu
cd "$(dirname "$0")/../.."
VERSION=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' desktop/__init__.py)
APP=build/frozen/dist/Piyue.app
IMAGE=dist/piyue-$VERSION-macos-$(uname -m).dmg
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT

codesign --force --deep --options runtime --sign "${1:--}" "$APP"
cp -R "$APP" "$FOLDER/"
ln -s /Applications "$FOLDER/Applications"
mkdir -p dist
rm -f "$IMAGE"
hdiutil create -volname "Piyue $VERSION" -srcfolder "$FOLDER" -format UDZO -fs HFS+ "$IMAGE"
hdiutil verify "$IMAGE"
echo "$IMAGE"
