package anb.processing;

import anb.media.MediaInfo;
import anb.media.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what is known of a clip into ffmpeg's arguments: one process, one filter graph, one pass. Runs nothing.
 *
 * <p>Inputs are 0 the original, 1 the logo, 2 the opening, 3 the closing bumper. The graph normalises each to the
 * broadcast format, marks the clip, joins the three and takes the posters from the part between the bumpers. (Taken from
 * the clip before it is joined, they would make ffmpeg read all of it first and keep 900 pictures in memory.)
 */
record Transcode(RenderSettings settings, MediaInfo info, Path original, Brand brand, Products products) {

    /** To be raised whenever the same original would come out differently. */
    static final int PIPELINE = 5;

    /** Pixels between the logo and the edges: inside what television calls the safe area. */
    private static final int MARGIN = 36;

    private static final int LOGO_WIDTH = 240;
    private static final int LOGO_HEIGHT = 120;
    private static final double LOGO_OPACITY = 0.55;

    /** Of what is made, bumpers included. */
    Duration playTime() {
        return brand.opening().plays().plus(clipTime()).plus(brand.closing().plays());
    }

    private Duration clipTime() {
        return Broadcast.shorter(info.duration(), Broadcast.LONGEST_PLAY);
    }

    List<String> arguments() {
        var arguments = new ArrayList<String>(List.of("-y", "-filter_complex_threads", threads()));
        input(arguments, Probe.guards("h264,hevc"), original);
        input(arguments, BrandAssets.LOGO_GUARDS, brand.logo());
        input(arguments, Probe.guards("h264,hevc"), brand.opening().file());
        input(arguments, Probe.guards("h264,hevc"), brand.closing().file());
        arguments.addAll(List.of("-filter_complex", graph()));
        clip(arguments);
        arguments.addAll(picture("[poster]", products.poster()));
        arguments.addAll(picture("[thumbnail]", products.thumbnail()));
        return arguments;
    }

    String graph() {
        return String.join(
                ";",
                "[0:V:0]" + Picture.ofClip(info) + "[clip]",
                "[1:v]format=rgba,scale=w='min(iw,%d)':h='min(ih,%d)':force_original_aspect_ratio=decrease"
                                .formatted(LOGO_WIDTH, LOGO_HEIGHT)
                        + ",colorchannelmixer=aa=" + LOGO_OPACITY + "[logo]",
                "[clip][logo]overlay=x=W-w-%d:y=%d[marked]".formatted(MARGIN, MARGIN),
                "[2:V:0]" + Picture.ofBumper(brand.opening().frameRate()) + "[opening]",
                "[3:V:0]" + Picture.ofBumper(brand.closing().frameRate()) + "[closing]",
                "[opening][marked][closing]concat=n=3:v=1:a=0,split[broadcast][shots]",
                pictures(play().frames() + ",fps=1,thumbnail=" + Broadcast.LONGEST_PLAY.toSeconds()));
    }

    /** @param choice filters that let through the one frame to be shown */
    static String pictures(String choice) {
        return String.join(
                ";",
                // One frame a second is enough to choose from; thumbnail takes the one most like all others. The very
                // first frame goes before it and is overwritten: ffmpeg reports no progress before each output has one.
                "[shots]split[early][rest]",
                "[early]trim=end_frame=1[first]",
                "[rest]" + choice + "[best]",
                "[first][best]concat=n=2:v=1:a=0,%s,split[poster][large]".formatted(Picture.FOR_JPEG),
                "[large]scale=%d:-2:flags=area[thumbnail]".formatted(Broadcast.THUMBNAIL_WIDTH));
    }

    private Play play() {
        var opens = brand.opening().plays();
        return new Play(opens, opens.plus(clipTime()));
    }

    private void input(List<String> arguments, List<String> guards, Path file) {
        arguments.addAll(List.of("-threads", threads()));
        arguments.addAll(guards);
        arguments.addAll(List.of("-i", file.toString()));
    }

    /**
     * No sound, no data, nothing of what the player's phone wrote about itself or the place; nor the captions that lie inside
     * of pictures ({@code a53cc}), which libx264 would write anew: nobody has read them.
     */
    private void clip(List<String> arguments) {
        arguments.addAll(List.of("-map", "[broadcast]", "-an", "-sn", "-dn", "-map_metadata", "-1"));
        arguments.addAll(List.of("-map_chapters", "-1", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", settings.preset(), "-crf", "" + settings.crf()));
        arguments.addAll(List.of("-profile:v", "high", "-pix_fmt", "yuv420p", "-threads", threads()));
        arguments.addAll(List.of("-a53cc", "0"));
        arguments.addAll(List.of("-r", "" + Broadcast.FRAME_RATE, "-fps_mode", "cfr"));
        arguments.addAll(List.of("-g", "" + 2 * Broadcast.FRAME_RATE));
        arguments.addAll(List.of("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"));
        arguments.addAll(List.of("-color_range", "tv", "-movflags", "+faststart", "-f", "mp4"));
        arguments.add(products.clip().toString());
    }

    /** Without anything that is said of the clip. */
    static List<String> picture(String pad, Path file) {
        var arguments = new ArrayList<>(
                List.of("-map", pad, "-fps_mode", "passthrough", "-map_metadata", "-1", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-c:v", "mjpeg", "-q:v", "3", "-f", "image2", "-update", "1", file.toString()));
        return arguments;
    }

    private String threads() {
        return Integer.toString(settings.threads());
    }
}
