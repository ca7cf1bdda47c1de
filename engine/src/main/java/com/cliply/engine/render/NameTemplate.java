package com.cliply.engine.render;

import com.cliply.engine.error.ErrorCode;
import com.cliply.engine.error.InputException;
import com.cliply.engine.time.MediaTime;
import com.cliply.engine.time.Timecode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How files are named after what is in them, as {@code {source}/{clip:02}-{title}-{aspect}}: a slash makes a folder. Whatever the
 * values are, no name leads out of the folder that it begins in.
 */
public final class NameTemplate {
    /** A folder a source. */
    public static final String DEFAULT = "{source}/{clip:02}-{title}-{aspect}";

    private static final int LONGEST = 500;
    private static final int DEEPEST = 8;
    private static final int MOST_BYTES = 200;
    private static final String RESERVED = "<>:\"\\|?*";
    private static final String SEPARATORS = "-_. ";
    private static final Pattern DIGITS = Pattern.compile("0?([1-9])");
    private static final Pattern HASH_DIGITS = Pattern.compile("[4-9]|[1-5]\\d|6[0-4]");
    private static final Pattern DATE = Pattern.compile("[yMdu_. -]{1,20}");

    /** These tell the clips of one source apart. */
    private static final Set<Word> UNIQUE = Set.of(Word.CLIP, Word.TITLE, Word.START, Word.END, Word.HASH);

    /** What may stand in braces. */
    private enum Word {
        SOURCE,
        CLIP,
        TITLE,
        PLATFORM,
        ASPECT,
        PRESET,
        VARIANT,
        LANG,
        START,
        END,
        DURATION,
        SCORE,
        DATE,
        CHANNEL,
        HASH;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A word in braces with its form, or letters that stand for themselves. */
    private sealed interface Part {}

    private record Token(Word word, String form) implements Part {}

    private record Letters(String text) implements Part {}

    private final String text;
    /** One list for each folder, and the last for the file. */
    private final List<List<Part>> elements;

    private NameTemplate(String text, List<List<Part>> elements) {
        this.text = text;
        this.elements = elements;
    }

    /**
     * Reads a template.
     *
     * @throws InputException if it is none; its facts say why
     */
    public static NameTemplate parse(String text) {
        if (text.isBlank()) throw wrong(text, "it is empty");
        if (text.length() > LONGEST)
            throw wrong(text.substring(0, 40) + "…", "it is longer than " + LONGEST + " characters");
        if (text.startsWith("/")) throw wrong(text, "it begins with a slash, and names lie within the folder of --out");
        var elements = new ArrayList<List<Part>>();
        for (var element : text.split("/", -1)) {
            if (element.isBlank()) throw wrong(text, "a folder in it has no name");
            if (element.strip().matches("\\.+")) throw wrong(text, "\"" + element + "\" would lead to another folder");
            elements.add(parts(text, element));
        }
        if (elements.size() > DEEPEST) throw wrong(text, "it has more than " + DEEPEST + " folders");
        if (elements.stream().flatMap(List::stream).noneMatch(NameTemplate::isUnique))
            throw wrong(
                    text,
                    "all clips of a source would have the same name; add one of {clip}, {title}, {start}, {end} or {hash}");
        return new NameTemplate(text, elements);
    }

    private static boolean isUnique(Part part) {
        return part instanceof Token token && UNIQUE.contains(token.word());
    }

    private static List<Part> parts(String whole, String element) {
        var parts = new ArrayList<Part>();
        for (int at = 0; at < element.length(); ) {
            var open = element.indexOf('{', at);
            var letters = element.substring(at, open < 0 ? element.length() : open);
            if (!letters.isEmpty()) parts.add(letters(whole, letters));
            if (open < 0) break;
            var close = element.indexOf('}', open);
            if (close < 0) throw wrong(whole, "a brace is not closed");
            parts.add(token(whole, element.substring(open + 1, close)));
            at = close + 1;
        }
        return parts;
    }

    private static Letters letters(String whole, String letters) {
        if (letters.indexOf('}') >= 0) throw wrong(whole, "a brace is closed that was not opened");
        for (var letter : letters.toCharArray())
            if (RESERVED.indexOf(letter) >= 0 || Character.isISOControl(letter))
                throw wrong(
                        whole,
                        letter == '\\'
                                ? "folders are written with /, not \\"
                                : "not every system takes " + RESERVED + " in names");
        return new Letters(letters);
    }

    private static Token token(String whole, String braced) {
        var colon = braced.indexOf(':');
        var name = colon < 0 ? braced : braced.substring(0, colon);
        var form = colon < 0 ? "" : braced.substring(colon + 1);
        var word = Stream.of(Word.values())
                .filter(known -> known.text().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(whole, "there is no {" + name + "}, but " + words()));
        if (colon >= 0 && !takes(word, form)) throw wrong(whole, "{" + braced + "} has a form that " + forms(word));
        return new Token(word, form);
    }

    private static boolean takes(Word word, String form) {
        return switch (word) {
            case CLIP -> DIGITS.matcher(form).matches();
            case HASH -> HASH_DIGITS.matcher(form).matches();
            case DATE -> DATE.matcher(form).matches() && isDate(form);
            default -> false;
        };
    }

