package org.warmth.hardship;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
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
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Download;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;
import org.warmth.api.workflow.Workflow;

/** Hardship files over REST. */
@Component(service = FileResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=hardship)")
@Path("files")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class FileResource {
    private final HardshipService files;
    private final FileSteps steps;
    private final FileViews views;
    private final WatchLists lists;
    private final FileForm form;
    private final FormSheet sheet;
    private final Idempotency idempotency;

    /** Over the services. */
    @Activate
    public FileResource(
            @Reference HardshipService files,
            @Reference FileSteps steps,
            @Reference FileViews views,
            @Reference WatchLists lists,
            @Reference FileForm form,
            @Reference FormSheet sheet,
            @Reference Idempotency idempotency) {
        this.files = files;
        this.steps = steps;
        this.views = views;
        this.lists = lists;
        this.form = form;
        this.sheet = sheet;
        this.idempotency = idempotency;
    }

    /** The files of the caller's units. */
    @GET
    @Operation(summary = "困难职工档案 · Files, by unit, state, type or person of the household")
    public Page<FileSummary> list(
            @QueryParam("unit") long unit,
            @QueryParam("state") FileState state,
            @QueryParam("type") FileType type,
            @QueryParam("person") long person,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return files.page(new FileQuery(unit, state, type, person, after), Page.size(size));
    }

    /** Opens a file. */
    @POST
    @Operation(summary = "建档 · Open a file as a draft; needs Idempotency-Key")
    public Created<FileView> create(FileInput input) {
        return idempotency.created(() -> files.create(input), files::get);
    }

    /** One file. */
    @GET
    @Path("{id: \\d+}")
    @Operation(
            summary = "一份档案 · One file, its household and papers, and the steps that may follow",
            description = "encrypted fields are named in held, not shown; the type is computed and explained in words")
    public FileView get(@PathParam("id") long id) {
        return files.get(id);
    }

    /** Rewrites a file. */
    @PUT
    @Path("{id: \\d+}")
    @Operation(
            summary = "修改档案 · Rewrite a draft, a relapsed file or, by an officer, an active one; needs If-Match",
            description = "head, means, account and members that are null stay as they are")
    public FileView update(@PathParam("id") long id, @HeaderParam("If-Match") String version, FileInput input) {
        return files.update(id, IfMatch.version(version), input);
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step}")
    @Operation(
            summary = "办理 · Take a step; needs If-Match",
            description =
                    "submit, adopt, precheck, survey, compare, publicise, approve, review, propose-exit, decline-exit,"
                            + " exit, close, relapse, promote, return, refuse, void")
    public FileView step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            StepInput input) {
        steps.take(id, IfMatch.version(version), step, StepInput.of(input));
        return files.get(id);
    }

    /** Takes a step with many. */
    @POST
    @Path("steps/{step}")
    @Operation(
            summary = "批量办理 · Take one step with up to 500 files: all of them, or none and which could not",
            description = "each file is named with the version it was read at")
    public List<FileSummary> steps(@PathParam("step") String step, Many many) {
        return views.summaries(steps.takeAll(step, many));
    }

    /** Who took which step when. */
    @GET
    @Path("{id: \\d+}/history")
    @Operation(summary = "办理经过 · Who took which step when")
    public List<Workflow.Taken> history(@PathParam("id") long id) {
        return files.history(id);
    }

    /** Shows what is encrypted. */
    @POST
    @Path("{id: \\d+}/reveal")
    @Operation(summary = "查看原文 · Income, health and findings in the clear; the reason is audited")
    public FileSecrets reveal(@PathParam("id") long id, FileSecrets.Why why) {
        return files.reveal(id, why == null ? null : why.reason());
    }

    /** The file on paper. */
    @GET
    @Path("{id: \\d+}/form")
    @Produces(Download.XLSX)
    @Operation(
            summary = "打印档案表 · The file form with three opinion boxes, as xlsx",
            description = "encrypted fields stay blank unless a reason is given, which is audited")
    public Download form(@PathParam("id") long id, @QueryParam("reason") String reason) {
        FileForm.Sheet page = form.of(id, reason);
        return Download.workbook("hardship-" + id + ".xlsx", out -> sheet.write(page, out));
    }

    /** The living lists. */
    @GET
    @Path("lists/{list}")
    @Operation(
            summary = "动态名单 · Files due for review, never helped, without a subsidy, or at risk",
            description =
                    "due; never-helped and, in the campaign, without-subsidy (need funds); at-risk (days to ask that have come)")
    public Page<WatchLists.Line> watch(
            @PathParam("list") String list,
            @QueryParam("unit") long unit,
            @QueryParam("by") LocalDate by,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return lists.page(WatchLists.Kind.of(list), unit, by, after, Page.size(size));
    }
}
