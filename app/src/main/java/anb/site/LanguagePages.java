package anb.site;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes the language, and shows the same page again. */
@Controller
class LanguagePages {

    @GetMapping("/language")
    ResponseEntity<byte[]> change(
            @RequestParam(defaultValue = "es") String to, @RequestParam(required = false) @Nullable String next) {
        var page = Redirects.to(Redirects.within(next));
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(HttpHeaders.SET_COOKIE, ChosenLanguage.cookie(to).toString())
                .build();
    }
}
