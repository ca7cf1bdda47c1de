package com.cliply.app.log;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what is nobody else's business: secrets become {@code ***}, and of a path only the file's name stays. It
 * would rather take too much than too little.
 */
public final class Redactor {
    private static final String SECRET = "***";
    private static final String NAMES =
            "access_token|refresh_token|id_token|upload_token|token|client_secret|secret|api[_-]?key"
                    + "|password|passwd|passphrase|code_verifier|authorization|set-cookie|cookie|signature|x-goog-[a-z-]+";

    /** {@code name=value}, {@code "name": "value"}, {@code Name: scheme value}. */
    private static final Pattern NAMED = Pattern.compile("(?i)\\b(" + NAMES
            + ")(\\\\?[\"']?\\s*[=:]\\s*\\\\?[\"']?)((?:bearer|basic|digest|token)\\s+)?[^\\s\"'&,;}\\])\\\\]+");

    private static final Pattern SCHEME =
            Pattern.compile("(?i)\\b(bearer|basic|token(?= *\\p{Alnum}{20}))\\s+[A-Za-z0-9._~+/=-]{6,}");
    private static final Pattern WELL_KNOWN =
            Pattern.compile("eyJ[\\w-]{5,}\\.[\\w-]+(?:\\.[\\w-]*)?|ya29\\.[\\w-]+|GOCSPX-[\\w-]+|sk-[\\w-]{12,}");
    private static final Pattern QUERY =
            Pattern.compile("(?i)(https?://)(?:[^\\s/?#\"']*@)?([^\\s/?#\"'@]+)[^\\s\"'>)]*");
    private static final Pattern OAUTH_CODE = Pattern.compile("([?&](?:code|state|key)=)[^\\s&\"']+");

    /**
     * Every folder of an absolute path: names may hold spaces, but neither begin nor end with one. What looks like a path
     * behind a letter or digit, as the slash in {@code 30000/1001}, is none.
     */
    private static final Pattern FOLDERS =
            Pattern.compile("(?<![\\p{L}\\p{N}_.~])(?:~|[A-Za-z]:)?[\\\\/]{1,2}(?:EDGE(?:INNER*EDGE)?[\\\\/]{1,2})+"
                    .replace("EDGE", "[^\\\\/\\s\"'<>|*?]")
                    .replace("INNER", "[^\\\\/\\n\\r\"<>|*?]"));

    private static final Pattern FILE_URI = Pattern.compile("(?i)file:/{0,3}(?=[^\\s/])(?:[^\\s/\"']+/)+");
    private final Pattern home;

    public Redactor(Path home) {
        this.home = Pattern.compile(Pattern.quote(home.toString()) + "(?=[\\\\/\\s\"'.,:;)\\]]|$)");
    }

    public String redact(String text) {
        var clean = NAMED.matcher(text).replaceAll("$1$2" + SECRET);
        clean = SCHEME.matcher(clean).replaceAll("$1 " + SECRET);
        clean = WELL_KNOWN.matcher(clean).replaceAll(Matcher.quoteReplacement(SECRET));
        clean = OAUTH_CODE.matcher(clean).replaceAll("$1" + SECRET);
        // An address of ours to others may carry an upload session: its host says enough.
        clean = QUERY.matcher(clean).replaceAll("$1$2");
        clean = home.matcher(clean).replaceAll("~");
        clean = FILE_URI.matcher(clean).replaceAll("");
        return withoutFolders(clean);
    }

    /** Of files the name stays, whatever is in it; everything else is read as text. */
    public Object redactArgument(Object argument) {
        return switch (argument) {
            case Path path -> String.valueOf(path.getFileName());
            case File file -> file.getName();
            case Number number -> number;
            case Boolean bool -> bool;
            default -> redact(String.valueOf(argument));
        };
    }

    private static String withoutFolders(String text) {
        var matcher = FOLDERS.matcher(text);
        var kept = new StringBuilder();
        while (matcher.find()) {
            // "//" behind a colon belongs to an address, which has been dealt with.
            var address =
                    matcher.group().startsWith("//") && matcher.start() > 0 && text.charAt(matcher.start() - 1) == ':';
            matcher.appendReplacement(kept, address ? Matcher.quoteReplacement(matcher.group()) : "");
        }
        return matcher.appendTail(kept).toString();
    }
}
