package anb.site;

import anb.audit.Audit;
import anb.audit.AuditEntry;
import anb.members.Members;
import anb.paging.Part;
import anb.showcase.AllVideos;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what, on the organiser's desk. */
@Controller
class AuditPages {

    private static final int SHOWN = 50;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Pages pages;
    private final Audit audit;
    private final Members members;
    private final AllVideos videos;

    AuditPages(Pages pages, Audit audit, Members members, AllVideos videos) {
        this.pages = pages;
        this.audit = audit;
        this.members = members;
        this.videos = videos;
    }

    /**
     * The latest acts.
     *
     * @param reads whether requests that changed nothing are among them
     * @param names of accounts and videos they speak of, by their ids
     */
    record AuditPage(Frame frame, boolean reads, Part<AuditEntry> part, Map<UUID, String> names) {

        List<AuditEntry> entries() {
            return part.rows();
        }

        /** Whose account it was; empty where it is none. */
        String who(AuditEntry entry) {
            return named(entry.who());
        }

        /** What the ids of an act stand for; empty where nothing is known of them. */
        String about(AuditEntry entry) {
            return named(entry.act());
        }

        private String named(String text) {
            return ids(text)
                    .map(id -> names.getOrDefault(id, ""))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(", "));
        }

        String address(boolean withReads) {
            return "/organiser/audit" + (withReads ? "?reads=true" : "");
        }

        /** The page behind this one; null for none. */
        @Nullable
        String next() {
            return part.further()
                    ? address(reads) + (reads ? "&" : "?") + "before="
                            + part.rows().getLast().number()
                    : null;
        }
    }

    @GetMapping("/organiser/audit")
    ResponseEntity<byte[]> audit(
            Frame frame,
            @RequestParam(defaultValue = "false") boolean reads,
            @RequestParam(required = false) @Nullable Long before) {
        var read = reads ? audit.latest(SHOWN + 1, before) : audit.latestActs(SHOWN + 1, before);
        var part = Part.of(read, SHOWN);
        return pages.own("audit", new AuditPage(frame, reads, part, names(part.rows())), frame);
    }

    private Map<UUID, String> names(List<AuditEntry> entries) {
        var ids = entries.stream()
                .flatMap(entry -> Stream.concat(ids(entry.who()), ids(entry.act())))
                .collect(Collectors.toUnmodifiableSet());
        var names = new HashMap<>(members.names(ids));
        names.putAll(videos.named(ids));
        return names;
    }

    private static Stream<UUID> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).map(UUID::fromString);
    }
}
