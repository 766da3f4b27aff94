package anb.tickets;

import anb.media.AdmissionSettings;
import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import anb.videos.Title;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client sends to open a ticket. The types are as loose as JSON, so that a wrong one is named. */
record TicketForm(
        @Nullable Object title,
        @Nullable Object fileName,
        @Nullable Object sizeBytes,
        @Nullable Object contentType) {

    private static final Set<String> TYPES = Set.of("video/mp4", "video/quicktime");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}");
    private static final int LONGEST_NAME = 255;
    private static final double MEGABYTE = 1 << 20;

    /** @throws Problem a field is missing or not acceptable: what the form would refuse, with the form's code */
    Announced checked(AdmissionSettings admission) {
        return new Announced(Title.checked(text("title", title)), name(), size(admission), type());
    }

    private String name() {
        String name = required("file_name", text("file_name", fileName)).strip();
        int length = name.codePointCount(0, name.length());
        if (length > LONGEST_NAME) {
            throw invalid("file_name", "too_long", LONGEST_NAME, length);
        }
        if (Bounds.rewritesItsLine(name)) {
            throw invalid("file_name", "invalid_characters", Bounds.forbidden(name));
        }
        return name;
    }

    private long size(AdmissionSettings admission) {
        long most = admission.largestFile().toBytes();
        BigInteger size = switch (sizeBytes) {
            case null -> throw invalid("size_bytes", "required");
            case Integer whole -> BigInteger.valueOf(whole);
            case Long whole -> BigInteger.valueOf(whole);
            case BigInteger huge -> huge;
            default -> throw invalid("size_bytes", "not_a_number", Bounds.repeated(sizeBytes));
        };
        if (size.signum() < 0) {
            throw invalid("size_bytes", "out_of_range", 1, most, Bounds.repeated(size));
        }
        if (size.signum() == 0) {
            throw Problem.ofField(ErrorCode.EMPTY_FILE, "size_bytes", 0, most / MEGABYTE);
        }
        if (size.compareTo(BigInteger.valueOf(most)) > 0) {
            double roundedUp = Math.ceil(size.doubleValue() / MEGABYTE * 10) / 10;
            throw Problem.ofField(ErrorCode.FILE_TOO_LARGE, "size_bytes", roundedUp, most / MEGABYTE);
        }
        return size.longValueExact();
    }

    /** Parameters of the type, such as {@code codecs}, are let be; what looks like no type is not repeated in words. */
    private String type() {
        String sent = required("content_type", text("content_type", contentType));
        String type = sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            throw Problem.ofField(
                    ErrorCode.NOT_MP4, "content_type", TYPE.matcher(type).matches() ? type : "", "MOV");
        }
        return type;
    }

    private static String required(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw invalid(field, "required");
        }
        return text;
    }

    private static @Nullable String text(String field, @Nullable Object sent) {
        if (sent != null && !(sent instanceof String)) {
            throw invalid(field, "not_text");
        }
        return (String) sent;
    }

    private static Problem invalid(String field, String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldProblem(field, code, arguments)));
    }
}
