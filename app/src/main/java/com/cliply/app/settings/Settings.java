package com.cliply.app.settings;

import com.cliply.engine.job.MachineManners;
import com.cliply.engine.proxy.ProxyLimits;

/**
 * All that can be set.
 *
 * @param manners how jobs behave on this machine
 * @param proxies how much room the small copies for editing may take
 * @param services which services may be asked
 */
public record Settings(MachineManners manners, ProxyLimits proxies, ServiceChoices services) {
    /** What holds while nobody has decided anything. */
    public static Settings usual() {
        return new Settings(MachineManners.ofThisMachine(), ProxyLimits.USUAL, ServiceChoices.usual());
    }

    Settings with(ServiceChoices choices) {
        return new Settings(manners, proxies, choices);
    }
}
