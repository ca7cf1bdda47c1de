package com.cliply.engine.health;

import java.util.List;

/** Looks at one part of the machine or the installation, and changes nothing. */
public interface HealthCheck {
    /** The stable name of what is looked at. */
    String name();

    /** At least one finding; it may throw, which is a finding as well. */
    List<HealthFinding> look();
}
