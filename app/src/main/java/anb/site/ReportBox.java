package anb.site;

import anb.reports.Reason;
import anb.videos.VideoId;
import java.util.List;

/**
 * The form by which a clip is reported.
 *
 * @param chosen the reason that was sent
 * @param note as it was sent
 */
record ReportBox(VideoId id, String chosen, String note, Mistakes mistakes) {

    static ReportBox empty(VideoId id) {
        return new ReportBox(id, "", "", Mistakes.NONE);
    }

    static String page(VideoId id) {
        return "/videos/" + id + "/report";
    }

    String page() {
        return page(id);
    }

    List<Reason> reasons() {
        return List.of(Reason.values());
    }
}
