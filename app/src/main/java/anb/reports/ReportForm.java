package anb.reports;

import org.jspecify.annotations.Nullable;

/** What a client sends to report a clip. The types are as loose as JSON, so that a wrong one is named with all other mistakes. */
public record ReportForm(@Nullable Object reason, @Nullable Object note) {}
