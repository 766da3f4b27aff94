package anb.takeover;

import anb.accounts.Newcomer;
import org.jspecify.annotations.Nullable;

/**
 * A clip as the list has it.
 *
 * @param line of the list
 * @param file its name in one of the two folders
 * @param uploadedAt when it was sent, as written; null when the list does not say
 */
record Row(
        long line,
        String file,
        String title,
        Newcomer owner,
        @Nullable String uploadedAt) {}
