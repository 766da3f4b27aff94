package anb.uploads;

import anb.editions.Editions;
import anb.media.StandIn;
import anb.videos.Videos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;

/** Takes forms in by parts put together anew, with a script in the place of ffmpeg. */
abstract class ReceptionFixture extends UploadsFixture {

    @Autowired
    UploadGate gate;

    @Autowired
    UploadSettings settings;

    @Autowired
    private Entry entry;

    @Autowired
    Editions editions;

    @Autowired
    private Videos recorded;

    @Autowired
    private UploadSize size;

    Reception reception(String script, UploadGate before, Arrivals arrivals) throws IOException, InterruptedException {
        var submission = new Submission(StandIn.inspection(folder, script), store, entry, editions, settings);
        return new Reception(before, submission, recorded, scratch, size, arrivals);
    }

    /** With the title "Triple". */
    static MockMultipartHttpServletRequest form(Path clip) throws IOException {
        var form = new MockMultipartHttpServletRequest();
        form.addFile(new MockMultipartFile("video_file", "clip.mp4", "video/mp4", Files.readAllBytes(clip)));
        form.addParameter("title", "Triple");
        return form;
    }
}
