package org.warmth.donations;

import static org.warmth.api.sheets.Column.optional;
import static org.warmth.api.sheets.Column.required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.lists.ListImport;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListRoster;
import org.warmth.api.lists.Lists;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Column.Type;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.donations.DonationMaker.Proposal;

/** The roster of donations (捐赠名册): its columns, and how a row becomes a donation. The import's unit receives them. */
@Component(service = Roster.class, property = Roster.NAME + "=" + DonationRoster.ROSTER)
public final class DonationRoster implements ListRoster<Donation> {
    static final String ROSTER = "donations.roster";

    private final Lists lists;
    private final DonationLists kind;
    private final DonationMaker maker;
    private final DriveStore drives;

    /** Over the module's tables and the kernel. */
    @Activate
    public DonationRoster(
            @Reference Lists lists,
            @Reference DonationLists kind,
            @Reference DonationMaker maker,
            @Reference DriveStore drives) {
        this.lists = lists;
        this.kind = kind;
        this.maker = maker;
        this.drives = drives;
    }

    @Override
    public Lists lists() {
        return lists;
    }

    @Override
    public ListKind<Donation, ?, ?, ?> kind() {
        return kind;
    }

    @Override
    public String name() {
        return ROSTER;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                optional("name", Type.TEXT).most(100).secret(),
                optional("amount", Type.YUAN),
                required("date", Type.DATE),
                optional("kind", Type.CODE).codes(DonorKind.class),
                optional("people", Type.INTEGER).most(DonationRules.MOST_PEOPLE),
                optional("drive", Type.TEXT).most(100),
                optional("from", Type.UNIT),
                optional("creditCode", Type.NUMBER_TEXT).most(18),
                optional("anonymous", Type.YES_NO),
                optional("goods", Type.TEXT).most(100),
                optional("quantity", Type.INTEGER).most(DonationRules.MOST_PIECES),
                optional("price", Type.YUAN),
                optional("basis", Type.TEXT).most(200),
                optional("channel", Type.CODE).codes(Channel.class),
                optional("intent", Type.CODE).codes(Purpose.class),
                optional("remark", Type.TEXT).most(200));
    }

    @Override
    public boolean belongs(Donation donation, RosterImport job) {
        return donation.unit() == job.unit();
    }

    @Override
    public void examine(ListImport<Donation> job, List<Row> rows) {
        List<List<Violation>> found =
                maker.check(rows.stream().map(row -> proposal(job, row)).toList());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).found(found.get(i));
        }
    }

    @Override
    public List<Donation> make(ListImport<Donation> job, List<Row> rows) {
        return maker.make(rows.stream().map(row -> proposal(job, row)).toList());
    }

    /** What was received has a receipt in its donor's hand: it is given back and recorded anew, not corrected. */
    @Override
    public Function<Donation, Violation> admission(List<Donation> made) {
        return donation -> donation.corrects() == 0 ? null : Violation.of(null, "donations.received-fixed");
    }

    @Override
    public List<Map<String, Object>> cells(List<Donation> donations) {
        Map<Long, Drive> of = drives.byIds(
                donations.stream().map(donation -> donation.facts().drive()).collect(Collectors.toSet()));
        return donations.stream()
                .map(donation -> cells(donation, of.get(donation.facts().drive())))
                .toList();
    }

    private static Proposal proposal(ListImport<Donation> job, Row row) {
        return new Proposal(row.id(), job.list(), job.job().id(), input(job, row));
    }

    /** A name that came back masked is the one that the donation has. */
    private static DonationInput input(ListImport<Donation> job, Row row) {
        Donation standing = job.known(row);
        boolean same = standing != null && row.masked("name");
        return new DonationInput(
                job.job().unit(),
                same ? standing.facts().donor().name() : row.text("name"),
                row.money("amount"),
                row.date("date"),
                row.code("kind", DonorKind.class),
                row.integer("people"),
                row.text("drive"),
                row.unit("from"),
                row.text("creditCode"),
                row.yes("anonymous"),
                row.text("goods"),
                row.integer("quantity"),
                row.money("price"),
                row.text("basis"),
                row.code("channel", Channel.class),
                row.code("intent", Purpose.class),
                row.text("remark"));
    }

    private static Map<String, Object> cells(Donation donation, Drive drive) {
        DonationFacts facts = donation.facts();
        Donor donor = facts.donor().masked();
        Given given = facts.given();
        Map<String, Object> cells = new HashMap<>();
        cells.put("name", donor.name());
        cells.put("amount", given.inKind() ? null : given.amount());
        cells.put("date", facts.date());
        cells.put("kind", donor.kind());
        cells.put("people", donor.kind() == DonorKind.UNIT ? Integer.valueOf(donor.people()) : null);
        cells.put("drive", drive == null ? null : drive.name());
        cells.put("from", donor.from());
        cells.put("anonymous", donor.anonymous() ? true : null);
        cells.put("goods", given.goods());
        cells.put("quantity", given.inKind() ? Integer.valueOf(given.quantity()) : null);
        cells.put("price", given.inKind() ? given.price() : null);
        cells.put("basis", given.basis());
        cells.put("channel", facts.channel());
        cells.put("intent", facts.intent());
        cells.put("remark", facts.remark());
        return cells;
    }
}
