package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import org.warmth.api.Money;
import org.warmth.api.records.Stored;

/**
 * A year's subsistence line (低保标准) of a unit and all below it, with the factors that make the types: no amount stands in
 * the product (domain 3.2, 3.4).
 *
 * @param id its id
 * @param unit the unit
 * @param year the year
 * @param low the line, a month and person
 * @param deepPercent below so many percent of the line a household is in deep hardship
 * @param relativePercent below so many percent in relative hardship
 * @param lossPercent above so many percent of its income lost, in hardship by accident
 * @param basis the document it rests on
 * @param version for optimistic locking
 */
@Schema(name = "hardship.LowLine")
record LowLine(
        long id,
        long unit,
        int year,
        Money low,
        int deepPercent,
        int relativePercent,
        int lossPercent,
        String basis,
        int version)
        implements Stored {
    private static final int DEEP = 100;
    private static final int RELATIVE = 200;
    private static final int LOSS = 80;

    static LowLine of(long id, int version, Input input) {
        return new LowLine(
                id,
                input.unit,
                input.year,
                input.low,
                or(input.deepPercent, DEEP),
                or(input.relativePercent, RELATIVE),
                or(input.lossPercent, LOSS),
                input.basis,
                version);
    }

    private static int or(Integer given, int usual) {
        return given == null ? usual : given;
    }

    /**
     * A line as it is written.
     *
     * @param unit the unit
     * @param year the year
     * @param low the line, a month and person
     * @param deepPercent 100 if null
     * @param relativePercent 200 if null
     * @param lossPercent 80 if null
     * @param basis the document it rests on
     */
    @Schema(
            name = "hardship.LowLineInput",
            example = "{\"unit\":\"601\",\"year\":2022,\"low\":133000,\"basis\":\"演示民发〔2021〕20号\"}")
    public record Input(
            Long unit,
            Integer year,
            Money low,
            Integer deepPercent,
            Integer relativePercent,
            Integer lossPercent,
            String basis) {}
}
