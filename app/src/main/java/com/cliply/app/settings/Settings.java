package com.cliply.app.settings;

import com.cliply.engine.job.MachineManners;
import com.cliply.engine.proxy.ProxyLimits;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import java.util.Optional;

/**
 * All that can be set.
 *
 * @param manners how jobs behave on this machine
 * @param proxies how much room the small copies for editing may take
 * @param whisper which model writes down what is said, if any
 * @param services which services may be asked
 */
public record Settings(
        MachineManners manners, ProxyLimits proxies, Optional<ModelChoice> whisper, ServiceChoices services) {
    /** What holds while nobody has decided anything. */
    public static Settings usual() {
        return new Settings(
                MachineManners.ofThisMachine(), ProxyLimits.USUAL, Optional.empty(), ServiceChoices.usual());
    }

    Settings with(ServiceChoices choices) {
        return new Settings(manners, proxies, whisper, choices);
    }
}