    private static boolean isDate(String form) {
        try {
            return !DateTimeFormatter.ofPattern(form, Locale.ROOT)
                    .format(LocalDate.EPOCH)
                    .isBlank();
        } catch (IllegalArgumentException | DateTimeException _) {
            return false;
        }
    }

    private static String forms(Word word) {
        return switch (word) {
            case CLIP -> "is none: write {clip} or {clip:02}";
            case HASH -> "is none: write {hash}, or {hash:4} up to {hash:64}";
            case DATE -> "is none: write {date}, or for instance {date:yyyy-MM-dd}";
            default -> "it does not take: write {" + word.text() + "}";
        };
    }

    private static String words() {
        return String.join(
                ", ",
                Stream.of(Word.values()).map(word -> "{" + word.text() + "}").toList());
    }

    private static InputException wrong(String template, String why) {
        return new InputException(ErrorCode.NAME_REFUSED, "\"" + template + "\"", why);
    }

    /** Whether names differ by this word, as {@code aspect}. */
    public boolean mentions(String word) {
        return elements.stream()
                .flatMap(List::stream)
                .anyMatch(part ->
                        part instanceof Token token && token.word().text().equals(word));
    }

    /**
     * The file of a rendition: a name of its own within the folder.
     *
     * @param suffix with its dot
     * @param taken names that others will have; those of files that are there are avoided anyway
     */
    public Path file(Path folder, NameFacts facts, String suffix, Predicate<Path> taken) {
        var file = folder;
        var last = elements.size() - 1;
        for (int index = 0; index < last; index++) {
            var name = name(elements.get(index), facts);
            if (!name.isEmpty()) file = file.resolve(FileName.of(name));
        }
        // Numbers may be put behind it, which must not be taken for more of the name.
        return FileName.free(file.resolve(FileName.of(name(elements.get(last), facts)) + suffix), taken);
    }

    /** If it is too long, the title gives way first, so that what tells files apart stays. */
    private static String name(List<Part> parts, NameFacts facts) {
        var whole = joined(parts, facts);
        var over = bytes(whole) - MOST_BYTES;
        if (over <= 0 || facts.title().isEmpty()) return whole;
        var title = plain(facts.title());
        return joined(parts, titled(facts, FileName.shortened(title, Math.max(8, bytes(title) - over))));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Of a word without a value, one of the separators around it goes as well. */
    private static String joined(List<Part> parts, NameFacts facts) {
        var name = new StringBuilder();
        var gap = false;
        for (var part : parts) {
            var words = switch (part) {
                case Letters letters -> letters.text();
                case Token token -> plain(value(token, facts));
            };
            if (gap
                    && !words.isEmpty()
                    && SEPARATORS.indexOf(words.charAt(0)) >= 0
                    && (name.isEmpty() || SEPARATORS.indexOf(name.charAt(name.length() - 1)) >= 0))
                words = words.substring(1);
            gap = words.isEmpty() && part instanceof Token;
            name.append(words);
        }
        while (gap && !name.isEmpty() && SEPARATORS.indexOf(name.charAt(name.length() - 1)) >= 0)
            name.setLength(name.length() - 1);
        return name.toString();
    }

    /** A value makes no folders, whatever it is. */
    private static String plain(String value) {
        return value.isBlank() ? "" : FileName.cleaned(value);
    }

    private static String value(Token token, NameFacts facts) {
        return switch (token.word()) {
            case SOURCE -> facts.source();
            case CLIP -> number(facts.clip(), token.form());
            case TITLE -> facts.title();
            case PLATFORM -> facts.platform();
            case ASPECT -> facts.aspect();
            case PRESET -> facts.preset();
            case VARIANT -> facts.variant();
            case LANG -> facts.language();
            case START -> time(facts.start());
            case END -> time(facts.end());
            case DURATION ->
                String.format(Locale.ROOT, "%.1fs", facts.duration().toMillis() / 1e3);
            case SCORE -> Long.toString(Math.round(facts.score() * 100));
            case DATE ->
                DateTimeFormatter.ofPattern(token.form().isEmpty() ? "yyyy-MM-dd" : token.form(), Locale.ROOT)
                        .format(facts.date());
            case CHANNEL -> facts.channel();
            case HASH -> {
                var digits = token.form().isEmpty() ? 6 : Integer.parseInt(token.form());
                yield facts.hash().substring(0, Math.min(digits, facts.hash().length()));
            }
        };
    }

    private static String number(int clip, String form) {
        var width = form.isEmpty() ? 1 : Integer.parseInt(form);
        return String.format(Locale.ROOT, "%0" + width + "d", clip);
    }

    /** As players show it, with what a name may have between the numbers. */
    private static String time(MediaTime time) {
        return Timecode.format(time).replace(':', '.');
    }

    private static NameFacts titled(NameFacts facts, String title) {
        return new NameFacts(
                facts.source(),
                facts.clip(),
                title,
                facts.platform(),
                facts.aspect(),
                facts.preset(),
                facts.variant(),
                facts.language(),
                facts.start(),
                facts.end(),
                facts.duration(),
                facts.score(),
                facts.date(),
                facts.channel(),
                facts.hash());
    }

    @Override
    public String toString() {
        return text;
    }
}
