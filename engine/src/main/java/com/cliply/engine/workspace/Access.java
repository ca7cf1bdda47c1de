package com.cliply.engine.workspace;

import com.cliply.engine.id.WorkspaceId;

/**
 * Who asks, and in which workspace: what is handed out for it reads and writes nothing of another one.
 *
 * @param actor who, as histories show it: {@code person:maria}, {@code worker:4711-…}, {@code machine}; 1 to 200 characters
 */
public record Access(WorkspaceId workspace, String actor) {
    /** The studio itself, where no person asked. */
    public static final String MACHINE = "machine";

    /** What the name of a person begins with. */
    public static final String PERSON = "person";

    private static final int LONGEST_ACTOR = 200;

    public Access {
        if (actor.isEmpty() || actor.length() > LONGEST_ACTOR) throw new IllegalArgumentException("actor " + actor);
    }

    /** Someone at this machine, by the name that it knows them by; a longer one is cut. */
    public static Access ofPerson(WorkspaceId workspace, String name) {
        var whole = PERSON + ":" + (name.isEmpty() ? "unknown" : name);
        return new Access(workspace, whole.substring(0, Math.min(whole.length(), LONGEST_ACTOR)));
    }

    public static Access ofMachine(WorkspaceId workspace) {
        return new Access(workspace, MACHINE);
    }
}
