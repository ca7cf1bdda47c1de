package com.cliply.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.cliply.engine.InMemoryStores;
import com.cliply.engine.Samples;
import com.cliply.engine.Stores;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.workspace.AuditEvent;
import com.cliply.engine.workspace.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelinkerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Samples.START);

    @TempDir
    Path folder;

    private final Stores stores = InMemoryStores.make(CLOCK);
    private final List<String> audit = new ArrayList<>();
    private final Relinker relinker = new Relinker(importer(), stores.projects(), noting(), stores.transactions());

    @SuppressWarnings("NullAway.Init")
    private Project match;

    private Importer importer() {
        return new Importer(
                file -> {
                    if (file.toString().endsWith(".txt")) throw new MediaException(ErrorCode.NOT_MEDIA, "notes.txt");
                    return Samples.aMediaInfo();
                },
                stores.projects(),
                stores.transactions(),
                new Ids(CLOCK),
                CLOCK);
    }

    private AuditLog noting() {
        return new AuditLog() {
            @Override
            public void add(String action, String subject, String detail) {
                audit.add(action + " " + subject + " " + detail);
            }

            @Override
            public List<AuditEvent> newest(int limit) {
                return List.of();
            }
        };
    }

    @BeforeEach
    void importMatch() throws IOException {
        var imported = (ImportResult.Imported) importer().importMedia(written("match.mp4", "goal"));
        match = imported.project();
    }

    private Path written(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Project now() {
        return stores.projects().find(match.id()).orElseThrow();
    }

    @Test
    void theSameContentIsTakenFromItsNewPlace() throws IOException {
        var place = written("moved.mp4", "goal");
        var relinked = match.withSource(match.source().seenAt(place));
        assertEquals(new RelinkResult.Relinked(relinked), relinker.relink(match.id(), place, false));
        assertEquals(relinked, now());
        assertEquals(
                List.of("project.relink " + match.id() + " " + match.source().path() + " -> " + place), audit);
    }

    @Test
    void otherContentIsTakenOnlyAsAWish() throws IOException {
        var place = written("other.mp4", "another goal");
        assertEquals(new RelinkResult.OtherContent(), relinker.relink(match.id(), place, false));
        assertEquals(match, now());
        assertEquals(List.of(), audit);
        assertEquals(
                new RelinkResult.Replaced(
                        now().withSource(importer().look(match.source().id(), place))),
                relinker.relink(match.id(), place, true));
        assertEquals(Fingerprint.of(place), now().source().fingerprint());
        assertEquals(Files.size(place), now().source().sizeBytes());
        assertEquals(
                List.of("project.replace-source " + match.id() + " "
                        + match.source().path() + " -> " + place),
                audit);
    }

    @Test
    void whatIsNoMediaIsRefused() throws IOException {
        assertEquals(
                new RelinkResult.Refused(ErrorCode.NOT_MEDIA, List.of("notes.txt")),
                relinker.relink(match.id(), written("notes.txt", "goal"), true));
        assertEquals(match, now());
    }

    @Test
    void aProjectThatIsNotThereIsAnError() throws IOException {
        var place = written("moved.mp4", "goal");
        var nobody = new ProjectId(new Samples().anId());
        assertEquals(
                ErrorCode.NOT_FOUND,
                assertThrows(InputException.class, () -> relinker.relink(nobody, place, false))
                        .code());
    }
}
