package anb.videos;

import anb.jobs.JobKind;
import anb.jobs.Lane;

/** The kinds of job a video needs. The subject of each is the video's id, the owner its player's. */
public final class VideoJobs {

    /** Make the broadcast clip and the posters. */
    public static final JobKind RENDER = new JobKind("render", Lane.HEAVY);

    /** Remove the objects of a deleted video. */
    public static final JobKind ERASE = new JobKind("erase", Lane.LIGHT);

    private VideoJobs() {}
}
