package org.warmth.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warmth.api.store.Secrets;

class AesSecretsTest {
    private static final String PLACE = "people_persons.id_number";
    private static final String NUMBER = "310101199001011234";

    private final Secrets secrets = new AesSecrets(KeyRing.parse(KeyRing.generate()));

    @Test
    void what_is_encrypted_is_read_again_in_its_place_only() {
        byte[] cipher = secrets.encrypt(PLACE, 7, NUMBER);
        assertThat(secrets.decrypt(PLACE, 7, cipher)).isEqualTo(NUMBER);
        assertThat(new String(cipher, StandardCharsets.ISO_8859_1)).doesNotContain("1990");
        assertThat(secrets.encrypt(PLACE, 7, NUMBER)).isNotEqualTo(cipher);
        assertThatThrownBy(() -> secrets.decrypt(PLACE, 8, cipher)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> secrets.decrypt("people_accounts.account_number", 7, cipher))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(NUMBER);
    }

    @Test
    void a_changed_or_shortened_value_is_refused() {
        byte[] cipher = secrets.encrypt(PLACE, 7, NUMBER);
        for (int i = 0; i < cipher.length; i++) {
            byte[] changed = cipher.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> secrets.decrypt(PLACE, 7, changed)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> secrets.decrypt(PLACE, 7, new byte[] {1, 1}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothing_stays_nothing_and_empty_stays_empty() {
        assertThat(secrets.encrypt(PLACE, 7, null)).isNull();
        assertThat(secrets.decrypt(PLACE, 7, null)).isNull();
        assertThat(secrets.decrypt(PLACE, 7, secrets.encrypt(PLACE, 7, ""))).isEmpty();
    }

    @Test
    void a_lookup_is_the_same_for_the_same_and_tells_kinds_and_keys_apart() {
        String hash = secrets.lookup("idNumber", NUMBER);
        assertThat(hash).hasSize(43).matches("[A-Za-z0-9_-]+").isEqualTo(secrets.lookup("idNumber", NUMBER));
        assertThat(secrets.lookup("account", NUMBER)).isNotEqualTo(hash);
        assertThat(new AesSecrets(KeyRing.parse(KeyRing.generate())).lookup("idNumber", NUMBER))
                .isNotEqualTo(hash);
        assertThat(secrets.seal("idNumber", NUMBER.getBytes(StandardCharsets.UTF_8)))
                .hasSize(32);
    }

    @Test
    void the_first_start_makes_keys_that_only_their_owner_reads(@TempDir Path etc) throws Exception {
        Path file = etc.resolve("warmth/keys");
        byte[] cipher = new AesSecrets(KeyRing.of(file)).encrypt(PLACE, 7, NUMBER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new AesSecrets(KeyRing.of(file)).decrypt(PLACE, 7, cipher)).isEqualTo(NUMBER);
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void a_new_key_encrypts_and_the_old_one_still_reads() {
        List<String> lines = new ArrayList<>(KeyRing.generate());
        byte[] old = new AesSecrets(KeyRing.parse(lines)).encrypt(PLACE, 7, NUMBER);
        lines.add(KeyRing.generate().get(1).replace("encrypt 1", "encrypt 2"));
        Secrets both = new AesSecrets(KeyRing.parse(lines));
        assertThat(both.decrypt(PLACE, 7, old)).isEqualTo(NUMBER);
        assertThat(both.encrypt(PLACE, 7, NUMBER)[1]).isEqualTo((byte) 2);
    }

    @Test
    void a_damaged_key_file_is_named_without_its_keys() {
        assertThatThrownBy(() -> KeyRing.parse(List.of("encrypt 1 AAAA"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> KeyRing.parse(List.of("encrypt one two three four")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> KeyRing.parse(List.of(KeyRing.generate().get(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lookup");
    }
}
