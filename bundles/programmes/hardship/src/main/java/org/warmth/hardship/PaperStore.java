package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_CONSENTS;
import static org.warmth.hardship.db.Tables.HARDSHIP_EVIDENCE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** The tables of the papers of files: consents and evidence; no rule. */
@Component(service = PaperStore.class)
public final class PaperStore {
    private final Database database;
    private final HardshipSecrets secrets;

    /** Over the module's database. */
    @Activate
    public PaperStore(@Reference(target = "(module=hardship)") Database database, @Reference HardshipSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    void insert(Consent consent) {
        database.write(sql -> sql.insertInto(HARDSHIP_CONSENTS)
                .set(HARDSHIP_CONSENTS.ID, consent.id())
                .set(HARDSHIP_CONSENTS.FILE_ID, consent.file())
                .set(HARDSHIP_CONSENTS.PURPOSES, Consent.Purpose.mask(consent.purposes()))
                .set(HARDSHIP_CONSENTS.TEXT_VERSION, consent.textVersion())
                .set(HARDSHIP_CONSENTS.GIVEN_ON, consent.givenOn())
                .set(HARDSHIP_CONSENTS.CHANNEL, consent.channel().name())
                .set(
                        HARDSHIP_CONSENTS.GIVEN_BY,
                        secrets.sealed(HARDSHIP_CONSENTS.GIVEN_BY, consent.id(), consent.givenBy()))
                .set(HARDSHIP_CONSENTS.SCAN, consent.scan())
                .set(HARDSHIP_CONSENTS.VERSION, consent.version())
                .execute());
    }

    /** Writes the end of a consent that stands one version before; whether it did. */
    boolean withdraw(Consent consent) {
        return database.write(sql -> sql.update(HARDSHIP_CONSENTS)
                        .set(HARDSHIP_CONSENTS.WITHDRAWN_ON, consent.withdrawnOn())
                        .set(HARDSHIP_CONSENTS.VERSION, consent.version())
                        .where(HARDSHIP_CONSENTS
                                .ID
                                .eq(consent.id())
                                .and(HARDSHIP_CONSENTS.VERSION.eq(consent.version() - 1)))
                        .execute())
                == 1;
    }

    /** The consents of files, oldest first, at most a chunk of files. */
    Map<Long, List<Consent>> consents(Collection<Long> files) {
        return files.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.selectFrom(HARDSHIP_CONSENTS)
                        .where(HARDSHIP_CONSENTS.FILE_ID.in(files))
                        .orderBy(HARDSHIP_CONSENTS.ID)
                        .fetchGroups(HARDSHIP_CONSENTS.FILE_ID, this::consent));
    }

    void insert(Evidence evidence) {
        database.write(sql -> sql.insertInto(HARDSHIP_EVIDENCE)
                .set(HARDSHIP_EVIDENCE.ID, evidence.id())
                .set(HARDSHIP_EVIDENCE.FILE_ID, evidence.file())
                .set(HARDSHIP_EVIDENCE.KIND, evidence.kind().name())
                .set(HARDSHIP_EVIDENCE.STORED, evidence.stored())
                .set(HARDSHIP_EVIDENCE.FILE_NAME, evidence.name())
                .set(HARDSHIP_EVIDENCE.EXPIRES_ON, evidence.expiresOn())
                .set(HARDSHIP_EVIDENCE.NOTE, evidence.note())
                .set(HARDSHIP_EVIDENCE.ADDED_ON, evidence.addedOn())
                .set(HARDSHIP_EVIDENCE.VERSION, evidence.version())
                .execute());
    }

    /** Takes out a paper that stands one version before; whether it did. */
    boolean remove(Evidence evidence) {
        return database.write(sql -> sql.update(HARDSHIP_EVIDENCE)
                        .set(HARDSHIP_EVIDENCE.REMOVED_ON, evidence.removedOn())
                        .set(HARDSHIP_EVIDENCE.VERSION, evidence.version())
                        .where(HARDSHIP_EVIDENCE
                                .ID
                                .eq(evidence.id())
                                .and(HARDSHIP_EVIDENCE.VERSION.eq(evidence.version() - 1)))
                        .execute())
                == 1;
    }

    /** The papers of files that were not taken out, oldest first, at most a chunk of files. */
    Map<Long, List<Evidence>> evidence(Collection<Long> files) {
        return files.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.selectFrom(HARDSHIP_EVIDENCE)
                        .where(HARDSHIP_EVIDENCE.FILE_ID.in(files).and(HARDSHIP_EVIDENCE.REMOVED_ON.isNull()))
                        .orderBy(HARDSHIP_EVIDENCE.ID)
                        .fetchGroups(HARDSHIP_EVIDENCE.FILE_ID, PaperStore::evidence));
    }

    private Consent consent(Record row) {
        long id = row.get(HARDSHIP_CONSENTS.ID);
        return new Consent(
                id,
                row.get(HARDSHIP_CONSENTS.FILE_ID),
                Consent.Purpose.of(row.get(HARDSHIP_CONSENTS.PURPOSES)),
                row.get(HARDSHIP_CONSENTS.TEXT_VERSION),
                row.get(HARDSHIP_CONSENTS.GIVEN_ON),
                Consent.Channel.valueOf(row.get(HARDSHIP_CONSENTS.CHANNEL)),
                secrets.text(row, HARDSHIP_CONSENTS.GIVEN_BY, id),
                row.get(HARDSHIP_CONSENTS.SCAN),
                row.get(HARDSHIP_CONSENTS.WITHDRAWN_ON),
                row.get(HARDSHIP_CONSENTS.VERSION));
    }

    private static Evidence evidence(Record row) {
        return new Evidence(
                row.get(HARDSHIP_EVIDENCE.ID),
                row.get(HARDSHIP_EVIDENCE.FILE_ID),
                Evidence.Kind.valueOf(row.get(HARDSHIP_EVIDENCE.KIND)),
                row.get(HARDSHIP_EVIDENCE.STORED),
                row.get(HARDSHIP_EVIDENCE.FILE_NAME),
                row.get(HARDSHIP_EVIDENCE.EXPIRES_ON),
                row.get(HARDSHIP_EVIDENCE.NOTE),
                row.get(HARDSHIP_EVIDENCE.ADDED_ON),
                row.get(HARDSHIP_EVIDENCE.REMOVED_ON),
                row.get(HARDSHIP_EVIDENCE.VERSION));
    }
}
