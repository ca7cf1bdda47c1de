package com.cliply.engine.error;

import java.util.Locale;

/**
 * All that can go wrong, under stable names. The sentence and the advice of each stand in {@code errors.properties};
 * {@link ErrorText} puts them together.
 */
public enum ErrorCode {
    FILE_NOT_FOUND(Family.INPUT, Remedy.FIX_INPUT, false),
    FILE_NOT_READABLE(Family.INPUT, Remedy.FIX_INPUT, false),
    FILE_IS_FOLDER(Family.INPUT, Remedy.FIX_INPUT, false),
    FILE_EMPTY(Family.INPUT, Remedy.FIX_INPUT, false),
    FILE_VANISHED(Family.INPUT, Remedy.FIX_INPUT, false),
    SOURCE_MISSING(Family.INPUT, Remedy.FIX_INPUT, false),
    SOURCE_CHANGED(Family.INPUT, Remedy.FIX_INPUT, false),
    SOURCE_OTHER(Family.INPUT, Remedy.FIX_INPUT, false),
    NOT_MEDIA(Family.INPUT, Remedy.FIX_INPUT, false),
    STILL_IMAGE(Family.INPUT, Remedy.FIX_INPUT, false),
    MEDIA_DAMAGED(Family.INPUT, Remedy.FIX_INPUT, false),
    CODEC_UNKNOWN(Family.INPUT, Remedy.FIX_INPUT, false),
    MEDIA_TOO_LARGE(Family.INPUT, Remedy.FIX_INPUT, false),
    NO_SOUND(Family.INPUT, Remedy.FIX_INPUT, false),
    NO_PICTURE(Family.INPUT, Remedy.FIX_INPUT, false),
    RANGE_OUTSIDE(Family.INPUT, Remedy.FIX_INPUT, false),
    AUDIO_TRACK_UNKNOWN(Family.INPUT, Remedy.FIX_INPUT, false),
    TRANSCRIPT_UNREADABLE(Family.INPUT, Remedy.FIX_INPUT, false),
    TRANSCRIPT_MISSING(Family.INPUT, Remedy.FIX_INPUT, false),
    NOTHING_TO_TRANSCRIBE(Family.INPUT, Remedy.FIX_INPUT, false),
    LANGUAGE_UNKNOWN(Family.INPUT, Remedy.FIX_INPUT, false),
    MODEL_UNKNOWN(Family.INPUT, Remedy.FIX_INPUT, false),
    MODEL_DAMAGED(Family.INPUT, Remedy.FIX_INPUT, false),
    MODEL_CHANGED(Family.INPUT, Remedy.FIX_INPUT, false),
    PRESET_UNKNOWN(Family.INPUT, Remedy.FIX_INPUT, false),
    PRESET_FAULTY(Family.INPUT, Remedy.FIX_INPUT, false),
    NAME_REFUSED(Family.INPUT, Remedy.FIX_INPUT, false),
    HEATMAP_UNREADABLE(Family.INPUT, Remedy.FIX_INPUT, false),
    CHAT_UNREADABLE(Family.INPUT, Remedy.FIX_INPUT, false),
    LIST_UNREADABLE(Family.INPUT, Remedy.FIX_INPUT, false),
    ROW_REFUSED(Family.INPUT, Remedy.FIX_INPUT, false),
    AUDIO_TRACK_MISSING(Family.INPUT, Remedy.FIX_INPUT, false),
    NO_CLIP_KEPT(Family.INPUT, Remedy.FIX_INPUT, false),
    ASPECT_UNKNOWN(Family.INPUT, Remedy.FIX_INPUT, false),
    NOT_FOUND(Family.INPUT, Remedy.FIX_INPUT, false),
    AMBIGUOUS(Family.INPUT, Remedy.FIX_INPUT, false),
    NOT_POSSIBLE_NOW(Family.INPUT, Remedy.FIX_INPUT, false),
    KEY_CONFLICT(Family.INPUT, Remedy.FIX_INPUT, false),
    CRON_UNREADABLE(Family.INPUT, Remedy.FIX_INPUT, false),
    PARENT_FAILED(Family.INPUT, Remedy.WAIT, false),
    DECISION_NEEDED(Family.INPUT, Remedy.FIX_INPUT, false),
    BACKUP_REFUSED(Family.INPUT, Remedy.FIX_INPUT, false),
    BACKUP_LOCKED(Family.INPUT, Remedy.FIX_INPUT, false),
    BACKUP_NEWER(Family.INPUT, Remedy.UPGRADE, false),
    BACKUP_BY_SERVER(Family.INPUT, Remedy.FIX_INPUT, false),
    RECOVERY_KEY_MISTYPED(Family.INPUT, Remedy.FIX_INPUT, false),
    PASSPHRASE_REFUSED(Family.INPUT, Remedy.FIX_INPUT, false),
    KEY_FILE_EXPOSED(Family.INPUT, Remedy.FIX_INPUT, false),
    DATA_FOLDER_IN_USE(Family.INPUT, Remedy.WAIT, true),
    HOLDER_VERSION(Family.INPUT, Remedy.WAIT, true),
    HOLDER_SILENT(Family.INPUT, Remedy.WAIT, true),
    HOLDER_NAMES(Family.INPUT, Remedy.WAIT, true),
    HOLDER_GONE(Family.MACHINE, Remedy.WAIT, true),
    FOLDER_NOT_FREE(Family.INPUT, Remedy.WAIT, true),
    SERVICE_ADDRESS(Family.INPUT, Remedy.FIX_INPUT, false),
    SERVICE_KEY_MISSING(Family.INPUT, Remedy.FIX_INPUT, false),
    SERVICE_KEY_REFUSED(Family.INPUT, Remedy.FIX_INPUT, false),
    SERVICE_REFUSED(Family.INPUT, Remedy.FIX_INPUT, false),
    SERVICE_TOO_MANY_REQUESTS(Family.LIMIT, Remedy.WAIT, true),
    SERVICE_UNREACHABLE(Family.MACHINE, Remedy.WAIT, true),
    SERVICE_FAILING(Family.MACHINE, Remedy.WAIT, true),
    SERVICE_TIMEOUT(Family.MACHINE, Remedy.WAIT, true),
    SERVICE_ODD_ANSWER(Family.MACHINE, Remedy.FIX_INPUT, false),
    SERVICE_TOO_LARGE(Family.MACHINE, Remedy.FIX_INPUT, false),
    CANCELLED(Family.CANCELLED, Remedy.WAIT, false),
    DISK_FULL(Family.MACHINE, Remedy.FIX_INPUT, true),
    DISK_TOO_SMALL(Family.MACHINE, Remedy.FIX_INPUT, true),
    OUTPUT_NOT_WRITABLE(Family.MACHINE, Remedy.FIX_INPUT, false),
    DATABASE_FAILED(Family.MACHINE, Remedy.REPAIR, true),
    DATABASE_NEWER(Family.MACHINE, Remedy.UPGRADE, false),
    DATABASE_DAMAGED(Family.MACHINE, Remedy.REPAIR, false),
    DATABASE_WITHOUT_BACKUP(Family.MACHINE, Remedy.REPAIR, false),
    DATABASE_DRIFTED(Family.MACHINE, Remedy.REPAIR, false),
    MIGRATION_FAILED(Family.MACHINE, Remedy.REPORT, false),
    BACKUP_UNPROVEN(Family.MACHINE, Remedy.REPORT, true),
    VAULT_CLOSED(Family.MACHINE, Remedy.REPAIR, false),
    SEAL_BROKEN(Family.MACHINE, Remedy.REPAIR, false),
    NATIVES_MISSING(Family.MACHINE, Remedy.REPAIR, false),
    NO_ENCODER(Family.MACHINE, Remedy.REPAIR, false),
    ENCODING_FAILED(Family.MACHINE, Remedy.REPAIR, true),
    VERIFICATION_FAILED(Family.MACHINE, Remedy.REPORT, true),
    TIME_LIMIT(Family.MACHINE, Remedy.REPORT, true),
    TRANSCRIBER_GONE(Family.MACHINE, Remedy.REPAIR, true),
    TRANSCRIBER_SILENT(Family.MACHINE, Remedy.FIX_INPUT, true),
    KILLS_PROGRAM(Family.BUG, Remedy.REPORT, false),
    UNEXPECTED(Family.BUG, Remedy.REPORT, true);

    /** Who is asked to act; the command line's exit code follows it. */
    public enum Family {
        INPUT,
        LIMIT,
        CANCELLED,
        MACHINE,
        BUG
    }

    private final Family family;
    private final Remedy remedy;
    private final boolean retryable;

    ErrorCode(Family family, Remedy remedy, boolean retryable) {
        this.family = family;
        this.remedy = remedy;
        this.retryable = retryable;
    }

    /** The stable name in texts, logs and JSON, as {@code disk_full}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Family family() {
        return family;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** Whether a job that met it may try again by itself. */
    public boolean retryable() {
        return retryable;
    }
}
