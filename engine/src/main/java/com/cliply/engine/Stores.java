package com.cliply.engine;

import com.cliply.engine.clip.ClipStore;
import com.cliply.engine.job.JobOperations;
import com.cliply.engine.job.JobQueue;
import com.cliply.engine.job.Recurrences;
import com.cliply.engine.job.Transactions;
import com.cliply.engine.project.ProjectStore;
import com.cliply.engine.render.RenderJournal;
import com.cliply.engine.render.RenditionStore;
import com.cliply.engine.saga.SagaStore;
import com.cliply.engine.workspace.AuditLog;

/** The memory of one workspace that the engine needs; storage hands it out. */
public record Stores(
        ProjectStore projects,
        ClipStore clips,
        RenditionStore renditions,
        RenderJournal journal,
        JobQueue jobs,
        JobOperations operations,
        Recurrences recurrences,
        SagaStore sagas,
        AuditLog audit,
        Transactions transactions) {}
