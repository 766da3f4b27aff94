#!/usr/bin/env bash
# Builds the empty libraries in src/main/resources/anb/embedded/stubs, for each kind of machine.
#
# The ffmpeg of the artifact is linked against libraries of sound, screens and graphics that a server does not have and that
# nothing here calls. The loader only wants libraries of these names (and version nodes) to exist, so empty ones let it start:
# what it would call is looked for only when it is called. The artifact has some of them for one kind of machine and some for
# another; empty ones are the same on each.
#
# usage: ffmpeg-stubs.sh [OUT_DIR]        needs binutils of both (aarch64-linux-gnu-ld, x86_64-linux-gnu-ld); run again only
#                                         when the artifact asks for another name
set -euo pipefail

out=${1:-$(dirname "$0")/../resources/anb/embedded/stubs}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

stub() { # stub MACHINE SONAME [VERSION_NODE…]
    local machine=$1 soname=$2
    shift 2
    printf '%s { };\n' "$@" >"$work/versions"
    "$machine-linux-gnu-ld" -shared -s -z noexecstack -z norelro -soname "$soname" \
        ${1:+--version-script="$work/versions"} -o "$out/$machine/$soname" "$work/empty.o"
}

for machine in aarch64 x86_64; do
    mkdir -p "$out/$machine"
    "$machine-linux-gnu-as" -o "$work/empty.o" /dev/null
    stub $machine libasound.so.2 ALSA_0.9 ALSA_0.9.0rc4
    stub $machine libdrm.so.2
    stub $machine libpulse.so.0 PULSE_0
    stub $machine libva.so.2 VA_API_0.33.0
    stub $machine libva-drm.so.2
    stub $machine libxcb.so.1
    stub $machine libxcb-shm.so.0
done
