package anb.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often is too often: acts a second, minute, hour or day, e.g. {@code 120/m}.
 *
 * @param vote votes cast and withdrawn by one account
 * @param login attempts to sign in to one account, whether or not it exists
 * @param loginAddress attempts to sign in from one client address
 * @param signupAddress accounts made from one client address
 * @param upload videos uploaded by one account
 * @param report clips reported by one account
 * @param profile changes of name and place, and of what clips show, by one account
 */
@ConfigurationProperties("anb.limits")
record LimitsSettings(
        @DefaultValue("120/m") Rate vote,
        @DefaultValue("10/m") Rate login,
        @DefaultValue("300/m") Rate loginAddress,
        @DefaultValue("2000/h") Rate signupAddress,
        @DefaultValue("30/h") Rate upload,
        @DefaultValue("20/h") Rate report,
        @DefaultValue("20/h") Rate profile) {

    Rate rate(Limit limit) {
        return switch (limit) {
            case VOTE -> vote;
            case LOGIN -> login;
            case LOGIN_ADDRESS -> loginAddress;
            case SIGNUP_ADDRESS -> signupAddress;
            case UPLOAD -> upload;
            case REPORT -> report;
            case PROFILE -> profile;
        };
    }
}
