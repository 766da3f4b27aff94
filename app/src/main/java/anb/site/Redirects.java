package anb.site;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Where a form leads. */
final class Redirects {

    private Redirects() {}

    /** The page to look at after something was done. */
    static ResponseEntity<byte[]> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }

    /** A path of this site as somebody sent it; the first page for whatever leads elsewhere. */
    static String within(@Nullable String path) {
        if (path == null
                || !path.startsWith("/")
                || path.startsWith("//")
                || path.chars().anyMatch(c -> c == '\\' || c <= ' ' || c > '~')) {
            return "/";
        }
        return isAddress(path) ? path : "/";
    }

    private static boolean isAddress(String path) {
        try {
            URI.create(path);
            return true;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
