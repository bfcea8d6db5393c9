package org.warmth.rest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.warmth.api.Benefit;
import org.warmth.api.Money;

/** The one JSON of the product: ids as strings, money as integer fen, and nothing accepted that was not asked for. */
final class Json {
    /** The most code points of one text. */
    static final int MAX_TEXT = 100_000;

    /** A day as it is written: 2022-01-15. */
    static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private Json() {}

    /** A mapper of requests and answers. */
    static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(30)
                        .maxNumberLength(40)
                        .maxStringLength(MAX_TEXT)
                        .maxNameLength(200)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        JsonMapper mapper = JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(ours())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .build();
        for (CoercionInputShape shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }

    /** Whether somebody may have meant the day; others are typing errors. */
    static boolean ofThisAge(LocalDate day) {
        return day.getYear() >= 1850 && day.getYear() <= 2200;
    }

    private static SimpleModule ours() {
        SimpleModule module = new SimpleModule("warmth");
        module.addSerializer(long.class, ToStringSerializer.instance);
        module.addSerializer(Long.class, ToStringSerializer.instance);
        module.addDeserializer(long.class, new IdReader(0L));
        module.addDeserializer(Long.class, new IdReader(null));
        module.addSerializer(Money.class, new MoneyWriter());
        module.addDeserializer(Money.class, new MoneyReader());
        module.addSerializer(Benefit.class, ToStringSerializer.instance);
        module.addDeserializer(Benefit.class, new BenefitReader());
        module.addDeserializer(String.class, new TextReader());
        module.addDeserializer(LocalDate.class, new DayReader());
        return module;
    }

    /** Ids: digits in a string, or an integer. */
    private static final class IdReader extends StdScalarDeserializer<Long> {
        private static final long serialVersionUID = 1L;
        private final Long absent;

        IdReader(Long absent) {
            super(Long.class);
            this.absent = absent;
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT -> parser.getLongValue();
                case VALUE_STRING -> {
                    String text = parser.getText();
                    if (!text.matches("-?\\d{1,19}")) {
                        yield (Long) context.handleWeirdStringValue(Long.class, "…", "not an id");
                    }
                    try {
                        yield Long.valueOf(text);
                    } catch (NumberFormatException e) {
                        yield (Long) context.handleWeirdStringValue(Long.class, "…", "not an id");
                    }
                }
                default -> (Long) context.handleUnexpectedToken(Long.class, parser);
            };
        }

        @Override
        public Long getNullValue(DeserializationContext context) throws JsonMappingException {
            if (absent != null) {
                context.reportInputMismatch(this, "missing");
            }
            return null;
        }
    }

    private static final class MoneyWriter extends StdScalarSerializer<Money> {
        private static final long serialVersionUID = 1L;

        MoneyWriter() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeNumber(money.fen());
        }
    }

    /** Whole fen only: 12.5 or "12" may be yuan by mistake. */
    private static final class MoneyReader extends StdScalarDeserializer<Money> {
        private static final long serialVersionUID = 1L;

        MoneyReader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_NUMBER_INT -> money(parser);
                default -> (Money) context.handleUnexpectedToken(Money.class, parser);
            };
        }

        private static Money money(JsonParser parser) throws IOException {
            BigInteger fen = parser.getBigIntegerValue();
            if (fen.bitLength() > 62 || Math.abs(fen.longValue()) > Money.MOST.fen()) {
                throw new Unfit(parser, "rest.json-money-limit", Money.MOST.yuan());
            }
            return Money.ofFen(fen.longValue());
        }
    }

    private static final class BenefitReader extends StdScalarDeserializer<Benefit> {
        private static final long serialVersionUID = 1L;

        BenefitReader() {
            super(Benefit.class);
        }

        @Override
        public Benefit deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return new Benefit(parser.getText());
            } catch (IllegalArgumentException e) {
                return (Benefit) context.handleWeirdStringValue(Benefit.class, "…", "not a benefit code");
            }
        }
    }

    /** Text whose characters can be kept and seen. */
    private static final class TextReader extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        TextReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_STRING -> checked(parser.getText(), context);
                default -> (String) context.handleUnexpectedToken(String.class, parser);
            };
        }

        private static String checked(String text, DeserializationContext context) throws IOException {
            int unfit = Characters.firstUnfit(text);
            if (unfit >= 0) {
                throw new Unfit(context.getParser(), "rest.json-text", Characters.named(unfit));
            }
            return text;
        }
    }

    /** Days of this age: others are typing errors, and beyond what databases take. */
    private static final class DayReader extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        DayReader() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(com.fasterxml.jackson.core.JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            try {
                LocalDate day = LocalDate.parse(parser.getText(), DAY);
                if (ofThisAge(day)) {
                    return day;
                }
            } catch (DateTimeParseException e) {
                // refused below, as every other text that is no day
            }
            return (LocalDate) context.handleWeirdStringValue(LocalDate.class, "…", "not a day");
        }
    }

    /** A value of the right kind that is refused all the same, and why. */
    static final class Unfit extends JsonMappingException {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final Object argument;

        private Unfit(JsonParser parser, String code, Object argument) {
            super(parser, "refused");
            this.code = code;
            this.argument = argument;
        }

        /** The message key of the reason. */
        String code() {
            return code;
        }

        /** What the sentence tells: a limit or a character's number, never the value. */
        Object argument() {
            return argument;
        }
    }
}
