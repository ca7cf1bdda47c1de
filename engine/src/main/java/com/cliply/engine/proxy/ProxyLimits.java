package com.cliply.engine.proxy;

/**
 * How much room proxies may take.
 *
 * @param budgetBytes on the disk, all sources together, 100 MB to 100 TB
 */
public record ProxyLimits(long budgetBytes) {
    public static final long LEAST = 100_000_000L;
    public static final long MOST = 100_000_000_000_000L;

    /** What holds while nobody has decided anything: 10 GB. */
    public static final ProxyLimits USUAL = new ProxyLimits(10_000_000_000L);

    public ProxyLimits {
        if (budgetBytes < LEAST || budgetBytes > MOST)
            throw new IllegalArgumentException("budget: " + budgetBytes + " bytes");
    }
}
