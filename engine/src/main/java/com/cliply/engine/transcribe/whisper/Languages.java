package com.cliply.engine.transcribe.whisper;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Whisper's multilingual models were trained for; ISO 639-1, and three of ISO 639-3 where that has no code. */
final class Languages {
    static final String DETECT = "auto";
    private static final String ENGLISH = "en";

    private static final Set<String> KNOWN = Set.of(
            ("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt"
                            + " la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so"
                            + " af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue")
                    .split(" "));

    private Languages() {}

    /**
     * What the model is told.
     *
     * @param wish null lets the model find out
     * @throws InputException if it cannot write down that language
     */
    static String spoken(@Nullable String wish, ModelFile model) {
        if (!model.multilingual()) {
            if (wish != null && !code(wish).equals(ENGLISH)) throw unknown(wish, model);
            return ENGLISH;
        }
        if (wish == null) return DETECT;
        if (!KNOWN.contains(code(wish))) throw unknown(wish, model);
        return code(wish);
    }

    private static String code(String wish) {
        return wish.strip().toLowerCase(Locale.ROOT);
    }

    private static InputException unknown(String wish, ModelFile model) {
        return new InputException(ErrorCode.LANGUAGE_UNKNOWN, wish, model.name());
    }
}
