package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Many files with which one step is taken: a list is approved as a list (domain 0.5).
 *
 * @param files which, each at the version it was read at
 * @param input what the step carries, the same for all
 */
@Schema(
        name = "hardship.Many",
        example =
                """
                {"files":[{"id":"701","version":2},{"id":"702","version":2}],"input":{"place":"单位公告栏"}}""")
public record Many(List<At> files, StepInput input) {
    /**
     * A file at a version.
     *
     * @param id the file
     * @param version its version
     */
    @Schema(name = "hardship.FileAt")
    public record At(long id, int version) {}
}
