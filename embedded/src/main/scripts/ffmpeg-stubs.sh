#!/usr/bin/env bash
# Builds the four empty libraries in src/main/resources/anb/embedded/stubs.
#
# The ffmpeg of the artifact is linked against sound and X libraries that a server does not have and that nothing here
# calls. The loader only wants libraries of these names (and version nodes) to exist, so empty ones let it start.
#
# usage: ffmpeg-stubs.sh [OUT_DIR]        needs gcc; run again only when the artifact asks for another name
set -euo pipefail

out=${1:-$(dirname "$0")/../resources/anb/embedded/stubs}
mkdir -p "$out"
versions=$(mktemp)
trap 'rm -f "$versions"' EXIT

stub() { # stub SONAME [VERSION_NODE…]
    local soname=$1
    shift
    printf '%s { };\n' "$@" >"$versions"
    echo 'void anb_stub(void) {}' |
        gcc -x c -shared -nostdlib -s -Wl,-soname,"$soname" ${1:+-Wl,--version-script="$versions"} -o "$out/$soname" -
}

stub libpulse.so.0 PULSE_0
stub libasound.so.2 ALSA_0.9 ALSA_0.9.0rc4
stub libxcb.so.1
stub libxcb-shm.so.0
