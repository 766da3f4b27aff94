package anb.videos;

import anb.jobs.JobKind;
import anb.jobs.Lane;
import java.util.List;

/** The kinds of job a video needs. The subject of each is the video's id, the owner whoever waits for it: mostly its player. */
public final class VideoJobs {

    /** Make the broadcast clip and the posters. */
    public static final JobKind RENDER = new JobKind("render", Lane.HEAVY);

    /** Remove the objects of a deleted video. */
    public static final JobKind ERASE = new JobKind("erase", Lane.LIGHT);

    /** Make the pictures again, of the clip there is. */
    public static final JobKind POSTER = new JobKind("poster", Lane.LIGHT);

    /** Those that make something of a video, and have nothing to do once it is gone. */
    public static final List<JobKind> MAKING = List.of(RENDER, POSTER);

    private VideoJobs() {}
}
