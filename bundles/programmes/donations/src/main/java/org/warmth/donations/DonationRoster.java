package org.warmth.donations;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.fields.Shape;
import org.warmth.api.lists.ListImport;
import org.warmth.api.lists.ListKind;
import org.warmth.api.lists.ListRoster;
import org.warmth.api.lists.Lists;
import org.warmth.api.people.Enterprises;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterFields;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.donations.DonationMaker.Proposal;

/** The roster of donations (捐赠名册): its columns, and how a row becomes a donation. The import's unit receives them. */
@Component(service = Roster.class, property = Roster.NAME + "=" + DonationRoster.ROSTER)
public final class DonationRoster implements ListRoster<Donation> {
    static final String ROSTER = "donations.roster";

    private static final RosterFields<DonationInput> FIELDS = RosterFields.of(DonationInput.FIELDS);
    private static final Shape<Donation> DONATIONS = Shape.of(Donation.class);

    private final Lists lists;
    private final DonationLists kind;
    private final DonationMaker maker;
    private final DriveStore drives;
    private final Enterprises enterprises;

    /** Over the module's tables and the kernel. */
    @Activate
    public DonationRoster(
            @Reference Lists lists,
            @Reference DonationLists kind,
            @Reference DonationMaker maker,
            @Reference DriveStore drives,
            @Reference Enterprises enterprises) {
        this.lists = lists;
        this.kind = kind;
        this.maker = maker;
        this.drives = drives;
        this.enterprises = enterprises;
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
        return FIELDS.columns();
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
        Map<Long, Enterprises.Claim> bodies = enterprises.named(donations.stream()
                .map(donation -> donation.facts().donor().enterprise())
                .filter(id -> id != 0)
                .collect(Collectors.toSet()));
        return donations.stream()
                .map(donation -> cells(
                        donation,
                        of.get(donation.facts().drive()),
                        bodies.get(donation.facts().donor().enterprise())))
                .toList();
    }

    private static Proposal proposal(ListImport<Donation> job, Row row) {
        return new Proposal(row.id(), job.list(), job.job().id(), input(job, row));
    }

    /** The import's unit receives; a name that came back masked is the one that the donation has. */
    private static DonationInput input(ListImport<Donation> job, Row row) {
        Donation standing = job.known(row);
        return FIELDS.read(
                row,
                name -> name.equals("unit")
                        ? (Object) job.job().unit()
                        : standing == null ? null : standing.facts().donor().name());
    }

    private static Map<String, Object> cells(Donation donation, Drive drive, Enterprises.Claim body) {
        Donor donor = donation.facts().donor().masked();
        Map<String, Object> cells = FIELDS.cells(DONATIONS, donation, null);
        cells.put("name", donor.name());
        cells.put("drive", drive == null ? null : drive.name());
        cells.put("creditCode", body == null ? null : body.creditCode());
        if (donation.facts().given().inKind()) {
            cells.remove("amount");
        }
        if (donor.kind() != DonorKind.UNIT) {
            cells.remove("people");
        }
        return cells;
    }
}
