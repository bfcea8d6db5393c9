package org.warmth.access;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Problem;

/** Checks name and password: our own against the table, of users without one against the JAAS realms of the house. */
@Component(service = PasswordSignIn.class, configurationPid = "org.warmth.access")
@Designate(ocd = PasswordSignIn.Config.class)
public final class PasswordSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordSignIn.class);

    private final UserStore users;
    private final Passwords passwords;
    private final List<String> realms;
    private final Throttle throttle = new Throttle(System::nanoTime);

    /** Checks against {@code users} and the configured realms. */
    @Activate
    public PasswordSignIn(@Reference UserStore users, @Reference Passwords passwords, Config config) {
        this.users = users;
        this.passwords = passwords;
        this.realms = Stream.of(config.realms())
                .flatMap(some -> Stream.of(some.split(",")))
                .map(String::trim)
                .filter(realm -> !realm.isEmpty() && !realm.equals(WarmthRealm.NAME))
                .toList();
    }

    /**
     * The user.
     *
     * @param name the normal form
     * @throws Problem 401, or 429 while the user must wait at this address
     */
    User verify(String name, String password, String address) {
        int wait = throttle.wait(name, address);
        if (wait > 0) {
            throw Problem.tooMany("access.too-many-attempts", wait);
        }
        User user = UserNames.good(name) ? users.byName(name).orElse(null) : null;
        boolean right = user != null && user.password() == null && !realms.isEmpty()
                ? realms.stream().anyMatch(realm -> vouches(realm, name, password))
                : passwords.matches(password, user == null ? null : user.password());
        if (!right || user.locked()) {
            throttle.failed(name, address);
            throw Problem.unauthenticated();
        }
        throttle.succeeded(name, address);
        return user;
    }

    private static boolean vouches(String realm, String name, String password) {
        if (password.isEmpty()) {
            // Directories take a bind without password for an anonymous one, and let it pass.
            return false;
        }
        try {
            LoginContext login = new LoginContext(realm, new Subject(), new Answers(name, password));
            login.login();
            login.logout();
            return true;
        } catch (FailedLoginException e) {
            return false;
        } catch (LoginException e) {
            LOG.warn(
                    "realm {} could not check a sign-in: {}",
                    realm,
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private record Answers(String name, String password) implements CallbackHandler {
        @Override
        public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback ask) {
                    ask.setName(name);
                } else if (callback instanceof PasswordCallback ask) {
                    ask.setPassword(password.toCharArray());
                } else {
                    throw new UnsupportedCallbackException(callback);
                }
            }
        }
    }

    /** The settings. */
    @ObjectClassDefinition(name = "Warmth sign-in")
    public @interface Config {
        /** JAAS realms, LDAP for example, that vouch for users who have no password of ours. */
        @AttributeDefinition(name = "JAAS realms")
        String[] realms() default {};
    }
}
