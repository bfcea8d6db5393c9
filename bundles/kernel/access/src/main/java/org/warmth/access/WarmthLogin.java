package org.warmth.access;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;

/** Signs a user of the product in to Karaf; only a system admin gets Karaf's roles, and with them the shell. */
public final class WarmthLogin implements LoginModule {
    private static final List<String> KARAF_ROLES = List.of("admin", "manager", "viewer", "systembundles", "ssh");
    private static final String ADDRESS = "karaf";

    private Subject subject;
    private CallbackHandler handler;
    private PasswordSignIn passwords;
    private GrantStore grants;
    private final List<Principal> found = new ArrayList<>();

    @Override
    public void initialize(Subject subject, CallbackHandler handler, Map<String, ?> shared, Map<String, ?> options) {
        this.subject = subject;
        this.handler = handler;
        this.passwords = (PasswordSignIn) options.get(PasswordSignIn.class.getName());
        this.grants = (GrantStore) options.get(GrantStore.class.getName());
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback name = new NameCallback("user");
        PasswordCallback password = new PasswordCallback("password", false);
        try {
            handler.handle(new Callback[] {name, password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new FailedLoginException("no password given");
        }
        if (name.getName() == null || password.getPassword() == null) {
            throw new FailedLoginException("no password given");
        }
        try {
            User user = passwords.verify(UserNames.normal(name.getName()), new String(password.getPassword()), ADDRESS);
            found.add(new UserPrincipal(user.name()));
            boolean admin = !user.changeDue()
                    && grants.inForce(user.id()).stream().anyMatch(grant -> grant.role() == Role.SYSTEM_ADMIN);
            if (admin) {
                KARAF_ROLES.forEach(role -> found.add(new RolePrincipal(role)));
            }
            return true;
        } catch (Problem refused) {
            throw refused.status() == 503
                    ? new LoginException("users cannot be read now")
                    : new FailedLoginException("refused");
        } finally {
            password.clearPassword();
        }
    }

    @Override
    public boolean commit() {
        subject.getPrincipals().addAll(found);
        return !found.isEmpty();
    }

    @Override
    public boolean abort() {
        found.clear();
        return true;
    }

    @Override
    public boolean logout() {
        subject.getPrincipals().removeAll(found);
        found.clear();
        return true;
    }
}
