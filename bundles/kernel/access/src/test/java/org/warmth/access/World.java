package org.warmth.access;

import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.warmth.api.Messages;
import org.warmth.api.access.Caller;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestDatabase;

/** The module put together by hand on a test's database, with its first admin. */
final class World {
    static final String ADMIN_WORD = "first-of-all-2022";
    static final String WORD = "spring-Festival-7";
    static final String OWN = "chosen-Word-88";

    final TestDatabase database;
    final UserStore users;
    final GrantStore grants;
    final ThreadCallers callers;
    final SubtreeAccess access;
    final TestAudit audit = new TestAudit();
    final UserService userService;
    final GrantService grantService;
    final CredentialCheck check;

    World(TestDatabase database, Path etc, String adminWord, Map<String, ?> bearer) {
        this.database = database;
        Passwords passwords = new Passwords();
        VerifiedCredentials verified = new VerifiedCredentials();
        users = new UserStore(database, database.clock());
        grants = new GrantStore(database, database.clock());
        PasswordSignIn signIn =
                new PasswordSignIn(users, passwords, Settings.of(PasswordSignIn.Config.class, Map.of()));
        KnownUsers known = new KnownUsers(grants);
        callers = new ThreadCallers(users, known);
        access = new SubtreeAccess(database, callers, grants);
        FirstAdmin admin = new FirstAdmin(etc, adminWord, database, users, grants, passwords, database.ids());
        userService = new UserService(
                database, users, grants, passwords, signIn, verified, admin, callers, access, audit, database.ids());
        grantService = new GrantService(database, grants, users, verified, callers, access, audit, database.ids());
        try {
            BearerTokens tokens = new BearerTokens(Settings.of(BearerTokens.Config.class, bearer));
            check = new CredentialCheck(verified, users, known, signIn, tokens);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    World(TestDatabase database, Path etc) {
        this(database, etc, ADMIN_WORD, Map.of());
    }

    Caller signIn(String name, String word) {
        return check.verify(basic(name, word), "127.0.0.1", Messages.CHINESE);
    }

    static String basic(String name, String word) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + word).getBytes(StandardCharsets.UTF_8));
    }

    <T> T as(Caller caller, Supplier<T> work) {
        return callers.as(caller, work);
    }

    /** A user who has chosen their own password. */
    Caller user(Caller by, String name) {
        User user = as(by, () -> userService.create(name, name, WORD, false));
        Caller first = signIn(name, WORD);
        as(first, () -> {
            userService.changeOwn(WORD, OWN);
            return null;
        });
        return signIn(user.name(), OWN);
    }
}
