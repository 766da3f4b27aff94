package anb.problem;

import java.util.Locale;

/**
 * Every refusal a caller can meet: its stable code and HTTP status. Texts live in {@code messages/problems*.properties}
 * under {@code <code>.title}, {@code <code>.detail} and, where the caller can do something about it, {@code <code>.remedy}.
 */
public enum ErrorCode {
    // requests
    INVALID_REQUEST(400),
    MALFORMED_BODY(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    CONTENT_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RATE_LIMITED(429),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503),

    // accounts
    EMAIL_TAKEN(400),
    PASSWORDS_DIFFER(400),
    BAD_CREDENTIALS(401),
    ACCOUNT_SUSPENDED(401),
    OWN_ACCOUNT(400),
    LAST_ADMIN(400),
    TOO_BUSY_TO_SIGN_IN(503),

    // upload
    VIDEO_FILE_MISSING(400),
    TITLE_MISSING(400),
    TITLE_TOO_LONG(400),
    EMPTY_FILE(400),
    FILE_TOO_LARGE(400),
    NOT_MP4(400),
    UNREADABLE(400),
    NO_VIDEO_STREAM(400),
    UNSUPPORTED_CODEC(400),
    TOO_SHORT(400),
    TOO_LONG(400),
    RESOLUTION_TOO_LOW(400),
    RESOLUTION_TOO_HIGH(400),
    FRAME_RATE_TOO_HIGH(400),
    PIXEL_RATE_TOO_HIGH(400),
    TOO_MANY_STREAMS(400),
    IDEMPOTENCY_KEY_INVALID(400),
    IDEMPOTENCY_KEY_REUSED(400),
    UPLOADS_CLOSED(400),
    TOO_MANY_UNFINISHED(429),
    TOO_MANY_UPLOADING(429),
    UPLOAD_NOT_FOUND(404),
    UPLOAD_INCOMPLETE(400),
    UPLOAD_COMPLETED(400),
    TOO_MANY_OPEN_UPLOADS(429),
    TOO_MANY_OPEN_BYTES(429),
    STORAGE_UNAVAILABLE(503),
    TOO_BUSY_TO_INSPECT(503),

    // a video's life
    NOT_OWNER(403),
    VIDEO_NOT_FOUND(404),
    PUBLISHED_VIDEO(400),
    NOT_PUBLISHABLE(400),
    ALREADY_PROCESSED(400),
    NOT_PROCESSED(400),
    ORIGINAL_EXPIRED(400),
    PICTURE_CHANGES(400),
    PROCESSING_FAILED(400),
    TOO_MANY_FOLLOWED(429),

    // voting
    ALREADY_VOTED(400),
    OWN_VIDEO(400),
    VOTING_CLOSED(400);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /**
     * The error of a stable code.
     *
     * @throws IllegalArgumentException there is none
     */
    public static ErrorCode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    /** The stable code clients compare with, e.g. {@code already_voted}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
