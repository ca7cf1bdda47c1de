package com.cliply.app.settings;

import com.cliply.engine.job.MachineManners;
import com.cliply.engine.job.NightWindow;
import com.cliply.engine.proxy.ProxyLimits;
import com.cliply.engine.transcribe.whisper.ModelChoice;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing that can be set, under its stable name, as text. */
public enum Setting {
    HEAVY_AT_ONCE("jobs.heavy-at-once", 1, MachineManners.MOST_AT_ONCE) {
        @Override
        MachineManners with(MachineManners now, String text) {
            return new MachineManners(
                    number(text),
                    now.lightAtOnce(),
                    now.networkAtOnce(),
                    now.coresHeldBack(),
                    now.pauseOnBattery(),
                    now.night());
        }

        @Override
        String in(MachineManners manners) {
            return String.valueOf(manners.heavyAtOnce());
        }
    },
    LIGHT_AT_ONCE("jobs.light-at-once", 1, MachineManners.MOST_AT_ONCE) {
        @Override
        MachineManners with(MachineManners now, String text) {
            return new MachineManners(
                    now.heavyAtOnce(),
                    number(text),
                    now.networkAtOnce(),
                    now.coresHeldBack(),
                    now.pauseOnBattery(),
                    now.night());
        }

        @Override
        String in(MachineManners manners) {
            return String.valueOf(manners.lightAtOnce());
        }
    },
    NETWORK_AT_ONCE("jobs.network-at-once", 1, MachineManners.MOST_ON_THE_NETWORK) {
        @Override
        MachineManners with(MachineManners now, String text) {
            return new MachineManners(
                    now.heavyAtOnce(),
                    now.lightAtOnce(),
                    number(text),
                    now.coresHeldBack(),
                    now.pauseOnBattery(),
                    now.night());
        }

        @Override
        String in(MachineManners manners) {
            return String.valueOf(manners.networkAtOnce());
        }
    },
    CORES_HELD_BACK("jobs.cores-held-back", 0, MachineManners.MOST_CORES_HELD_BACK) {
        @Override
        MachineManners with(MachineManners now, String text) {
            return new MachineManners(
                    now.heavyAtOnce(),
                    now.lightAtOnce(),
                    now.networkAtOnce(),
                    number(text),
                    now.pauseOnBattery(),
                    now.night());
        }

        @Override
        String in(MachineManners manners) {
            return String.valueOf(manners.coresHeldBack());
        }
    },
    PAUSE_ON_BATTERY("jobs.pause-on-battery", 0, 0) {
        @Override
        MachineManners with(MachineManners now, String text) {
            return new MachineManners(
                    now.heavyAtOnce(),
                    now.lightAtOnce(),
                    now.networkAtOnce(),
                    now.coresHeldBack(),
                    truth(text),
                    now.night());
        }

        @Override
        String in(MachineManners manners) {
            return manners.pauseOnBattery() ? ON : OFF;
        }
    },
    NIGHT("jobs.night", 0, 0) {
        @Override
        MachineManners with(MachineManners now, String text) {
            return new MachineManners(
                    now.heavyAtOnce(),
                    now.lightAtOnce(),
                    now.networkAtOnce(),
                    now.coresHeldBack(),
                    now.pauseOnBattery(),
                    window(text));
        }

        @Override
        String in(MachineManners manners) {
            return manners.night()
                    .map(night ->
                            night.from() + "-" + night.to() + " " + night.zone().getId())
                    .orElse(OFF);
        }
    },
    PROXY_BUDGET("proxy-budget", 0, 0) {
        @Override
        Settings with(Settings now, String text) {
            return new Settings(now.manners(), new ProxyLimits(ByteSize.parse(text)), now.whisper(), now.services());
        }

        @Override
        String in(Settings settings) {
            return ByteSize.format(settings.proxies().budgetBytes());
        }
    },
    TRANSCRIBE_MODEL("transcribe.model", 0, 0) {
        @Override
        Settings with(Settings now, String text) {
            return new Settings(
                    now.manners(),
                    now.proxies(),
                    text.equalsIgnoreCase(OFF) ? Optional.empty() : Optional.of(model(text)),
                    now.services());
        }

        @Override
        String in(Settings settings) {
            return settings.whisper().map(choice -> choice.file().toString()).orElse(OFF);
        }
    },
    LANGUAGE_ENDPOINT("language.endpoint", ServiceSetting.LANGUAGE_ADDRESS),
    LANGUAGE_MODEL("language.model", ServiceSetting.LANGUAGE_MODEL),
    OPENAI_ENDPOINT("transcribe.openai.endpoint", ServiceSetting.OPENAI_ADDRESS),
    OPENAI_MODEL("transcribe.openai.model", ServiceSetting.OPENAI_MODEL),
    DEEPGRAM_ENDPOINT("transcribe.deepgram.endpoint", ServiceSetting.DEEPGRAM_ADDRESS),
    DEEPGRAM_MODEL("transcribe.deepgram.model", ServiceSetting.DEEPGRAM_MODEL);

    private static final String ON = "on";
    private static final String OFF = "off";

    private final String key;
    private final int least;
    private final int most;
    private final @Nullable ServiceSetting service;

    Setting(String key, int least, int most) {
        this(key, least, most, null);
    }

    Setting(String key, ServiceSetting service) {
        this(key, 0, 0, service);
    }

    Setting(String key, int least, int most, @Nullable ServiceSetting service) {
        this.key = key;
        this.least = least;
        this.most = most;
        this.service = service;
    }

    /** The stable name, as a person types it. */
    public String key() {
        return key;
    }

    /** The smallest number that it takes, if it takes numbers. */
    public int least() {
        return least;
    }

    /** The largest number that it takes, if it takes numbers. */
    public int most() {
        return most;
    }

    public static Optional<Setting> named(String key) {
        return Stream.of(values()).filter(setting -> setting.key.equals(key)).findAny();
    }

    /** Its value as text that {@link #set} understands. */
    public String of(Settings settings) {
        return in(settings);
    }

    /**
     * The same settings with this one changed.
     *
     * @throws IllegalArgumentException if the text is no value of it
     */
    public Settings set(Settings settings, String text) {
        return with(settings, text.strip());
    }

    /** Most are about manners; one that is not says so here. */
    Settings with(Settings now, String text) {
        if (service != null) return now.with(service.set(now.services(), text));
        return new Settings(with(now.manners(), text), now.proxies(), now.whisper(), now.services());
    }

    String in(Settings settings) {
        if (service != null) return service.in(settings.services());
        return in(settings.manners());
    }

    MachineManners with(MachineManners now, String text) {
        throw new UnsupportedOperationException(key);
    }

    String in(MachineManners manners) {
        throw new UnsupportedOperationException(key);
    }

    int number(String text) {
        var value = Integer.parseInt(text);
        if (value < least || value > most) throw new IllegalArgumentException(text);
        return value;
    }

    /** What was typed in another folder means another file. */
    private static ModelChoice model(String text) {
        return new ModelChoice(Path.of(text), Optional.empty());
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ON, "true", "yes" -> true;
            case OFF, "false", "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** As {@code 22:00-06:00}, with a time zone behind it or the machine's own. */
    private static Optional<NightWindow> window(String text) {
        if (text.equalsIgnoreCase(OFF)) return Optional.empty();
        var parts = text.split("[- ]+", 3);
        if (parts.length < 2) throw new IllegalArgumentException(text);
        try {
            var zone = parts.length == 3 ? ZoneId.of(parts[2]) : ZoneId.systemDefault();
            return Optional.of(new NightWindow(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]), zone));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(text, unreadable);
        }
    }
}
