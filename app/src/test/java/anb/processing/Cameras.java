package anb.processing;

import anb.processing.MarkedClip.Tones;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of clips that phones, cameras and programs send: the rows of the table in docs/media.md. */
final class Cameras {

    private static final String PHONE = "com.apple.quicktime.model=Phone 99";
    private static final String MASTERED =
            "master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(40000000,1):max-cll=4000,1000";

    /** The first two of its primaries, as they lie in the file. */
    private static final String MASTERING_DISPLAY = "3\u00c2\u0086\u00c4\u001dL\u000b\u00b8";

    private static final String IPHONE = "as an iPhone: HEVC 10-bit HLG, rotated by 90°, variable frame rate";

    private static final String PLACE = "location=+04.7110-074.0721/";

    private Cameras() {}

    static List<MarkedClip> all() {
        return List.of(
                hd("1080p30", 30),
                hd("24 frames a second", 24),
                hd("25 frames a second", 25),
                hd("50 frames a second", 50),
                hd("60 frames a second", 60),
                hd("120 frames a second", 120),
                hd("240 frames a second", 240),
                variable(hd("variable frame rate", 60)),
                rotated(new MarkedClip("rotated by 90°", 1080, 1920, 30), 90, "transpose=clock"),
                rotated(new MarkedClip("rotated by 180°", 1920, 1080, 30), 180, "hflip,vflip"),
                rotated(new MarkedClip("rotated by 270°", 1080, 1920, 30), 270, "transpose=cclock"),
                new MarkedClip("portrait 9:16", 1080, 1920, 30),
                new MarkedClip("4:3", 1440, 1080, 30),
                new MarkedClip("21:9", 2560, 1080, 30),
                new MarkedClip("4K", 3840, 2160, 30),
                new MarkedClip("odd size", 1922, 1082, 30),
                hd("anamorphic 1440×1080", 30).turned("scale=1440:1080,setsar=4/3"),
                hd("interlaced, upper field first", 50)
                        .same(2)
                        .turned("tinterlace=interleave_top", "fieldorder=tff", "format=yuv420p")
                        .options("-flags", "+ilme+ildct", "-x264-params", "tff=1")
                        .slack(1 / 25.0 + 1 / 30.0),
                hd("interlaced, lower field first", 50)
                        .same(2)
                        .turned("tinterlace=interleave_bottom", "fieldorder=bff", "format=yuv420p")
                        .options("-flags", "+ilme+ildct", "-x264-params", "bff=1")
                        .slack(1 / 25.0 + 1 / 30.0),
                hd("H.264 10-bit", 30).turned("format=yuv420p10le"),
                hd("H.264 4:2:2", 30)
                        .picture("scale=out_color_matrix=bt709:out_range=tv", "format=yuv422p", tags("tv", "bt709")),
                hd("full range", 30)
                        .picture("scale=out_color_matrix=bt709:out_range=pc", "format=yuv420p", tags("pc", "bt709")),
                hd("BT.601 colours", 30)
                        .picture(
                                "scale=out_color_matrix=bt601:out_range=tv", "format=yuv420p", tags("tv", "smpte170m")),
                hd("untagged colours", 30)
                        .turned("setparams=color_primaries=unknown:color_trc=unknown:colorspace=unknown"),
                hevc(hd("HEVC 8-bit", 30), "yuv420p", "tv", "bt709", "bt709"),
                hlg(hd("HEVC 10-bit HLG", 30)),
                hevc(hd("HEVC 10-bit HLG, full range", 30), "yuv420p10le", "pc", "bt2020", "arib-std-b67")
                        .tones(Tones.HLG),
                hevc(hd("HEVC 10-bit PQ", 30), "yuv420p10le", "tv", "bt2020", "smpte2084")
                        .tones(Tones.PQ),
                hevc(hd("HEVC 10-bit PQ, full range", 30), "yuv420p10le", "pc", "bt2020", "smpte2084")
                        .tones(Tones.PQ),
                hevc(
                                hd("HEVC 10-bit PQ, mastered at 4,000 cd/m²", 30),
                                "yuv420p10le",
                                "tv",
                                "bt2020",
                                "smpte2084",
                                MASTERED)
                        .tones(Tones.PQ)
                        .carries(MASTERING_DISPLAY),
                hd("index first", 30).options("-movflags", "+faststart"),
                hd("fragmented", 30).options("-movflags", "frag_keyframe+empty_moov"),
                hd("edit list", 30)
                        .options("-g", "60")
                        .rewrite("-ss", "0.5", "-i", "FILE", "-c", "copy")
                        .seconds(1.5)
                        .shown(1)
                        .first(15),
                hd("late start", 30)
                        .rewrite("-itsoffset", "1.4", "-i", "FILE", "-c", "copy", "-avoid_negative_ts", "0"),
                hd("B-frames", 30).encoder("-c:v", "libx264", "-preset", "fast", "-bf", "5", "-crf", "14"),
                hd("B-frames, negative offsets", 30)
                        .encoder("-c:v", "libx264", "-preset", "fast", "-bf", "5", "-crf", "14")
                        .options("-movflags", "negative_cts_offsets"),
                hd("two sounds, cover art, place and phone", 30)
                        .beside("-f", "lavfi", "-t", "2", "-i", "sine", "-f", "lavfi", "-t", "2", "-i", "sine=880")
                        .options("-map", "0", "-map", "1", "-map", "2", "-c:a", "aac")
                        .rewrite(
                                "-i",
                                "FILE",
                                "-f",
                                "lavfi",
                                "-i",
                                "color=red:s=64x64:r=1:d=1",
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-c",
                                "copy",
                                "-c:v:1",
                                "mjpeg",
                                "-disposition:v:1",
                                "attached_pic",
                                "-metadata",
                                PLACE,
                                "-metadata",
                                PHONE,
                                "-movflags",
                                "use_metadata_tags")
                        .carries("Phone 99", "+04.7110-074.0721", "soun"),
                hd("timecode track", 30).options("-timecode", "01:00:00:00").carries("tmcd"),
                hd("longer than is shown", 4).seconds(31).shown(30),
                rotated(variable(hlg(new MarkedClip(IPHONE, 1080, 1920, 60))), 90, "transpose=clock"),
                hd("31 s between whole bumpers", 30).seconds(31).shown(30).betweenWholeBumpers());
    }

