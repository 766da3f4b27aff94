package anb.faults;

import java.time.Clock;
import java.time.Instant;

/** Says what a JVM takes for the time of day, in milliseconds, by each way to ask. */
final class WhatTimeIsIt {

    private WhatTimeIsIt() {}

    public static void main(String[] arguments) {
        System.out.println(System.currentTimeMillis());
        System.out.println(Instant.now().toEpochMilli());
        System.out.println(Clock.systemUTC().millis());
    }
}
