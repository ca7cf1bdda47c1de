package com.cliply.engine.project;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.id.Ids;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.job.Transactions;
import com.cliply.engine.media.Fingerprint;
import com.cliply.engine.media.MediaProbe;
import com.cliply.engine.media.SourceMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Takes files in: looks at them, and makes a project of each. The file stays where it is and as it is. */
public final class Importer {
    private final MediaProbe probe;
    private final ProjectStore projects;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public Importer(MediaProbe probe, ProjectStore projects, Transactions transactions, Ids ids, InstantSource clock) {
        this.probe = probe;
        this.projects = projects;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public ImportResult importMedia(Path path) {
        var file = path.toAbsolutePath().normalize();
        SourceMedia source;
        try {
            source = look(new SourceId(ids.next()), file);
        } catch (MediaException refused) {
            return new ImportResult.Refused(refused.code(), refused.facts());
        }
        return transactions.inTransaction(() -> keep(source));
    }

    private ImportResult keep(SourceMedia source) {
        var known = projects.findByFingerprint(source.fingerprint());
        if (known.isPresent()) {
            var project = known.get();
            var moved =
                    project.withSource(project.source().seenAt(source.path()).describedBy(source.info()));
            projects.save(moved);
            return new ImportResult.AlreadyImported(moved);
        }
        var project = new Project(new ProjectId(ids.next()), nameOf(source.path()), source, clock.instant());
        projects.save(project);
        return new ImportResult.Imported(project);
    }

    /** Looks at a file as it is now. Throws a {@link MediaException} if it cannot be used. */
    public SourceMedia look(SourceId id, Path file) {
        var info = probe.probe(file);
        try {
            return new SourceMedia(id, file, Fingerprint.of(file), Files.size(file), info);
        } catch (IOException error) {
            throw new MediaException(ErrorCode.FILE_VANISHED, error, String.valueOf(file.getFileName()));
        }
    }

    private static String nameOf(Path file) {
        var name = String.valueOf(file.getFileName());
        var dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
