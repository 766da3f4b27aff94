package anb.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The link to the page behind the present one (RFC 8288). */
final class NextPage {

    private NextPage() {}

    /**
     * The value of a {@code Link} header: this request again, behind {@code token} instead of at an offset or a position.
     *
     * @param to the last position that is asked for; null when all are
     */
    static String link(String token, @Nullable Integer to) {
        // The other parameters stay as they came: they are encoded already.
        var uri = ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("offset")
                .replaceQueryParam("from")
                .replaceQueryParam("to", to == null ? List.of() : List.of(to))
                .replaceQueryParam(PageToken.PARAMETER, token)
                .build()
                .toUriString();
        return "<" + uri + ">; rel=\"next\"";
    }
}
