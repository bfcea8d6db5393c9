package org.warmth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warmth.api.Problem;

class BearerTokensTest {
    private final AtomicInteger asked = new AtomicInteger();
    private RSAKey key;
    private HttpServer portal;
    private BearerTokens tokens;

    @BeforeEach
    void a_portal_publishes_its_key() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        byte[] set = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/jwks", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        portal.start();
        tokens = tokens("http://127.0.0.1:" + portal.getAddress().getPort() + "/jwks");
    }

    @AfterEach
    void stop() {
        portal.stop(0);
    }

    @Test
    void a_good_token_says_who_and_the_keys_are_read_once() throws Exception {
        assertThat(tokens.verify(signed(claims().build())).user()).isEqualTo("li.fang");
        assertThat(tokens.verify(signed(claims().build())).lifeNanos()).isBetween(1L, 300_000_000_000L);
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_token_of_another_issuer_audience_or_time_is_refused() throws Exception {
        refused(signed(claims().issuer("https://evil.example").build()));
        refused(signed(claims().audience("another").build()));
        refused(signed(claims().expirationTime(new Date(System.currentTimeMillis() - 300_000))
                .build()));
        refused(signed(claims().expirationTime(null).build()));
        refused(signed(claims().notBeforeTime(new Date(System.currentTimeMillis() + 300_000))
                .build()));
        refused(signed(claims().subject(null).build()));
    }

    @Test
    void a_token_without_signature_or_under_another_key_is_refused() throws Exception {
        refused(new PlainJWT(claims().build()).serialize());
        refused(signed(claims().build(), new RSAKeyGenerator(2048).keyID("k1").generate()));
        SignedJWT mac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        mac.sign((JWSSigner) new MACSigner(key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));
        refused(mac.serialize());
        refused("not a token");
    }

    @Test
    void a_portal_that_is_away_is_no_wrong_password() throws Exception {
        portal.stop(0);
        BearerTokens cold = tokens("http://127.0.0.1:" + portal.getAddress().getPort() + "/jwks");
        String token = signed(claims().build());
        assertThatThrownBy(() -> cold.verify(token))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
    }

    @Test
    void without_configuration_no_token_is_taken() throws Exception {
        BearerTokens none = new BearerTokens(Settings.of(BearerTokens.Config.class, Map.of()));
        assertThat(none.configured()).isFalse();
        String token = signed(claims().build());
        assertThatThrownBy(() -> none.verify(token)).isInstanceOf(Problem.class);
    }

    private static BearerTokens tokens(String jwks) throws Exception {
        return new BearerTokens(Settings.of(
                BearerTokens.Config.class,
                Map.of("issuer", "https://portal.example", "audience", "warmth", "jwks", jwks)));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://portal.example")
                .audience("warmth")
                .subject("li.fang")
                .expirationTime(new Date(System.currentTimeMillis() + 300_000));
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, key);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private void refused(String token) {
        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }
}
