package anb.media;

/**
 * What stands between a file and the platform, in the order in which a file meets them. Which of them refused a file is
 * found out after the answer: behind the container, any code but {@code unreadable} and {@code no_video_stream} counts as
 * {@link #ADMISSION}, and for these two the layers are asked once more, one by one.
 */
enum Layer {
    /** The first bytes: no program of others has seen the file yet. */
    CONTAINER,
    /** The header, read by ffprobe with one demuxer allowed. */
    HEADER,
    /** The packets, read through without decoding. */
    PACKETS,
    /** The rules of taking part, held against what header and packets say. */
    ADMISSION,
    /** A picture of the beginning and one near the end. */
    DECODING,
    /** Accepted, and given up by the worker. */
    PROCESSING
}
