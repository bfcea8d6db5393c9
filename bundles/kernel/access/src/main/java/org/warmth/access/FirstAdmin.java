package org.warmth.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.access.Grant;
import org.warmth.api.access.Role;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/**
 * Creates {@code admin} where there is no user at all. Its password comes from {@code WARMTH_ADMIN_PASSWORD}, or is
 * generated and written to {@code etc/warmth/first-admin-password}, which only its owner can read.
 */
@Component(service = FirstAdmin.class, immediate = true)
public final class FirstAdmin {
    static final String NAME = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

    private final Path file;
    private final Path coming;

    /** Creates the admin if need be. */
    @Activate
    public FirstAdmin(
            BundleContext context,
            @Reference(target = "(module=kernel)") Database database,
            @Reference UserStore users,
            @Reference GrantStore grants,
            @Reference Passwords passwords,
            @Reference Ids ids) {
        this(etc(context), System.getenv("WARMTH_ADMIN_PASSWORD"), database, users, grants, passwords, ids);
    }

    FirstAdmin(
            Path etc,
            String given,
            Database database,
            UserStore users,
            GrantStore grants,
            Passwords passwords,
            Ids ids) {
        file = etc.resolve("warmth").resolve("first-admin-password");
        coming = file.resolveSibling("first-admin-password.new");
        if (users.none()) {
            create(given, database, users, grants, passwords, ids);
        } else if (Files.exists(coming, LinkOption.NOFOLLOW_LINKS)) {
            // The server was stopped after the user was there and before the password was.
            show();
        }
    }

    private static Path etc(BundleContext context) {
        String etc = context.getProperty("karaf.etc");
        return Path.of(etc == null ? "etc" : etc);
    }

    private void create(
            String given, Database database, UserStore users, GrantStore grants, Passwords passwords, Ids ids) {
        boolean generated = given == null || given.isEmpty();
        String password = generated ? passwords.generate() : given;
        String fault = generated ? null : Passwords.fault(password, NAME);
        if (fault != null) {
            throw new IllegalStateException("WARMTH_ADMIN_PASSWORD is refused (" + fault + "); nobody can sign in");
        }
        String hash = passwords.hash(password);
        if (generated) {
            write(password);
        }
        long id = ids.next();
        boolean created = database.write(sql -> {
            boolean first = users.insert(new User(id, NAME, "系统管理员", hash, false, false, false, id, 1));
            if (first) {
                for (Role role : new Role[] {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}) {
                    grants.insert(new GrantRow(
                            ids.next(), id, new Grant(role, 0, grants.today(), null), GrantRow.State.ACTIVE, id, 0, 1));
                }
            }
            return first;
        });
        if (created) {
            if (generated) {
                show();
            }
            LOG.info("first user {} created, its password is in {}", NAME, generated ? file : "WARMTH_ADMIN_PASSWORD");
        } else {
            forget();
        }
    }

    /** Whoever sees the password can sign in with it: it is shown when the user is there. */
    private void show() {
        try {
            Files.move(coming, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the first password cannot be written", e);
        }
    }

    private void write(String password) {
        try {
            Files.createDirectories(coming.getParent());
            Files.deleteIfExists(coming);
            boolean posix = Files.getFileStore(coming.getParent()).supportsFileAttributeView("posix");
            Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (posix) {
                Files.newByteChannel(
                                coming,
                                fresh,
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                        .close();
            }
            Files.writeString(coming, password + System.lineSeparator(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the first password cannot be written", e);
        }
    }

    /** Removes the file: the password in it is no longer good. */
    void forget() {
        try {
            for (Path each : new Path[] {file, coming}) {
                if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(each);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} could not be removed; its password is no longer good", file);
        }
    }
}
