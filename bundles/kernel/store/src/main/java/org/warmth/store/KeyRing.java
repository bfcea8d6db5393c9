package org.warmth.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The keys, kept outside the database. One line each: its use ({@code encrypt}, {@code lookup}, {@code seal}), its
 * number and 32 bytes in Base64. What is encrypted anew is encrypted under the {@code encrypt} key of the highest
 * number; the others decrypt what is older. There is one key to look up and one to seal.
 */
public final class KeyRing {
    private static final int SIZE = 32;
    private static final int HIGHEST = 255;

    private final NavigableMap<Integer, byte[]> encrypting;
    private final byte[] lookup;
    private final byte[] seal;

    private KeyRing(NavigableMap<Integer, byte[]> encrypting, byte[] lookup, byte[] seal) {
        this.encrypting = encrypting;
        this.lookup = lookup;
        this.seal = seal;
    }

    /** The keys of a file; a file that is not there is made, readable by its owner alone. */
    public static KeyRing of(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new IllegalStateException("the keys in " + file + " cannot be read", e);
        }
    }

    /** The keys of a text, as it stands in a file. */
    public static KeyRing parse(List<String> lines) {
        NavigableMap<Integer, byte[]> encrypting = new TreeMap<>();
        Map<String, byte[]> single = new HashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+");
            if (words.length != 3) {
                throw new IllegalStateException("a line of the keys is not: use, number, key");
            }
            byte[] key = Base64.getDecoder().decode(words[2]);
            int number = Integer.parseInt(words[1]);
            if (key.length != SIZE || number < 1 || number > HIGHEST) {
                throw new IllegalStateException("a key has " + SIZE + " bytes and a number from 1 to " + HIGHEST);
            }
            boolean repeated = "encrypt".equals(words[0])
                    ? encrypting.put(number, key) != null
                    : single.put(words[0], key) != null;
            if (repeated) {
                throw new IllegalStateException("two keys for one use: " + words[0] + " " + number);
            }
        }
        if (encrypting.isEmpty() || !single.containsKey("lookup") || !single.containsKey("seal")) {
            throw new IllegalStateException("the keys are not complete: encrypt, lookup and seal are needed");
        }
        return new KeyRing(encrypting, single.get("lookup"), single.get("seal"));
    }

    /** New keys, as a file has them. */
    public static List<String> generate() {
        List<String> lines = new ArrayList<>();
        lines.add("# The keys of Warmth. Without them no personal data can be read again: keep a copy, apart from the"
                + " database.");
        SecureRandom random = new SecureRandom();
        for (String use : List.of("encrypt", "lookup", "seal")) {
            byte[] key = new byte[SIZE];
            random.nextBytes(key);
            lines.add(use + " 1 " + Base64.getEncoder().encodeToString(key));
        }
        return lines;
    }

    /** Complete or not there: a reader never sees half a file, and a second writer gives way. */
    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        Path made = posix
                ? Files.createTempFile(
                        file.getParent(),
                        "keys",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(file.getParent(), "keys", ".new");
        try {
            Files.write(made, generate(), StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            // Another node made it in the same moment: its keys are the ones.
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    int current() {
        return encrypting.lastKey();
    }

    /** The key of that number, or null. */
    byte[] encrypting(int number) {
        return encrypting.get(number);
    }

    byte[] lookup() {
        return lookup;
    }

    byte[] seal() {
        return seal;
    }
}
