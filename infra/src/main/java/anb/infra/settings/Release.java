package anb.infra.settings;

import java.util.Map;
import java.util.Optional;

/**
 * What is put on the instances.
 *
 * @param version of the release, a folder of the bucket of releases
 * @param checksums SHA-256 of its archive for each kind of processor; an instance that finds another one does not start
 * @param images the AMI for a kind of processor; absent: Amazon Linux 2023 as it is when deployed
 */
public record Release(String version, Map<Processor, String> checksums, Map<Processor, String> images) {

    /** Of the presets, so that there are templates before there is a release. */
    private static final String NONE_YET = "0".repeat(64);

    public Release {
        checksums = Map.copyOf(checksums);
        images = Map.copyOf(images);
    }

    /** The archive that a fleet's instances take. */
    public String key(Fleet fleet) {
        return "releases/%s/anb-%s.tar.gz".formatted(version, fleet.processor().text());
    }

    /** The SHA-256 of that archive. */
    public String sha256(Fleet fleet) {
        return checksums.getOrDefault(fleet.processor(), "");
    }

    /** Whether it was made for a fleet's processors. */
    boolean isFor(Fleet fleet) {
        var sha256 = sha256(fleet);
        return !sha256.isEmpty() && (!sha256.equals(NONE_YET) || checksums.size() == 1);
    }

    public Optional<String> image(Fleet fleet) {
        return Optional.ofNullable(images.get(fleet.processor()));
    }
}
