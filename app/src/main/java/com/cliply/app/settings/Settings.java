package com.cliply.app.settings;

import com.cliply.engine.job.MachineManners;

/**
 * All that can be set.
 *
 * @param manners how jobs behave on this machine
 */
public record Settings(MachineManners manners) {
    /** What holds while nobody has decided anything. */
    public static Settings usual() {
        return new Settings(MachineManners.ofThisMachine());
    }
}
