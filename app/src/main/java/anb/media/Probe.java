package anb.media;

import anb.media.Ended.Exited;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks ffprobe about a file. The demuxer is forced and formats, codecs and protocols are lists of what may be used:
 * a playlist named {@code .mp4} would otherwise open whatever it points at.
 */
@Component
public class Probe {

    /** Pictures we take, and what phones put beside them: a decoder not listed here is never opened. */
    private static final String CODECS = "h264,hevc,aac,mp3float,mp2,ac3,eac3,alac,opus,flac,vorbis,amrnb,amrwb,"
            + "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,mjpeg,png,mov_text";

    /**
     * Sound and captions that cameras and editors write. ffprobe opens a decoder for whatever a file has, and ends where it
     * must not; these are opened, and given nothing to decode.
     */
    private static final String BESIDE = "pcm_mulaw,pcm_alaw,pcm_s8,pcm_u16le,pcm_u16be,pcm_u24le,pcm_u24be,pcm_u32le,"
            + "pcm_u32be,pcm_f64le,pcm_f64be,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,dca,truehd,mlp,qcelp,qdm2,qdmc,mace3,"
            + "mace6,mp1,mp1float,mp2float,mp3,gsm,gsm_ms,ilbc,speex,evrc,als,dvaudio,wmav2,cc_dec,dvdsub";

    private static final Set<String> OPENED_ONLY = Set.of(BESIDE.split(",", -1));

    private static final Pattern UNLISTED = Pattern.compile("Codec \\(([\\w-]{1,32})\\) not on whitelist");

    private static final String REPORTED = "format=nb_streams,duration:format_tags"
            + ":stream=codec_type,codec_name,profile,pix_fmt,width,height,sample_aspect_ratio,avg_frame_rate,duration,"
            + "field_order,color_range,color_space,color_transfer,color_primaries"
            + ":stream_tags:stream_disposition=attached_pic:stream_side_data=rotation";

    /** Of pictures in one file, that are told apart. */
    private static final int MOST_KINDS = 4;

    private static final String TIMES = "packet=pts_time,duration_time,flags";

    /** A stream of sound has no width, which is no error. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Ffmpeg ffmpeg;

    Probe(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** How a file is opened for reading: these options stand before its {@code -i}. */
    public static List<String> guards(String codecs) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                "mov,mp4,m4a,3gp,3g2,mj2",
                "-codec_whitelist",
                codecs,
                "-f",
                "mov");
    }

    /** What a look at the header gave. */
    public sealed interface Header {

        record Read(ProbeReport report) implements Header {}

        /** It needs a decoder that may not be used. */
        record Unlisted(String codec) implements Header {}

        record Unreadable(String why) implements Header {}
    }

    /**
     * Reads what the file says of itself.
     *
     * @throws IOException when ffprobe cannot be run at all, or this host cannot tell
     */
    public Header header(Path file) throws IOException, InterruptedException {
        return report(arguments(file, List.of("-show_entries", REPORTED, "-of", "json")));
    }

    /**
     * Reads what the file says of itself and through the picture's packets, at once: for a file whose header need not be
     * found sane first. Of its streams the picture alone is listed.
     *
     * @throws IOException when ffprobe cannot be run at all, or this host cannot tell
     */
    public Header whole(Path file) throws IOException, InterruptedException {
        var wanted =
                List.of("-select_streams", "V:0", "-show_entries", REPORTED + ":" + TIMES, "-of", "json=compact=1");
        return report(arguments(file, wanted));
    }

    private Header report(List<String> arguments) throws IOException, InterruptedException {
        var ended = ffmpeg.probe(arguments);
        if (ended instanceof Exited exited && exited.succeeded()) {
            try {
                return new Header.Read(JSON.readValue(exited.output(), ProbeReport.class));
            } catch (JacksonException unexpected) {
                return new Header.Unreadable("ffprobe's answer: " + unexpected.getOriginalMessage());
            }
        }
        var unlisted = unlisted(ended.log());
        if (unlisted.isPresent()) {
            return new Header.Unlisted(unlisted.get());
        }
        Starved.check(ended);
        return new Header.Unreadable(ended.log());
    }

    /** The last that was refused is the one it ended at; that it may not decode what it may only open stops nothing. */
    private static Optional<String> unlisted(String log) {
        return UNLISTED.matcher(log)
                .results()
                .map(refused -> refused.group(1))
                .filter(codec -> !OPENED_ONLY.contains(codec))
                .reduce((_, last) -> last);
    }

    /**
     * Reads through the picture's packets, decoding nothing.
     *
     * @return empty when they cannot be read
     * @throws IOException when ffprobe cannot be run at all, or this host cannot tell
     */
    public Optional<Packets> packets(Path file) throws IOException, InterruptedException {
        var wanted = List.of("-select_streams", "V:0", "-show_entries", TIMES, "-of", "csv=p=0");
        var ended = ffmpeg.probe(arguments(file, wanted));
        if (ended instanceof Exited exited && exited.succeeded()) {
            return Optional.of(Packets.of(exited.output(), exited.log().contains("partial file")));
        }
        Starved.check(ended);
        return Optional.empty();
    }

    /**
     * What the pictures of the beginning are like, in the order of the file: their size, and after a space what else ffmpeg
     * says of them. Decodes key frames only: a change begins with one.
     *
     * @return one where nothing changes, a few where it does; empty when it cannot be told
     * @throws IOException when ffprobe cannot be run at all
     */
    public List<String> pictures(Path file, Duration beginning) throws IOException, InterruptedException {
        var wanted = List.of(
                "-skip_frame",
                "nokey",
                "-read_intervals",
                "%+" + beginning.toSeconds(),
                "-select_streams",
                "V:0",
                "-show_entries",
                "frame=width,height,pix_fmt,color_range,color_space",
                "-of",
                "csv=p=0");
        return ffmpeg.probe(arguments(file, wanted)) instanceof Exited ended ? kinds(ended.output()) : List.of();
    }

    /** Of {@code 1920,1080,yuv420p,tv,bt709} a picture. */
    static List<String> kinds(String pictures) {
        return pictures.lines()
                .map(Probe::withoutSideData)
                .distinct()
                .limit(MOST_KINDS)
                .map(kind -> kind.replaceFirst("^(\\d+),(\\d+)", "$1×$2").replace(',', ' '))
                .toList();
    }

    /** An empty last field stands for it. */
    private static String withoutSideData(String line) {
        return line.replaceFirst(",+$", "");
    }

    private static List<String> arguments(Path file, List<String> wanted) {
        var arguments = new ArrayList<>(guards(CODECS));
        for (var kind : List.of("a", "s")) {
            arguments.addAll(List.of("-codec_whitelist:" + kind, CODECS + "," + BESIDE));
        }
        arguments.addAll(wanted);
        arguments.addAll(List.of("-i", file.toString()));
        return arguments;
    }
}
