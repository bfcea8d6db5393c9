package org.warmth.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URL;
import java.text.ParseException;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Problem;

/** Checks bearer tokens of the configured issuer: signature, issuer, audience, time; they say who, never what. */
@Component(service = BearerTokens.class, configurationPid = "org.warmth.access.bearer")
@Designate(ocd = BearerTokens.Config.class)
public final class BearerTokens {
    private static final Logger LOG = LoggerFactory.getLogger(BearerTokens.class);
    private static final int TIMEOUT = 3000;
    private static final int MOST_BYTES = 256 * 1024;
    private static final Set<JWSAlgorithm> SIGNATURES = signatures();

    private final DefaultJWTProcessor<SecurityContext> processor;
    private final String claim;

    /** Trusts what the configuration names; nothing without it. */
    @Activate
    public BearerTokens(Config config) throws MalformedURLException {
        claim = config.claim();
        processor = config.jwks().isBlank()
                        || config.issuer().isBlank()
                        || config.audience().isBlank()
                ? null
                : processor(config);
    }

    private static DefaultJWTProcessor<SecurityContext> processor(Config config) throws MalformedURLException {
        Set<JWSAlgorithm> allowed = new LinkedHashSet<>();
        for (String name : String.join(",", config.algorithms()).split(",")) {
            JWSAlgorithm algorithm = JWSAlgorithm.parse(name.trim());
            if (!SIGNATURES.contains(algorithm)) {
                throw new IllegalArgumentException("not an algorithm with a public key: " + name);
            }
            allowed.add(algorithm);
        }
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        new URL(config.jwks()), new DefaultResourceRetriever(TIMEOUT, TIMEOUT, MOST_BYTES))
                .cache(300_000, TIMEOUT * 2)
                .refreshAheadCache(false)
                .rateLimited(10_000)
                .outageTolerant(3_600_000)
                .build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                com.nimbusds.jose.JOSEObjectType.JWT, new com.nimbusds.jose.JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(allowed, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                config.audience(),
                new JWTClaimsSet.Builder().issuer(config.issuer()).build(),
                Set.of("exp", config.claim())));
        return processor;
    }

    private static Set<JWSAlgorithm> signatures() {
        Set<JWSAlgorithm> all = new LinkedHashSet<>(JWSAlgorithm.Family.RSA);
        all.addAll(JWSAlgorithm.Family.EC);
        return all;
    }

    boolean configured() {
        return processor != null;
    }

    /**
     * Who the token is for.
     *
     * @throws Problem 401; 503 while the issuer's keys cannot be read
     */
    Token verify(String token) {
        if (processor == null) {
            throw Problem.unauthenticated();
        }
        try {
            JWTClaimsSet claims = processor.process(token, null);
            String user = claims.getStringClaim(claim);
            if (user == null || user.isBlank() || user.length() > 200) {
                throw Problem.unauthenticated();
            }
            Date expires = claims.getExpirationTime();
            long left = Math.max(0, expires.getTime() - System.currentTimeMillis());
            return new Token(user, Math.min(left, 3_600_000) * 1_000_000);
        } catch (KeySourceException e) {
            LOG.warn("the issuer's keys cannot be read: {}", e.getClass().getSimpleName());
            throw Problem.unavailable("access.keys-away", e);
        } catch (BadJOSEException | ParseException | JOSEException e) {
            throw Problem.unauthenticated();
        }
    }

    /**
     * A token that was checked.
     *
     * @param user the user's name
     * @param lifeNanos how long it is still good
     */
    record Token(String user, long lifeNanos) {}

    /** The settings. */
    @ObjectClassDefinition(name = "Warmth bearer tokens")
    public @interface Config {
        /** Who must have issued the token. */
        @AttributeDefinition(name = "Issuer")
        String issuer() default "";

        /** For whom it must be. */
        @AttributeDefinition(name = "Audience")
        String audience() default "";

        /** Where the issuer publishes its keys. */
        @AttributeDefinition(name = "JWKS URL")
        String jwks() default "";

        /** The claim that holds the sign-in name. */
        @AttributeDefinition(name = "Claim with the user's name")
        String claim() default "sub";

        /** The signature algorithms that are accepted. */
        @AttributeDefinition(name = "Algorithms")
        String[] algorithms() default {"RS256", "PS256", "ES256"};
    }
}
