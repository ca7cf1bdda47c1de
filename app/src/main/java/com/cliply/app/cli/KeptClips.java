package com.cliply.app.cli;

import com.cliply.engine.clip.Clip;
import com.cliply.engine.clip.ClipStatus;
import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The clips of a project that its creator kept, each in all wished shapes and presets. */
final class KeptClips {
    private final RenderWish wish;
    private final boolean all;

    /**
     * Chooses from a project.
     *
     * @param all whether those that nobody decided on are wanted as well
     */
    KeptClips(RenderWish wish, boolean all) {
        this.wish = wish;
        this.all = all;
    }

    RenderItems of(Project project, List<Clip> clips) {
        var wanted = clips.stream()
                .filter(clip -> clip.status() == ClipStatus.KEPT || (all && clip.status() == ClipStatus.SUGGESTED))
                .toList();
        if (wanted.isEmpty()) throw new InputException(ErrorCode.NO_CLIP_KEPT, project.name());
        var sound = wish.sound().of(project);
        var items = new ArrayList<RenderItem>();
        for (int index = 0; index < wanted.size(); index++)
            for (var preset : wish.presets()) {
                var number = index + 1;
                var clip = wanted.get(index);
                wish.aspectsOf(preset)
                        .map(aspect ->
                                new RenderItem(OptionalInt.empty(), project, number, clip, preset, aspect, sound))
                        .forEach(items::add);
            }
        return new RenderItems(items, List.of());
    }
}
