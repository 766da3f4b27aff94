package anb.voting;

import java.time.Instant;
import java.util.UUID;

/** A vote that stands. */
public record CastVote(UUID video, Instant at) {}
