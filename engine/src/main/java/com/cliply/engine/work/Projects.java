package com.cliply.engine.work;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.project.Project;
import com.cliply.engine.project.ProjectStore;

/** Finds what a job was made for, which may be gone by the time it runs. */
final class Projects {
    private Projects() {}

    static Project required(ProjectStore projects, ProjectId id) {
        return projects.find(id).orElseThrow(() -> new InputException(ErrorCode.NOT_FOUND, id.toString(), "project"));
    }
}
