package org.warmth.itests.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes plain what differs from run to run though the server did the same: ids, instants of the real clock, secrets. */
final class Plain {
    /** The replay lives in 2022; what shows another time was taken from the database's or the machine's clock. */
    private static final Pattern NOW =
            Pattern.compile("20(2[5-9]|[3-9][0-9])-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?Z?");

    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");
    /** Made anew by each run, or counting what the server did by itself. */
    private static final Set<String> HIDDEN = Set.of("password", "before", "seal", "tail");
    /** An algorithm, the number of the only key, a nonce and what it hides, in Base64. */
    private static final Pattern ENCRYPTED = Pattern.compile("AQ[E-H][A-Za-z0-9+/]{30,}={0,2}");

    private static final Pattern INCIDENT = Pattern.compile("(incident |事件编号 )[0-9a-f]{8}");

    private static final Pattern DIGEST = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Names names;

    Plain(Names names) {
        this.names = names;
    }

    /** A text. */
    String text(String text) {
        if (ENCRYPTED.matcher(text).matches()) {
            return "<encrypted " + text.length() + ">";
        }
        String plain = NOW.matcher(names.in(text)).replaceAll("<now>");
        plain = PORT.matcher(plain).replaceAll("http://server");
        plain = INCIDENT.matcher(plain).replaceAll("$1<incident>");
        return DIGEST.matcher(plain).replaceAll("<digest>");
    }

    /** A tree whose fields stand in the order of their names: some are told from a map without an order of its own. */
    JsonNode tree(JsonNode tree) {
        if (tree.isObject()) {
            Map<String, JsonNode> plain = new TreeMap<>();
            tree.fields().forEachRemaining(field -> plain.put(text(field.getKey()), value(tree, field)));
            return JSON.createObjectNode().setAll(plain);
        }
        if (tree.isArray()) {
            ArrayNode plain = JSON.createArrayNode();
            tree.forEach(each -> plain.add(tree(each)));
            return plain;
        }
        if (tree.isTextual()) {
            return written(tree.textValue());
        }
        if (tree.isIntegralNumber() && names.isId(tree.longValue())) {
            return TextNode.valueOf(names.of(tree.longValue()));
        }
        // What is given up stands under the opposite of its id.
        if (tree.isIntegralNumber() && names.isId(-tree.longValue())) {
            return TextNode.valueOf("-" + names.of(-tree.longValue()));
        }
        return tree;
    }

    /** A text, which may be a tree written down. */
    private JsonNode written(String text) {
        if (text.startsWith("{") && text.endsWith("}")) {
            try {
                return tree(JSON.readTree(text));
            } catch (JsonProcessingException e) {
                return TextNode.valueOf(text(text));
            }
        }
        return TextNode.valueOf(text(text));
    }

    private JsonNode value(JsonNode owner, Map.Entry<String, JsonNode> field) {
        String key = field.getKey();
        boolean secret = HIDDEN.contains(key) || key.equals("after") && owner.has("before");
        return secret
                        && !field.getValue().isContainerNode()
                        && !field.getValue().isNull()
                ? TextNode.valueOf("<" + key + ">")
                : tree(field.getValue());
    }

    /** The body of a request or an answer, by what it is. */
    JsonNode body(byte[] body, String type) {
        if (body.length == 0) {
            return null;
        }
        if (body[0] == 'P' && body.length > 1 && body[1] == 'K') {
            return workbook(body);
        }
        String text = decoded(body);
        if (text == null) {
            return TextNode.valueOf("<" + body.length + " bytes>");
        }
        if (type != null && type.contains("json")) {
            try {
                return tree(JSON.readTree(text));
            } catch (JsonProcessingException e) {
                return TextNode.valueOf("no JSON: " + text(text));
            }
        }
        ArrayNode lines = JSON.createArrayNode();
        text.lines().forEach(line -> lines.add(text(line)));
        return lines;
    }

    private JsonNode workbook(byte[] body) {
        ArrayNode lines = JSON.createArrayNode();
        try {
            WorkbookText.of(body).forEach(line -> lines.add(text(line)));
        } catch (IOException e) {
            lines.add("no workbook: " + e.getMessage());
        }
        return lines;
    }

    private static String decoded(byte[] body) {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GB18030")}) {
            try {
                String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
                if (text.chars().noneMatch(c -> c == 0)) {
                    return text;
                }
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return null;
    }
}
