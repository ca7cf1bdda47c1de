package com.cliply.app.cli;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.project.Project;
import com.cliply.engine.render.Aspect;
import com.cliply.engine.render.RenderPreset;
import java.util.OptionalInt;

/**
 * One file that shall be made.
 *
 * @param line of the list that it stands on, if it does
 * @param number of the clip among those of its source, counted from 1
 */
record RenderItem(
        OptionalInt line,
        Project project,
        int number,
        Clip clip,
        RenderPreset preset,
        Aspect aspect,
        SoundWish sound) {}
