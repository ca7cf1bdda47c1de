package com.cliply.storage.backup;

import com.cliply.storage.vault.Secret;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup says of itself. It is authenticated as a whole by the one-time secret of its file: who cannot open the backup cannot
 * change it either.
 *
 * @param rows how many rows each table had at the moment of the backup
 * @param sha256 of the payload, in hexadecimal digits
 * @param keyId the id of the master key that wraps the secret
 * @param vaultWrap the secret under the master key
 * @param recoveryWrap the secret under the recovery key
 */
@JsonPropertyOrder({
    "format",
    "product",
    "schema_version",
    "made_at",
    "rows",
    "bytes",
    "sha256",
    "key_id",
    "vault_wrap",
    "recovery_wrap"
})
record Manifest(
        @JsonProperty("format") int format,
        @JsonProperty("product") String product,
        @JsonProperty("schema_version") int schemaVersion,
        @JsonProperty("made_at") String madeAt,
        @JsonProperty("rows") Map<String, Long> rows,
        @JsonProperty("bytes") long bytes,
        @JsonProperty("sha256") String sha256,
        @JsonProperty("key_id") String keyId,
        @JsonProperty("vault_wrap") String vaultWrap,
        @JsonProperty("recovery_wrap") String recoveryWrap) {
    static final int FORMAT = 1;
    private static final String MAC = "mac";
    private static final String PURPOSE = "cliply backup manifest v1";

    Manifest {
        rows = new TreeMap<>(rows);
        Instant.parse(madeAt);
    }

    /** A manifest as it was read, with what authenticates it. */
    static final class Signed {
        private final Manifest manifest;
        private final byte[] content;
        private final byte[] mac;

        private Signed(Manifest manifest, byte[] content, byte[] mac) {
            this.manifest = manifest;
            this.content = content;
            this.mac = mac;
        }

        Manifest manifest() {
            return manifest;
        }

        boolean isAuthentic(Secret secret) {
            return MessageDigest.isEqual(mac, secret.authenticate(PURPOSE, content));
        }
    }

    byte[] sign(Secret secret) throws IOException {
        ObjectNode tree = mapper().valueToTree(this);
        tree.put(
                MAC,
                Base64.getEncoder().encodeToString(secret.authenticate(PURPOSE, mapper().writeValueAsBytes(tree))));
        return mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    }

    /** Reads strictly: a member twice, one too many or one too few is an error. */
    static Signed read(byte[] bytes) throws IOException {
        if (!(mapper().readTree(bytes) instanceof ObjectNode object)) throw new IOException("no manifest");
        var mac = object.remove(MAC);
        if (mac == null || !mac.isTextual()) throw new IOException("no signed manifest");
        // Only what is read is authenticated, and all of it: white space is not.
        var content = mapper().writeValueAsBytes(object);
        var manifest = mapper().treeToValue(object, Manifest.class);
        if (manifest.format() != FORMAT) throw new IOException("its format " + manifest.format() + " is unknown");
        return new Signed(manifest, content, Base64.getDecoder().decode(mac.textValue()));
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
