package org.warmth.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.Messages;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.rest.Download;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;
import org.warmth.api.statistics.FormView;
import org.warmth.statistics.FormDefinition.FormRow;

/** The official forms over REST. */
@Component(service = StatisticsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=statistics)")
@Path("")
@Tag(name = "statistics")
@Produces(MediaType.APPLICATION_JSON)
public final class StatisticsResource {
    private final Questions questions;
    private final FormViews views;
    private final FormRecords records;
    private final Overlaps overlaps;
    private final Cells cells;
    private final FormReadings readings;
    private final Checks checks;
    private final Messages messages;

    @Activate
    public StatisticsResource(
            @Reference Questions questions,
            @Reference FormViews views,
            @Reference FormRecords records,
            @Reference Overlaps overlaps,
            @Reference Cells cells,
            @Reference FormReadings readings,
            @Reference Checks checks,
            @Reference Messages messages) {
        this.questions = questions;
        this.views = views;
        this.records = records;
        this.overlaps = overlaps;
        this.cells = cells;
        this.readings = readings;
        this.checks = checks;
        this.messages = messages;
    }

    /**
     * A value to type: of a counting row the count; of a money row fen, or 万元 as decimal text, as the form shows it.
     *
     * @param count the count
     * @param money fen
     * @param wan 万元, at most 6 decimals
     * @param reason why, 1 to 500 characters
     */
    public record CellInput(Integer count, Money money, String wan, String reason) {}

    /**
     * Cells to decide on.
     *
     * @param cells the version of each row's cell
     * @param reason why; needed to reject
     */
    public record Decision(Map<String, Integer> cells, String reason) {}

    /** A manual cell as it stands, with the steps that the caller may take. */
    public record CellView(
            long id,
            String form,
            long campaign,
            long unit,
            String code,
            String state,
            Integer count,
            Money money,
            String wan,
            boolean counts,
            String reason,
            String typedBy,
            Instant typedAt,
            int version,
            List<String> next) {}

    @GET
    @Path("forms")
    @Operation(summary = "统计表名称 · The names of the forms")
    public Set<String> forms() {
        return questions.forms();
    }

    @GET
    @Path("forms/{form: [a-z0-9]+}")
    @Operation(summary = "报表：当前数值、校验与台账封签 · A form with its values of this moment, its checks and the ledger's seal")
    public FormView form(
            @Parameter(example = "form1") @PathParam("form") String form,
            @Parameter(description = "填报单位, code or id", example = "31D01") @QueryParam("unit") String unit,
            @Parameter(description = "Campaign, code or id; the current one if left out", example = "2022")
                    @QueryParam("campaign")
                    String campaign,
            @QueryParam("subtree") @DefaultValue("true") boolean subtree,
            @Parameter(description = "Count distinct persons too; dearer") @QueryParam("persons") @DefaultValue("false")
                    boolean persons) {
        return views.view(questions.of(form, unit, campaign, subtree), persons);
    }