    private static MarkedClip hd(String name, int rate) {
        return new MarkedClip(name, 1920, 1080, rate);
    }

    /** The picture lies in the file as the sensor saw it, with a note by how much to turn it anticlockwise. */
    private static MarkedClip rotated(MarkedClip clip, int degrees, String turn) {
        return clip.turned(turn).rewrite("-display_rotation", "" + degrees, "-i", "FILE", "-c", "copy");
    }

    /** Some of 60 frames a second, at most seven apart. */
    private static MarkedClip variable(MarkedClip clip) {
        return clip.turned("select='not(mod(n,7))+gt(random(7),0.5)'")
                .options("-fps_mode", "vfr")
                .slack(7 / 60.0 + 1 / 30.0);
    }

    private static MarkedClip hlg(MarkedClip clip) {
        return hevc(clip, "yuv420p10le", "tv", "bt2020", "arib-std-b67").tones(Tones.HLG);
    }

    /** {@code more} are further parameters of x265. */
    private static MarkedClip hevc(
            MarkedClip clip, String format, String range, String primaries, String transfer, String... more) {
        var matrix = primaries.equals("bt2020") ? "bt2020nc" : primaries;
        var params = "log-level=error:range=%s:colorprim=%s:transfer=%s:colormatrix=%s"
                .formatted(range.equals("pc") ? "full" : "limited", primaries, transfer, matrix);
        var all = Stream.concat(Stream.of(params), Stream.of(more)).collect(Collectors.joining(":"));
        return clip.picture(
                        "scale=out_color_matrix=%s:out_range=%s".formatted(primaries, range),
                        "format=" + format,
                        "setparams=range=%s:color_primaries=%s:color_trc=%s:colorspace=%s"
                                .formatted(range, primaries, transfer, matrix))
                .encoder(
                        "-c:v", "libx265", "-preset", "ultrafast", "-crf", "12", "-tag:v", "hvc1", "-x265-params", all);
    }

    private static String tags(String range, String space) {
        return "setparams=range=%s:color_primaries=%s:color_trc=bt709:colorspace=%s".formatted(range, space, space);
    }
}
