package org.warmth.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.warmth.api.Messages;

class AddressRangeTest {
    @Test
    void a_range_holds_the_addresses_that_share_its_bits() {
        AddressRange range = AddressRange.of("10.1.0.0/16");
        assertThat(range.contains("10.1.255.3")).isTrue();
        assertThat(range.contains("10.2.0.1")).isFalse();
        assertThat(range.contains("::1")).isFalse();
        assertThat(AddressRange.of("127.0.0.1").contains("127.0.0.1")).isTrue();
        assertThat(AddressRange.of("fd00::/8").contains("fd12::1")).isTrue();
    }

    @Test
    void a_name_is_no_address() {
        assertThat(AddressRange.literal("localhost")).isNull();
        assertThatThrownBy(() -> AddressRange.of("proxy.example")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void english_is_answered_to_who_prefers_it_and_chinese_to_everybody_else() {
        assertThat(Languages.of(null)).isEqualTo(Messages.CHINESE);
        assertThat(Languages.of("en-GB,en;q=0.9")).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.of("zh-CN,zh;q=0.9,en;q=0.8")).isEqualTo(Messages.CHINESE);
        assertThat(Languages.of("fr")).isEqualTo(Messages.CHINESE);
        assertThat(Languages.of("en;q=x;;;")).isEqualTo(Messages.CHINESE);
    }
}
