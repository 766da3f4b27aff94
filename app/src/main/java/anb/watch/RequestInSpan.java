package anb.watch;

import io.micrometer.common.KeyValues;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Names the request in its span as in its log lines; metrics, which count over all requests, do not get to see it. */
@Component
@ConditionalOnProperty(TracingSwitch.ENDPOINT)
class RequestInSpan extends DefaultServerRequestObservationConvention {

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        var values = super.getHighCardinalityKeyValues(context);
        var request = MDC.get("request");
        return request == null ? values : values.and("request", request);
    }
}
