package anb.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Fills templates. A template has one parameter, {@code page}, a record of what it shows. */
@Component
class Pages {

    static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");
    private static final CacheControl FOR_EVERYBODY =
            CacheControl.maxAge(Duration.ofSeconds(2)).cachePublic().staleWhileRevalidate(Duration.ofSeconds(10));

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, Pages.class.getPackageName());

    Pages() {
        templates.setTrimControlStructures(true);
    }

    /** A page of public content: a visitor's is the same for all of them, a viewer's own is kept by nobody. */
    ResponseEntity<byte[]> open(String template, Object page, Frame frame) {
        var body = fill(template, page);
        var answer = ResponseEntity.ok()
                .contentType(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, frame.locale().getLanguage())
                .header(HttpHeaders.VARY, "Accept-Language, Cookie, HX-Request");
        if (!frame.signedIn()) {
            answer.cacheControl(FOR_EVERYBODY).eTag(tag(body));
        }
        return answer.body(body);
    }

    /** A page that is one person's only. */
    ResponseEntity<byte[]> own(String template, Object page, Frame frame) {
        return own(HttpStatus.OK, template, page, frame);
    }

    ResponseEntity<byte[]> own(HttpStatus status, String template, Object page, Frame frame) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, frame.locale().getLanguage())
                .body(fill(template, page));
    }

    /** The bytes of a filled template. */
    byte[] fill(String template, Object page) {
        var output = new Utf8ByteOutput();
        templates.render(template + ".jte", page, output);
        return output.toByteArray();
    }

    /** Weak: what has a strong tag is not compressed on its way. */
    private static String tag(byte[] body) {
        var sum = new CRC32C();
        sum.update(body);
        return "W/\"" + HexFormat.of().toHexDigits(sum.getValue()) + '-' + Integer.toHexString(body.length) + '"';
    }
}
