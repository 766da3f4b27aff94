package anb.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** ffmpeg and ffprobe with every library they ask for, so that they run on a server that has none of them. */
record Ffmpeg(Path folder) {

    private static final List<String> PROGRAMS_AND_LIBRARIES = List.of(
            "ffmpeg",
            "ffprobe",
            "libavcodec.so.62",
            "libavdevice.so.62",
            "libavfilter.so.11",
            "libavformat.so.62",
            "libavutil.so.60",
            "libswresample.so.6",
            "libswscale.so.9");

    /** Of sound, screens and graphics: asked for, and called by nothing here. */
    static final List<String> STUBS = List.of(
            "libasound.so.2",
            "libdrm.so.2",
            "libpulse.so.0",
            "libva.so.2",
            "libva-drm.so.2",
            "libxcb.so.1",
            "libxcb-shm.so.0");

    static Ffmpeg in(Cache cache) {
        return new Ffmpeg(cache.unpacked("ffmpeg", Ffmpeg::unpack));
    }

    String program(String name) {
        return folder.resolve(name).toString();
    }

    /** The libraries do not find each other by themselves: the loader must look here. */
    String libraryPath() {
        return folder.toString();
    }

    private static void unpack(Path folder) throws IOException {
        var platform = Platform.ofThisHost();
        for (var name : PROGRAMS_AND_LIBRARIES) {
            Cache.extract(platform.ffmpeg(name), folder.resolve(name));
        }
        for (var name : STUBS) {
            Cache.extract(platform.stub(name), folder.resolve(name));
        }
    }
}
