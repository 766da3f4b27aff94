package anb.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * As much of Markdown (CommonMark 0.31) as rules need: headings from the second level on, paragraphs, lists, emphasis, code
 * and links. Everything else is text: whatever somebody writes, only these elements come out.
 */
final class Markdown {

    private static final Pattern BETWEEN_BLOCKS = Pattern.compile("\\R{2,}");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(((?:https?:/|mailto:|/)[^\\s)]*)\\)");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("\\*([^*]+)\\*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ITEM = Pattern.compile("(?:[-*]|(\\d+)\\.) +(.*)");

    private Markdown() {}

    static String html(String text) {
        return BETWEEN_BLOCKS
                .splitAsStream(text.strip())
                .map(block -> block(block.strip()) + "\n")
                .collect(Collectors.joining());
    }

    private static String block(String block) {
        if (block.startsWith("#")) {
            var title = block.replaceFirst("^#+ *", "");
            return block.startsWith("###") ? element("h3", inline(title)) : element("h2", inline(title));
        }
        var first = ITEM.matcher(block.lines().findFirst().orElse(""));
        return first.matches()
                ? element(first.group(1) == null ? "ul" : "ol", items(block))
                : element("p", inline(block));
    }

    /** A line that begins none goes on with the item above it. */
    private static String items(String block) {
        List<String> items = new ArrayList<>();
        for (var line : block.lines().map(String::strip).toList()) {
            var item = ITEM.matcher(line);
            if (item.matches()) {
                items.add(item.group(2));
            } else {
                items.add(items.removeLast() + " " + line);
            }
        }
        return String.join(
                "", items.stream().map(item -> element("li", inline(item))).toList());
    }

    private static String inline(String text) {
        var safe = HtmlUtils.htmlEscape(text.replaceAll("\\R", " "), "UTF-8");
        var linked = LINK.matcher(safe).replaceAll("<a href=\"$2\">$1</a>");
        var strong = STRONG.matcher(linked).replaceAll("<strong>$1</strong>");
        var emphasised = EMPHASIS.matcher(strong).replaceAll("<em>$1</em>");
        return CODE.matcher(emphasised).replaceAll("<code>$1</code>");
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }
}
