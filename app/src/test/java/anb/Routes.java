package anb;

import anb.tickets.TicketId;
import anb.videos.VideoId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What the application answers, as it is mapped, pages and API alike: a new one is tried by every test that goes
 * through them.
 */
public final class Routes {

    private static final Set<Class<?>> OF_PLAYERS = Set.of(VideoId.class, TicketId.class);

    private Routes() {}

    /** By whom one may be asked. */
    public enum Whose {
        EVERYBODYS,
        PLAYERS,
        ORGANISERS
    }

    /** One method of one path, and what answers it. */
    public record Route(String method, String path, HandlerMethod handler) {

        /** Whether the path holds the id of a video or of an upload. */
        public boolean takesAnId() {
            return variables().anyMatch(each -> OF_PLAYERS.contains(each.getParameterType()));
        }

        /** Whether that is the id of a video. */
        public boolean takesAVideo() {
            return variables().anyMatch(each -> each.getParameterType() == VideoId.class);
        }

        public boolean isOfTheApi() {
            return path.startsWith("/api/");
        }

        /** With this in the place of every variable. */
        public String with(Object id) {
            return path.replaceAll("\\{[^/]*}", Matcher.quoteReplacement(id.toString()));
        }

        public Whose whose() {
            if (path.matches("/(api/admin|organiser|site/organiser)(/.*)?")) {
                return Whose.ORGANISERS;
            }
            return path.matches("/(api|site)/(videos|uploads)(/.*)?|/(my|account|upload)(/.*)?|/api/auth/profile")
                    ? Whose.PLAYERS
                    : Whose.EVERYBODYS;
        }

        public Stream<MethodParameter> parameters() {
            return Arrays.stream(handler.getMethodParameters());
        }

        private Stream<MethodParameter> variables() {
            return parameters().filter(each -> each.hasParameterAnnotation(PathVariable.class));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** All but those that exist only in tests. */
    public static List<Route> of(RequestMappingHandlerMapping endpoints) {
        return endpoints.getHandlerMethods().entrySet().stream()
                .flatMap(each -> of(each.getKey(), each.getValue()))
                .filter(route -> !route.path().contains("/probe"))
                .toList();
    }

    private static Stream<Route> of(RequestMappingInfo mapping, HandlerMethod handler) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method ->
                        mapping.getPatternValues().stream().map(path -> new Route(method.name(), path, handler)));
    }
}
