package org.warmth.hardship;

/**
 * A step while it is taken, with one file or many.
 *
 * @param input what it carries
 * @param lines the lines that hold today, each looked up once
 * @param clear whether what all the files hung out is known to be over without objection
 */
record StepAct(StepInput input, LowLineService.Today lines, boolean clear) {
    /** What a file's means lead to. */
    TypeRule.Judged judge(HardshipFile file) {
        return TypeRule.judge(file.means(), file.facts().persons(), lines.of(file.unit()));
    }
}
