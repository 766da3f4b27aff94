package anb.infra.settings;

import java.util.Optional;

/**
 * What people see.
 *
 * @param origin of the pages, as browsers say it: scheme, host and port
 * @param certificate its ARN in ACM; absent: plain HTTP
 * @param cloudFront whether processed clips are also given out by CloudFront
 * @param firewall whether a web application firewall stands before the balancer
 * @param requestsPerAddress which the firewall lets one address make in five minutes
 */
public record Site(
        String origin, Optional<String> certificate, boolean cloudFront, boolean firewall, int requestsPerAddress) {}
