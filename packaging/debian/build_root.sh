#!/bin/sh
# Make the root that the Linux builds are made in: Debian 11 with a Python 3.11 compiled from Debian's own source.
#
#   sh packaging/debian/build_root.sh FOLDER [SUITE]
#
# FOLDER becomes the root of a Debian (bullseye unless SUITE says otherwise) with glibc 2.31, and holds Python in
# /opt/python. It needs root, debootstrap, the network and some 1.2 GB; a second run goes on where the first stopped.
# Debian 11 has SQLite 3.34; SQLite is compiled from Debian 12's source, too, so that libraries are read by the
# version the tests run with.
set -eu
ROOT=$1
SUITE=${2:-bullseye}
SOURCES=bookworm
MIRROR=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
SQLITE="-DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_SECURE_DELETE"
OPTIMIZED=${OPTIMIZED---enable-optimizations} # empty: a third of the time to compile, some tenth slower
JOBS=${JOBS:-$(nproc)}
PROFILE="-m test --pgo test_json test_re test_unicode test_dict test_list test_set test_str test_sqlite3 test_dataclasses test_pickle test_itertools test_functools test_generators"

inside() { chroot "$ROOT" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }

[ -e "$ROOT/etc/debian_version" ] || debootstrap --variant=minbase "$SUITE" "$ROOT" "$MIRROR"
mkdir -p "$ROOT/etc/dpkg/dpkg.cfg.d"
echo force-unsafe-io >"$ROOT/etc/dpkg/dpkg.cfg.d/build-root" # it is thrown away, not kept
cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
mountpoint -q "$ROOT/proc" || mount -t proc proc "$ROOT/proc"
# Its /dev is its own, as debootstrap made it: were this machine's there, removing the root would remove it, too.
mountpoint -q "$ROOT/dev/shm" || mount -t tmpfs tmpfs "$ROOT/dev/shm"
trap 'umount "$ROOT/proc" "$ROOT/dev/shm"' EXIT

cat >"$ROOT/etc/apt/sources.list" <<LIST
deb $MIRROR $SUITE main
deb-src $MIRROR $SOURCES main
LIST
if [ ! -e "$ROOT/opt/python/bin/python3.11" ]; then
    inside apt-get update -q
    inside apt-get install -qy --no-install-recommends build-essential dpkg-dev pkg-config zlib1g-dev libbz2-dev \
        liblzma-dev libffi-dev libssl-dev uuid-dev libreadline-dev libexpat1-dev xz-utils fakeroot ca-certificates tcl
    mkdir -p "$ROOT/src"
    for source in sqlite3 python3.11; do # unpacked whole where Debian's own folder, which comes last, is there
        inside sh -c "cd /src && [ -e $source-3*/debian/changelog ] || { rm -rf $source-3*/ && apt-get source -q $source; }"
    done
    [ -e "$ROOT/opt/python/lib/libsqlite3.so" ] || inside sh -c "cd /src/sqlite3-3* && \
        ./configure -q --prefix=/opt/python --disable-tcl --disable-static --disable-readline CFLAGS='-O2 $SQLITE' && make -s sqlite3.c && make -s libsqlite3.la && \
        mkdir -p /opt/python/include /opt/python/lib && \
        cp sqlite3.h src/sqlite3ext.h /opt/python/include && cp -a .libs/libsqlite3.so* /opt/python/lib"
    # Debian's source has no expat of its own, and its pyexpat reads a header of the interpreter's core. What only
    # the tests of Python want is left out where nothing is optimized, and PyInstaller compiles the modules itself.
    inside sh -c "cd /src/python3.11-* && CPPFLAGS=-I/opt/python/include \
        LDFLAGS='-L/opt/python/lib -Wl,-rpath,/opt/python/lib' ./configure -q --prefix=/opt/python --enable-shared \
        ${OPTIMIZED:---disable-test-modules} --with-ensurepip=no --with-system-expat && \
        sed -i 's/^MODULE_PYEXPAT_CFLAGS=.*/& -DPy_BUILD_CORE_MODULE/; s|[^ ]*/compileall.py|-c pass|' Makefile && \
        make -s -j$JOBS PROFILE_TASK='$PROFILE' && make -s install && \
        strip --strip-unneeded /opt/python/lib/libpython3.11.so.1.0 /opt/python/lib/python3.11/lib-dynload/*.so"
fi
inside /opt/python/bin/python3.11 -c 'import bz2, ctypes, lzma, pyexpat, sqlite3, ssl; print(sqlite3.sqlite_version, ssl.OPENSSL_VERSION)'
