package anb.media;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What ffprobe says about a file, in its own words; what it does not say is null or empty.
 *
 * @param packets of the picture, where they were asked for
 */
public record ProbeReport(List<Stream> streams, Format format, List<Packet> packets) {

    public ProbeReport(@Nullable List<Stream> streams, @Nullable Format format, @Nullable List<Packet> packets) {
        this.streams = streams == null ? List.of() : streams;
        this.format = format == null ? new Format(0, null, null) : format;
        this.packets = packets == null ? List.of() : packets;
    }

    /** When the picture is shown, by its packets. */
    public Packets timing() {
        return Packets.of(packets, false);
    }

    /** The first stream of moving pictures: cover art is not one. */
    public Optional<Stream> picture() {
        return streams.stream()
                .filter(stream -> stream.is("video") && !stream.coverArt())
                .findFirst();
    }

    /** The file as a whole; the count is of all its streams, listed or not. */
    public record Format(
            @JsonProperty("nb_streams") int count,
            @Nullable String duration,
            @Nullable Map<String, String> tags) {}

    /** One stream; sizes are those of the coded picture, before rotation and pixel aspect. */
    public record Stream(
            @JsonProperty("codec_type") @Nullable String type,
            @JsonProperty("codec_name") @Nullable String codec,
            @Nullable String profile,
            @JsonProperty("pix_fmt") @Nullable String pixelFormat,
            int width,
            int height,
            @JsonProperty("sample_aspect_ratio") @Nullable String pixelAspect,
            @JsonProperty("avg_frame_rate") @Nullable String averageFrameRate,
            @Nullable String duration,
            @JsonProperty("field_order") @Nullable String fieldOrder,
            @JsonProperty("color_range") @Nullable String range,
            @JsonProperty("color_space") @Nullable String space,
            @JsonProperty("color_transfer") @Nullable String transfer,
            @JsonProperty("color_primaries") @Nullable String primaries,
            @Nullable Map<String, Integer> disposition,
            @Nullable Map<String, String> tags,
            @JsonProperty("side_data_list") @Nullable List<SideData> sideData) {

        public boolean is(String wanted) {
            return wanted.equals(type);
        }

        boolean coverArt() {
            return disposition != null && disposition.getOrDefault("attached_pic", 0) == 1;
        }

        /** Degrees of the display matrix; older files carry a tag instead. */
        int rotation() {
            if (sideData != null) {
                for (var data : sideData) {
                    if (data.rotation() != null) {
                        return data.rotation();
                    }
                }
            }
            var tag = tags == null ? null : tags.get("rotate");
            return tag != null && tag.matches("-?\\d{1,4}") ? Integer.parseInt(tag) : 0;
        }
    }

    /** A packet that is not shown, as an edit list cuts it away or nobody says when, is listed all the same. */
    public record Packet(
            @JsonProperty("pts_time") @Nullable String time,
            @JsonProperty("duration_time") @Nullable String duration,
            @Nullable String flags) {

        private static final String UNKNOWN = "N/A";
        private static final String DISCARDED = "D";

        boolean isShown() {
            return time != null && !time.equals(UNKNOWN) && (flags == null || !flags.contains(DISCARDED));
        }

        /** Seconds; only of one that is shown. */
        double shownAt() {
            return seconds(time);
        }

        /** Seconds; 0 when unknown. */
        double length() {
            return seconds(duration);
        }

        private static double seconds(@Nullable String text) {
            return text == null || text.equals(UNKNOWN) ? 0 : Double.parseDouble(text);
        }
    }

    /** Only a display matrix has a rotation. */
    public record SideData(@Nullable Integer rotation) {}
}
