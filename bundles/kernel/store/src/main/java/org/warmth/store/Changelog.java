package org.warmth.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A module's changelog with all that it includes, and a checksum of it by which an unchanged one is known at once. */
public final class Changelog {
    private static final Pattern INCLUDE = Pattern.compile("\\binclude:.*?\\bfile:\\s*([^,}\\s]+)");

    private final String module;
    private final Map<String, byte[]> texts = new LinkedHashMap<>();

    private Changelog(String module) {
        this.module = module;
    }

    /**
     * Reads {@code db/<module>.yaml} and what it includes.
     *
     * @param resources finds a resource by its path, or gives null
     */
    public static Changelog of(String module, Function<String, URL> resources) {
        Changelog changelog = new Changelog(module);
        changelog.read(changelog.path(), resources);
        return changelog;
    }

    private void read(String path, Function<String, URL> resources) {
        URL url = resources.apply(path);
        if (url == null) {
            throw new ModuleFault("there is no changelog " + path, null);
        }
        byte[] text;
        try (InputStream in = url.openStream()) {
            text = in.readAllBytes();
        } catch (IOException e) {
            throw new ModuleFault("the changelog " + path + " cannot be read", e);
        }
        texts.put(path, text);
        Matcher include = INCLUDE.matcher(new String(text, StandardCharsets.UTF_8));
        while (include.find()) {
            String included = path.substring(0, path.lastIndexOf('/') + 1) + include.group(1);
            if (!texts.containsKey(included)) {
                read(included, resources);
            }
        }
    }

    String module() {
        return module;
    }

    /** Where it begins. */
    String path() {
        return "db/" + module + ".yaml";
    }

    /** Whether a change set of the history belongs to this changelog, of whatever version. */
    boolean owns(String changeSetPath) {
        return changeSetPath.equals(path()) || changeSetPath.startsWith("db/" + module + "/");
    }

    /** A part by its path, or null. */
    byte[] text(String path) {
        return texts.get(path);
    }

    String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((path, text) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(text);
                digest.update((byte) 0);
            });
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
