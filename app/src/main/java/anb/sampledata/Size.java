package anb.sampledata;

import java.util.regex.Pattern;

/**
 * How much sample data to make.
 *
 * @param votes about so many: they are spread over the videos by a rule
 */
record Size(int players, int videos, long votes) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,8}),(\\d{1,8}),(\\d{1,9})");
    private static final Size USUAL = new Size(1_000_000, 300_000, 10_000_000);

    /**
     * Reads {@code PLAYERS,VIDEOS,VOTES}; nothing stands for 1 million players, 300,000 videos and 10 million votes.
     *
     * @throws IllegalArgumentException it is written otherwise, there is none of something, or more votes than players
     *     can cast
     */
    static Size of(String text) {
        if (text.isEmpty()) {
            return USUAL;
        }
        var match = WRITTEN.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "sample data is asked for as PLAYERS,VIDEOS,VOTES, for example 1000,300,10000; not as " + text);
        }
        var size = new Size(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Long.parseLong(match.group(3)));
        if (size.players == 0 || size.videos == 0) {
            throw new IllegalArgumentException("at least one player and one video");
        }
        if (size.votes > (long) size.players * size.videos / 4) {
            throw new IllegalArgumentException("%,d votes are too many for %,d players and %,d videos: at most %,d"
                    .formatted(size.votes, size.players, size.videos, (long) size.players * size.videos / 4));
        }
        return size;
    }
}
