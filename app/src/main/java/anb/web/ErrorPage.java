package anb.web;

import anb.problem.Wording;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** What a person in a browser sees of an error. */
final class ErrorPage {

    private ErrorPage() {}

    static String of(int status, Wording wording, Locale locale) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%s · ANB Rising Stars</title>
                  <link rel="stylesheet" href="/landing.css">
                </head>
                <body>
                  <main>
                    <p class="kicker">%d</p>
                    <h1>%s</h1>
                    <p>%s</p>
                    <p>%s</p>
                    <p><a href="/">ANB Rising Stars</a></p>
                  </main>
                </body>
                </html>
                """.formatted(
                        locale.getLanguage(),
                        HtmlUtils.htmlEscape(wording.title()),
                        status,
                        HtmlUtils.htmlEscape(wording.title()),
                        HtmlUtils.htmlEscape(wording.message()),
                        HtmlUtils.htmlEscape(wording.remedy().orElse("")));
    }
}
