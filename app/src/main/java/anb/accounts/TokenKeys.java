package anb.accounts;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** How tokens are signed and checked: HS256 and nothing else (RFC 8725, section 3.1), whatever a token's header says. */
@Configuration(proxyBeanMethods = false)
class TokenKeys {

    static final String ISSUER = "anb-showcase";
    static final String AUDIENCE = "anb-api";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    @Bean
    JwtEncoder tokenEncoder(AccountsSettings settings) {
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key(settings.signingSecret()))));
    }

    @Bean
    JwtDecoder tokenDecoder(AccountsSettings settings, InstantSource clock) {
        var keys = new ArrayList<JWK>(List.of(key(settings.signingSecret())));
        var retired = settings.retiredSecret();
        if (retired != null) {
            keys.add(key(retired));
        }
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableJWKSet<>(new JWKSet(keys))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // claims are judged by the validators below
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success()); // judged at every use instead
        return new VerifiedTokens(decoder, claims(clock));
    }

    private static OAuth2TokenValidator<Jwt> claims(InstantSource clock) {
        var time = new JwtTimestampValidator(CLOCK_SKEW);
        time.setClock(clock.withZone(ZoneOffset.UTC));
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(ISSUER),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(AUDIENCE)));
    }

    private static OctetSequenceKey key(byte[] secret) {
        return new OctetSequenceKey.Builder(secret)
                .algorithm(JWSAlgorithm.HS256)
                .build();
    }
}
