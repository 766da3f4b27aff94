package anb.videos;

import anb.storage.ObjectKey;
import java.time.Duration;

/** The broadcast version of a video: the objects one run of a job wrote, under that run's fence. */
public record Rendition(
        long fence, ObjectKey clip, ObjectKey poster, ObjectKey thumbnail, Duration playTime, long sizeBytes) {}
