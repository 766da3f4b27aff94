package anb.processing;

import static org.assertj.core.api.Assertions.assertThat;

import anb.Given;
import anb.RealParts;
import anb.accounts.Crowd;
import anb.jobs.Job;
import anb.jobs.JobId;
import anb.jobs.Lease;
import anb.jobs.Outcome.Retry;
import anb.media.Clips;
import anb.media.Ffmpeg;
import anb.storage.ObjectKey;
import anb.storage.ObjectStore;
import anb.videos.VideoJobs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What lies in the bucket may have come another way than through the upload. */
@RealParts
class AcceptedOriginalTest {

    @TempDir
    Path folder;

    @Autowired
    Given given;

    @Autowired
    Crowd crowd;

    @Autowired
    Rendering rendering;

    @Autowired
    ObjectStore store;

    @Autowired
    Ffmpeg ffmpeg;

    @Test
    void nothingIsMadeOfAnotherFileThanTheOneThatWasAccepted() throws Exception {
        var video = given.uploadedOnPaper(crowd.person("Sara", "Cali").id(), "Triple");
        var original = ObjectKey.original(video.value());
        store.put(original, new Clips(ffmpeg, folder).good(), "video/mp4");
        var job = new Job(new JobId(UUID.randomUUID()), VideoJobs.RENDER, video.value(), UUID.randomUUID(), 7, 1);
        var lease = new Noted(new ArrayList<>());

        assertThat(rendering.run(job, lease))
                .isEqualTo(new Retry("the original in the store is not the file that was accepted", ""));

        assertThat(lease.phases()).containsExactly("fetching");
        store.delete(original);
    }

    private record Noted(List<String> phases) implements Lease {

        @Override
        public boolean held() {
            return true;
        }

        @Override
        public void report(String phase, int percent) {
            phases.add(phase);
        }
    }
}