    @GET
    @Path("forms/{form: [a-z0-9]+}.xlsx")
    @Produces({Download.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "下载报表 · The form as xlsx in the printed layout, with live sums and a sheet of checks")
    public Download workbook(
            @PathParam("form") String form,
            @QueryParam("unit") String unit,
            @QueryParam("campaign") String campaign,
            @QueryParam("subtree") @DefaultValue("true") boolean subtree,
            @Parameter(description = "填报人") @QueryParam("filledBy") @DefaultValue("") String filledBy,
            @Parameter(description = "电话") @QueryParam("phone") @DefaultValue("") String phone,
            @Parameter(description = "Count distinct persons, which some checks need; dearer")
                    @QueryParam("persons")
                    @DefaultValue("true")
                    boolean persons)
            throws IOException {
        Question question = questions.of(form, unit, campaign, subtree);
        FormHeader header = new FormHeader(filledBy, phone, questions.today());
        FormViews.Shown shown = views.shown(question, persons, header);
        FormView view = shown.view();
        ByteArrayOutputStream out = new ByteArrayOutputStream(32_768);
        new FormWorkbook(question.form(), checks, messages).write(shown, header, out);
        return new Download(
                view.title() + "-" + view.unitName() + ".xlsx", Download.XLSX, (long) out.size(), null, out::writeTo);
    }

    @POST
    @Path("forms/{form: [a-z0-9]+}/read")
    @Consumes({Download.XLSX, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary = "读入线下填写的报表 · Reads a form filled offline; values that differ are proposed, faults named by cell",
            description = "Sending the same file again changes nothing.")
    public FormReadings.Result read(
            @PathParam("form") String form,
            @QueryParam("unit") String unit,
            @QueryParam("campaign") String campaign,
            @QueryParam("subtree") @DefaultValue("true") boolean subtree,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("fileName") String fileName,
            @QueryParam("reason") String reason,
            InputStream file)
            throws IOException {
        return readings.read(questions.of(form, unit, campaign, subtree), file, fileName, reason, dryRun);
    }

    @GET
    @Path("forms/{form: [a-z0-9]+}/cells")
    @Operation(summary = "手工填写的数值 · The values typed by hand, with the steps that the caller may take")
    public Page<CellView> cells(
            @PathParam("form") String form,
            @QueryParam("unit") String unit,
            @QueryParam("campaign") String campaign,
            @QueryParam("subtree") @DefaultValue("true") boolean subtree,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("100") int size) {
        Question question = questions.of(form, unit, campaign, subtree);
        return Page.of(views(question, cells.list(question, after, Page.size(size) + 1)), size, CellView::id);
    }

    @GET
    @Path("forms/{form: [a-z0-9]+}/cells/{code}")
    @Operation(summary = "一行手工填写的数值 · The value typed by hand into a row of the unit's form")
    public CellView cell(
            @PathParam("form") String form,
            @Parameter(example = "G") @PathParam("code") String code,
            @QueryParam("unit") String unit,
            @QueryParam("campaign") String campaign) {
        Question question = questions.of(form, unit, campaign, false);
        ManualCell cell =
                cells.find(question, code).orElseThrow(() -> Problem.notFound("statistics.cell-unknown", code));
        return view(question, cell);
    }

    @PUT
    @Path("forms/{form: [a-z0-9]+}/cells/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "手工填写一行 · Types the value that a row is to show; it counts once a second person confirmed it",
            description = "If-Match names the version of a cell that is changed; a new one needs none.")
    public CellView type(
            @PathParam("form") String form,
            @Parameter(example = "G") @PathParam("code") String code,
            @QueryParam("unit") String unit,
            @QueryParam("campaign") String campaign,
            @Parameter(description = "Whether the value is that of the whole subtree")
                    @QueryParam("subtree")
                    @DefaultValue("false")
                    boolean subtree,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            "{\"count\": 120, \"reason\": \"返乡专列登记表，未启用农民工模块\"}")))
                    CellInput input) {
        Question question = questions.of(form, unit, campaign, subtree);
        FormRow row = Cells.figure(question, code);
        Integer version = ifMatch == null && cells.find(question, code).isEmpty()
                ? null
                : Integer.valueOf(IfMatch.version(ifMatch));
        long value = CellValue.of(row, input);
        return view(question, cells.propose(question, new Cells.Typed(code, value, version), input.reason()));
    }

    @POST
    @Path("forms/{form: [a-z0-9]+}/cells/{step: confirm|reject}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "第二人确认或退回 · A second person's decision on typed values, as a list: all or none")
    public List<CellView> decide(
            @PathParam("form") String form,
            @PathParam("step") String step,
            @QueryParam("unit") String unit,
            @QueryParam("campaign") String campaign,
            @RequestBody(content = @Content(examples = @ExampleObject("{\"cells\": {\"G\": 1, \"F1\": 2}}")))
                    Decision decision) {
        Question question = questions.of(form, unit, campaign, false);
        if (decision == null
                || decision.cells() == null
                || decision.cells().isEmpty()
                || decision.cells().size() > 100
                || decision.cells().containsValue(null)) {
            throw Problem.invalid("cells", "statistics.cell-list");
        }
        Map<String, Integer> versions = new LinkedHashMap<>(decision.cells());
        return views(question, cells.decide(question, versions, step, decision.reason()));
    }

    @GET
    @Path("forms/{form: [a-z0-9]+}/cells/{code}/records")
    @Operation(summary = "数值背后的记录（已脱敏） · The masked records behind a cell; together they are its value")
    public Page<FormRecord> records(
            @PathParam("form") String form,
            @Parameter(example = "C11") @PathParam("code") String code,
            @QueryParam("unit") String unit,
            @QueryParam("campaign") String campaign,
            @QueryParam("subtree") @DefaultValue("true") boolean subtree,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("100") int size) {
        Question question = questions.of(form, unit, campaign, subtree);
        return Page.of(records.of(question, code, after, Page.size(size) + 1), size, FormRecord::id);
    }

    @GET
    @Path("forms/{form: [a-z0-9]+}/cells/{code}/overlaps")
    @Operation(
            summary =
                    "合计中重复的人员（已脱敏） · Who stands in several parts of a sum, masked: the persons behind F1-W16 where it is C")
    public Page<Overlaps.Overlap> overlaps(
            @PathParam("form") String form,
            @Parameter(example = "C") @PathParam("code") String code,
            @QueryParam("unit") String unit,
            @QueryParam("campaign") String campaign,
            @QueryParam("subtree") @DefaultValue("true") boolean subtree,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("100") int size) {
        Question question = questions.of(form, unit, campaign, subtree);
        return Page.of(overlaps.of(question, code, after, Page.size(size) + 1), size, Overlaps.Overlap::id);
    }

    private CellView view(Question question, ManualCell cell) {
        return views(question, List.of(cell)).get(0);
    }

    private List<CellView> views(Question question, List<ManualCell> found) {
        Map<Long, List<String>> next = cells.next(found);
        return found.stream()
                .map(cell -> view(question.form().row(cell.code()), cell, next.getOrDefault(cell.id(), List.of())))
                .toList();
    }

    private static CellView view(FormRow row, ManualCell cell, List<String> next) {
        Money money = row.money() ? Money.ofFen(cell.typed()) : null;
        return new CellView(
                cell.id(),
                cell.form(),
                cell.campaign(),
                cell.unit(),
                cell.code(),
                cell.state().name(),
                row.money() ? null : Integer.valueOf(Math.toIntExact(cell.typed())),
                money,
                money == null ? null : money.wan().toPlainString(),
                cell.counted() != null,
                cell.reason(),
                cell.typedBy(),
                cell.typedAt(),
                cell.version(),
                next);
    }
}
