package org.warmth.banks;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A bank file format as staff sees it.
 *
 * @param id what orders name it by
 * @param name its name in the caller's language
 * @param extension the ending of its files
 * @param most the most items in one file
 */
@Schema(example = """
                {"id":"csv-gb18030","name":"CSV（GB18030 编码）","extension":"csv","most":100000}""")
public record BankFormatView(String id, String name, String extension, int most) {}
