package anb.infra.settings;

import java.util.Optional;

/**
 * What is put on the instances.
 *
 * @param version of the release, a folder of the bucket of releases
 * @param sha256 of its archive; an instance that finds another one does not start
 * @param image the AMI; absent: Amazon Linux 2023 as it is when deployed
 */
public record Release(String version, String sha256, Optional<String> image) {

    /** The archive for one kind of processor. */
    public String key(Fleet fleet) {
        return "releases/%s/anb-%s.tar.gz".formatted(version, fleet.graviton() ? "aarch64" : "x86_64");
    }
}
