package anb;

import anb.Routes.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a route reads of a request, as the method that answers it declares.
 *
 * @param in {@code query}, also of a form; {@code path}, {@code header}, {@code cookie}, or {@code field} of JSON
 */
public record Input(String in, String name, Class<?> type) {

    /** In forms that are taken as a whole. */
    private static final List<String> OF_A_PERSON = List.of(
            "first_name",
            "last_name",
            "email",
            "password",
            "city",
            "country",
            "minor",
            "guardian_name",
            "guardian_email",
            "next",
            "vote");

    public static List<Input> of(Route route) {
        return route.parameters().flatMap(Input::of).toList();
    }

    private static Stream<Input> of(MethodParameter parameter) {
        var type = parameter.getParameterType();
        var own = parameter.getParameter().getName();
        var body = parameter.getParameterAnnotation(RequestBody.class);
        if (body != null) {
            return Arrays.stream(Objects.requireNonNull(type.getRecordComponents(), type.getName()))
                    .map(field -> new Input("field", snakeCase(field.getName()), field.getType()));
        }
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked != null) {
            return type == Map.class
                    ? OF_A_PERSON.stream().map(field -> new Input("query", field, String.class))
                    : Stream.of(new Input("query", named(asked.name(), asked.value(), own), type));
        }
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null) {
            return Stream.of(new Input("header", named(header.name(), header.value(), own), type));
        }
        var cookie = parameter.getParameterAnnotation(CookieValue.class);
        if (cookie != null) {
            return Stream.of(new Input("cookie", named(cookie.name(), cookie.value(), own), type));
        }
        return parameter.hasParameterAnnotation(PathVariable.class)
                ? Stream.of(new Input("path", own, type))
                : Stream.empty();
    }

    private static String named(String name, String value, String own) {
        return Stream.of(name, value, own)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return in + " " + name;
    }
}
