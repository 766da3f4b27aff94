package anb.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the promises once everything has come to rest.
 *
 * @param findings each promise that was broken
 * @param differences what the platform's own check finds, apart from objects the sweep has not taken away yet
 */
record Verdict(List<Finding> findings, List<String> differences) {

    /** How a promise can be broken. */
    enum Kind {
        /** Acknowledged and not there. */
        LOST,
        /** Done more than once, or in spite of its withdrawal. */
        DUPLICATED,
        /** Not done, although nothing is under way any more. */
        STUCK
    }

    /** One that was, and during which fault it had been given. */
    record Finding(Kind kind, String what, String during) {

        @Override
        public String toString() {
            return "%s: %s, acknowledged during %s".formatted(kind, what, during);
        }
    }

    static Verdict of(Acknowledged acknowledged, Remains remains, List<String> differences) {
        var findings = new ArrayList<Finding>();
        for (var upload : acknowledged.uploads()) {
            var made = remains.videos().get(upload.video());
            var broken = broken(made, upload.key(), remains);
            if (broken != null) {
                findings.add(new Finding(broken, "upload %s (%s)".formatted(upload.video(), made), upload.during()));
            }
        }
        acknowledged.deletions().forEach((video, during) -> {
            if (remains.holds(video)) {
                findings.add(new Finding(Kind.STUCK, "deletion of " + video, during));
            }
        });
        for (var vote : remains.retaken()) {
            findings.add(new Finding(Kind.LOST, "vote %s, taken again".formatted(vote.voterAndVideo()), vote.during()));
        }
        acknowledged.votes().forEach((voterAndVideo, vote) -> {
            if (vote.certain() && vote.cast() != remains.votes().contains(voterAndVideo)) {
                findings.add(
                        new Finding(vote.cast() ? Kind.LOST : Kind.DUPLICATED, "vote " + voterAndVideo, vote.during()));
            }
        });
        findings.addAll(remains.counts().findings());
        return new Verdict(List.copyOf(findings), differences);
    }

    /** Null when it is as it should be. */
    private static @Nullable Kind broken(Remains.@Nullable Made made, String key, Remains remains) {
        if (made == null || made.status().equals("failed")) {
            return Kind.LOST;
        }
        if (!made.status().equals("processed")) {
            return Kind.STUCK;
        }
        if (!remains.complete(made)) {
            return Kind.LOST;
        }
        boolean once = made.jobs() == 1 && made.winners() == 1 && made.shown() == 1 && remains.ofKey(key) == 1;
        return once ? null : Kind.DUPLICATED;
    }

    boolean good() {
        return findings.isEmpty() && differences.isEmpty();
    }

    long count(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    /** How many of a kind for each fault that had any. */
    Map<String, Integer> byFault(Kind kind) {
        var counts = new TreeMap<String, Integer>();
        findings.stream()
                .filter(finding -> finding.kind() == kind)
                .forEach(finding -> counts.merge(finding.during(), 1, Integer::sum));
        return counts;
    }
}
