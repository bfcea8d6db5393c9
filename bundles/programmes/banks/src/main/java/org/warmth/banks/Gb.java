package org.warmth.banks;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.stream.Collectors;

/**
 * The encodings of Chinese bank files, strictly: Java left alone writes a question mark for 䶮 in GBK, and a wrong name goes
 * to the bank (R-W04). GBK is a part of GB18030, so that one reader serves both.
 */
final class Gb {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset GBK = Charset.forName("GBK");

    /** The media type of text in GB18030. */
    static final String TEXT = "text/plain;charset=GB18030";

    /** What GBK bytes become that were once read as UTF-8 and saved. */
    private static final String BROKEN = "锟斤拷";

    private Gb() {}

    /** Writes text; a character that the encoding lacks is an exception, never a question mark. */
    static Writer writer(OutputStream out, Charset charset) {
        return new BufferedWriter(new OutputStreamWriter(out, encoder(charset)));
    }

    /** The bytes of a text that has passed the rules. */
    static byte[] bytes(String text, Charset charset) {
        try {
            ByteBuffer bytes = encoder(charset).encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not in " + charset, e);
        }
    }

    /** The characters of a text that an encoding lacks, each once; empty where it has them all. */
    static String lacking(String text, Charset charset) {
        CharsetEncoder encoder = encoder(charset);
        return encoder.canEncode(text)
                ? ""
                : text.codePoints()
                        .mapToObj(Character::toString)
                        .filter(character -> !encoder.canEncode(character))
                        .distinct()
                        .collect(Collectors.joining("、"));
    }

    /** The text of a line; bytes that are none are refused. */
    static String text(byte[] bytes, int line) {
        try {
            String text = GB18030.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.contains(BROKEN) || text.indexOf('\ufffd') >= 0) {
                throw Unreadable.line(line, "banks.encoding");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw Unreadable.line(line, "banks.encoding");
        }
    }

    private static CharsetEncoder encoder(Charset charset) {
        return charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
