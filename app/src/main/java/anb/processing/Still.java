package anb.processing;

import anb.media.Probe;
import anb.videos.Pictures.Reel;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a broadcast clip and what is wished of it into ffmpeg's arguments for its pictures. Runs nothing.
 *
 * @param play where the moment lies, or one is chosen
 */
record Still(Reel reel, Play play, Products products) {

    /** Frames a second to choose from: three times those that are looked at beside an encode, and in memory at most 90. */
    private static final int LOOKED_AT = 3;

    /** All of the clip is decoded, which is what progress is told by; see {@link Transcode#pictures}. */
    List<String> arguments() {
        var arguments = new ArrayList<>(List.of("-y", "-threads", "1", "-filter_complex_threads", "1"));
        arguments.addAll(Probe.guards("h264"));
        arguments.addAll(List.of("-i", products.clip().toString(), "-filter_complex", graph()));
        arguments.addAll(List.of("-map", "[watched]", "-f", "null", "-"));
        arguments.addAll(Transcode.picture("[poster]", products.poster()));
        arguments.addAll(Transcode.picture("[thumbnail]", products.thumbnail()));
        return arguments;
    }

    String graph() {
        return "[0:V:0]split[watched][shots];" + Transcode.pictures(choice());
    }

    private String choice() {
        var wished = reel.wished();
        return wished == null
                ? play.frames() + ",fps=%d,thumbnail=%d".formatted(LOOKED_AT, LOOKED_AT * seconds())
                : play.frame(wished);
    }

    private static long seconds() {
        return Broadcast.LONGEST_PLAY.toSeconds();
    }
}
