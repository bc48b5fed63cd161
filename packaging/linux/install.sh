#!/bin/sh
# Install Piyue from this folder into a home, without root; or remove it again.
#
#   ./install.sh [--prefix FOLDER]            install (FOLDER is ~/.local unless given)
#   ./install.sh --remove [--prefix FOLDER]   remove; libraries and settings stay
set -eu
HERE=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
PREFIX=${HOME:?}/.local
REMOVE=

while [ $# -gt 0 ]; do
    case $1 in
    --remove) REMOVE=1 ;;
    --prefix) PREFIX=${2:?"--prefix needs a folder"}; shift ;;
    --prefix=*) PREFIX=${1#--prefix=} ;;
    -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "install.sh: $1?" >&2; exit 2 ;;
    esac
    shift
done
case $PREFIX in /*) ;; *) PREFIX=$PWD/$PREFIX ;; esac
PROGRAM=$PREFIX/lib/piyue

tell() { case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in zh*) echo "$2" ;; *) echo "$1" ;; esac; }

refresh() { # what the desktop knows of menus, file types and icons, where it has the means
    if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q "$PREFIX/share/applications" || :; fi
    if command -v update-mime-database >/dev/null 2>&1; then update-mime-database "$PREFIX/share/mime" >/dev/null 2>&1 || :; fi
    if command -v gtk-update-icon-cache >/dev/null 2>&1; then gtk-update-icon-cache -q -t -f "$PREFIX/share/icons/hicolor" || :; fi
}

remove() {
    if [ -f "$PROGRAM/installed.txt" ]; then
        while IFS= read -r name; do rm -f -- "$PREFIX/$name"; done <"$PROGRAM/installed.txt"
    fi
    rm -rf -- "$PROGRAM" "$PROGRAM.new"
}

if [ -n "$REMOVE" ]; then
    remove
    refresh
    tell "Piyue was removed. Your libraries and settings were not touched." "批阅已卸载。文库和设置未改动。"
    exit 0
fi

mkdir -p "$PREFIX/lib" "$PREFIX/bin" "$PREFIX/share"
rm -rf -- "$PROGRAM.new"
cp -R "$HERE/piyue" "$PROGRAM.new" # whole before the old one goes
remove_new=$PROGRAM.new
PROGRAM_OLD=$PROGRAM.old
rm -rf -- "$PROGRAM_OLD"
if [ -d "$PROGRAM" ]; then
    if [ -f "$PROGRAM/installed.txt" ]; then
        while IFS= read -r name; do rm -f -- "$PREFIX/$name"; done <"$PROGRAM/installed.txt"
    fi
    mv "$PROGRAM" "$PROGRAM_OLD"
fi
mv "$remove_new" "$PROGRAM"
rm -rf -- "$PROGRAM_OLD"
(cd "$HERE/share" && find . -type f) | sed 's|^\./|share/|' | while IFS= read -r name; do
    mkdir -p "$PREFIX/$(dirname "$name")"
    cp "$HERE/$name" "$PREFIX/$name"
    echo "$name" >>"$PROGRAM/installed.txt"
done
ln -sf "$PROGRAM/piyue" "$PREFIX/bin/piyue"
echo bin/piyue >>"$PROGRAM/installed.txt"
sed "s|^Exec=piyue|Exec=\"$PROGRAM/piyue\"|; s|^TryExec=.*|TryExec=$PROGRAM/piyue|" \
    "$HERE/share/applications/piyue.desktop" >"$PREFIX/share/applications/piyue.desktop"
refresh
tell "Piyue was installed in $PROGRAM. Start it from the menu, or with $PREFIX/bin/piyue." \
    "批阅已安装到 $PROGRAM。可从菜单启动，或运行 $PREFIX/bin/piyue。"
