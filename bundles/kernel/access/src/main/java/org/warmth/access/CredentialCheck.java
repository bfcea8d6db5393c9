package org.warmth.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.access.VerifiedCredentials.Entry;
import org.warmth.access.VerifiedCredentials.Known;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.SignIn;

/** Finds the user behind an {@code Authorization} header: Basic through JAAS, Bearer through the issuer's keys. */
@Component
public final class CredentialCheck implements SignIn {
    private static final int LONGEST = 8192;

    private final VerifiedCredentials verified;
    private final UserStore users;
    private final KnownUsers known;
    private final PasswordSignIn passwords;
    private final BearerTokens tokens;
    private final Object[] locks = new Object[64];

    /** Checks with these; nobody is checked before there is a first admin. */
    @Activate
    public CredentialCheck(
            @Reference FirstAdmin admin,
            @Reference VerifiedCredentials verified,
            @Reference UserStore users,
            @Reference KnownUsers known,
            @Reference PasswordSignIn passwords,
            @Reference BearerTokens tokens) {
        this(verified, users, known, passwords, tokens);
    }

    CredentialCheck(
            VerifiedCredentials verified,
            UserStore users,
            KnownUsers known,
            PasswordSignIn passwords,
            BearerTokens tokens) {
        this.verified = verified;
        this.users = users;
        this.known = known;
        this.passwords = passwords;
        this.tokens = tokens;
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new Object();
        }
    }

    @Override
    public boolean bearer() {
        return tokens.configured();
    }

    @Override
    public Caller verify(String authorization, String address, Locale locale) {
        if (authorization == null || authorization.length() > LONGEST) {
            throw Problem.unauthenticated();
        }
        String digest = verified.digest(authorization);
        Entry entry = verified.get(digest);
        if (entry == null) {
            // One check for all requests that carry the same header at once.
            synchronized (locks[Math.floorMod(digest.hashCode(), locks.length)]) {
                entry = verified.get(digest);
                if (entry == null) {
                    return caller(check(digest, authorization, address), address, locale);
                }
            }
        }
        return caller(entry.known(), address, locale);
    }

    private Known check(String digest, String authorization, String address) {
        long generation = verified.generation();
        int space = authorization.indexOf(' ');
        String scheme = space < 0 ? "" : authorization.substring(0, space).toLowerCase(Locale.ROOT);
        String rest = authorization.substring(space + 1).trim();
        Known found;
        long life = VerifiedCredentials.LIFE;
        switch (scheme) {
            case "basic" -> {
                NamePassword pair = basic(rest);
                found = known.of(passwords.verify(UserNames.normal(pair.name), pair.password, address));
            }
            case "bearer" -> {
                BearerTokens.Token token = tokens.verify(rest);
                life = token.lifeNanos();
                found = users.byName(UserNames.normal(token.user()))
                        .filter(user -> !user.locked())
                        .map(user -> trusted(user))
                        .map(known::of)
                        .orElseThrow(Problem::unauthenticated);
            }
            default -> throw Problem.unauthenticated();
        }
        verified.put(digest, found, life, generation);
        return found;
    }

    /** A token's issuer vouches for the person: that a password waits for its change does not matter. */
    private static User trusted(User user) {
        return new User(
                user.id(),
                user.name(),
                user.displayName(),
                null,
                false,
                user.shared(),
                false,
                user.createdBy(),
                user.version());
    }

    private static NamePassword basic(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            String pair = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int colon = pair.indexOf(':');
            return Optional.of(colon)
                    .filter(at -> at > 0)
                    .map(at -> new NamePassword(pair.substring(0, at), pair.substring(at + 1)))
                    .orElseThrow(Problem::unauthenticated);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw Problem.unauthenticated();
        }
    }

    private static Caller caller(Known known, String address, Locale locale) {
        return new Caller(known.user(), known.name(), known.shared(), known.grants(), address, locale);
    }

    private record NamePassword(String name, String password) {}
}
