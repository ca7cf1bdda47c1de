package com.cliply.engine.project;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.error.MediaException;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.job.Transactions;
import com.cliply.engine.media.SourceMedia;
import com.cliply.engine.workspace.AuditLog;
import java.nio.file.Path;

/** Gives a project its file at the place where a person says that it lies. */
public final class Relinker {
    private final Importer importer;
    private final ProjectStore projects;
    private final AuditLog audit;
    private final Transactions transactions;

    public Relinker(Importer importer, ProjectStore projects, AuditLog audit, Transactions transactions) {
        this.importer = importer;
        this.projects = projects;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Looks at the file, and makes it the project's; it leaves a line in the audit log.
     *
     * @param changed whether it may have other content than the file that was imported
     * @throws InputException {@code not_found} if there is no such project
     */
    public RelinkResult relink(ProjectId id, Path path, boolean changed) {
        var known = required(id).source();
        SourceMedia seen;
        try {
            seen = importer.look(known.id(), path.toAbsolutePath().normalize());
        } catch (MediaException refused) {
            return new RelinkResult.Refused(refused.code(), refused.facts());
        }
        return transactions.inTransaction(() -> take(required(id), seen, changed));
    }

    private RelinkResult take(Project project, SourceMedia seen, boolean changed) {
        var same = seen.fingerprint().equals(project.source().fingerprint());
        if (!same && !changed) return new RelinkResult.OtherContent();
        var relinked = project.withSource(seen);
        projects.save(relinked);
        audit.add(
                same ? "project.relink" : "project.replace-source",
                project.id().toString(),
                project.source().path() + " -> " + seen.path());
        return same ? new RelinkResult.Relinked(relinked) : new RelinkResult.Replaced(relinked);
    }

    private Project required(ProjectId id) {
        return projects.find(id).orElseThrow(() -> new InputException(ErrorCode.NOT_FOUND, id.toString(), "project"));
    }
}
