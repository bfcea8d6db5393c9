package org.warmth.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DerbyStatementsTest {
    @Test
    void only_the_parameters_of_lists_lose_their_casts() {
        assertThat(DerbyStatements.bare("select x from t where (x in (cast(? as char(43)), cast(? as char(43))) and "
                        + "(y = cast(? as bigint) or z in (cast(? as bigint))))"))
                .isEqualTo("select x from t where (x in (?, ?) and (y = cast(? as bigint) or z in (?)))");
        assertThat(DerbyStatements.bare("select x from t where x in (select y from u where z = cast(? as int))"))
                .isEqualTo("select x from t where x in (select y from u where z = cast(? as int))");
    }
}
