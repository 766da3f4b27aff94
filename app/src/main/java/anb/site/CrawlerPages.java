package anb.site;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What search engines are told: where everything is, and what is not for them. */
@Controller
class CrawlerPages {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Sitemap sitemap;

    CrawlerPages(Sitemap sitemap) {
        this.sitemap = sitemap;
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> index(Frame frame) {
        return xml(sitemap.index(frame.origin()));
    }

    @GetMapping("/sitemap/pages.xml")
    ResponseEntity<byte[]> pages(Frame frame) {
        return xml(sitemap.pages(frame.origin()));
    }

    @GetMapping("/sitemap/videos-{number:[0-9]{1,6}}.xml")
    ResponseEntity<byte[]> clips(Frame frame, @PathVariable int number) {
        return xml(sitemap.clips(frame.origin(), number).orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots(Frame frame) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(AN_HOUR)
                .body("""
                        User-agent: *
                        Disallow: /my/
                        Disallow: /account
                        Disallow: /organiser
                        Disallow: /signin
                        Disallow: /signup
                        Sitemap: %s/sitemap.xml
                        """.formatted(frame.origin()));
    }

    private static ResponseEntity<byte[]> xml(byte[] document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(AN_HOUR)
                .body(document);
    }
}
