package com.cliply.storage.job;

import com.cliply.engine.id.ClipId;
import com.cliply.engine.id.ProjectId;
import com.cliply.engine.id.PublicationId;
import com.cliply.engine.id.SourceId;
import com.cliply.engine.job.FindHelp;
import com.cliply.engine.job.FindHelp.Aid;
import com.cliply.engine.job.JobKind;
import com.cliply.engine.job.JobKind.BackUp;
import com.cliply.engine.job.JobKind.DetectHighlights;
import com.cliply.engine.job.JobKind.MakeProxy;
import com.cliply.engine.job.JobKind.MakeThumbnails;
import com.cliply.engine.job.JobKind.OfProject;
import com.cliply.engine.job.JobKind.ProbeSource;
import com.cliply.engine.job.JobKind.Publish;
import com.cliply.engine.job.JobKind.PurgeJobs;
import com.cliply.engine.job.JobKind.RenderClip;
import com.cliply.engine.job.JobKind.RenderOrder;
import com.cliply.engine.job.JobKind.TranscribeSource;
import com.cliply.engine.job.JobKind.Unknown;
import com.cliply.engine.media.SoundWish;
import com.cliply.engine.time.MediaTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Payloads as text under stable names with a version: a name that was once written is read for ever. */
final class JobJson {
    private static final String FIRST_VERSION = "/1";
    private static final String SECOND_VERSION = "/2";
    private static final String THIRD_VERSION = "/3";
    private static final String FOURTH_VERSION = "/4";

    /** The kinds that have been written in more than one way. */
    private static final Map<String, Integer> VERSIONS = Map.of(
            "probe-source", 4, "detect-highlights", 4, "render-clip", 2, "make-proxy", 2, "transcribe-source", 2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private JobJson() {}

    /** All names under which a kind may stand in the table. */
    static Stream<String> names(String kind) {
        return IntStream.rangeClosed(1, VERSIONS.getOrDefault(kind, 1)).mapToObj(version -> kind + "/" + version);
    }

    /** The name for the table, as {@code render-clip/1}. */
    static String name(JobKind kind) {
        return switch (kind) {
            case Unknown unknown -> unknown.name();
            case RenderClip render -> render.name() + SECOND_VERSION;
            // Who knows only the versions before would find other highlights.
            case ProbeSource probe when isAided(probe.then()) -> probe.name() + FOURTH_VERSION;
            case DetectHighlights detect when isAided(detect) -> detect.name() + FOURTH_VERSION;
            case ProbeSource probe when isHelped(probe.then()) -> probe.name() + THIRD_VERSION;
            case DetectHighlights detect when isHelped(detect) -> detect.name() + THIRD_VERSION;
            // Who knows only the first version would give the files other names.
            case ProbeSource probe when namesFiles(probe.then()) -> probe.name() + SECOND_VERSION;
            case DetectHighlights detect when namesFiles(detect) -> detect.name() + SECOND_VERSION;
            // Who knows only the first version would not go on.
            case TranscribeSource transcribe when transcribe.then() != null -> transcribe.name() + SECOND_VERSION;
            // Without a wish it is what the first version meant, and can still be read by it.
            case MakeProxy proxy when !proxy.around().isEmpty() -> proxy.name() + SECOND_VERSION;
            default -> kind.name() + FIRST_VERSION;
        };
    }

    private static boolean namesFiles(@Nullable DetectHighlights detect) {
        return detect != null && detect.then() != null && !detect.then().names().equals(RenderOrder.USUAL_NAMES);
    }

    private static boolean isHelped(@Nullable DetectHighlights detect) {
        return detect != null && !detect.help().equals(FindHelp.NONE);
    }

    private static boolean isAided(@Nullable DetectHighlights detect) {
        return detect != null && !detect.help().aids().isEmpty();
    }

    static String write(JobKind kind) {
        return switch (kind) {
            case ProbeSource probe -> {
                var node = source(probe, probe.source());
                if (probe.then() != null) node.set("then", written(probe.then()));
                yield node.toString();
            }
            case MakeProxy proxy -> {
                var node = source(proxy, proxy.source());
                if (!proxy.around().isEmpty()) {
                    var around = node.putArray("around_us");
                    proxy.around().forEach(time -> around.add(time.micros()));
                }
                yield node.toString();
            }
            case TranscribeSource transcribe -> {
                var node = source(transcribe, transcribe.source());
                if (transcribe.then() != null) node.set("then", written(transcribe.then()));
                yield node.toString();
            }
            case DetectHighlights detect -> written(detect).toString();
            case RenderClip render -> {
                var node = node(render);
                var outputs = node.putArray("outputs");
                for (var output : render.outputs())
                    outputs.addObject()
                            .put("clip", output.clip().toString())
                            .put("preset", output.preset())
                            .put("aspect", output.aspect())
                            .put("file", output.file().toString())
                            .set("sound", written(output.sound()));
                yield node.toString();
            }
            case MakeThumbnails thumbnails ->
                clip(thumbnails, thumbnails.clip()).toString();
            case Publish publish ->
                node(publish)
                        .put("publication", publish.publication().toString())
                        .toString();
            case BackUp backUp -> "{}";
            case PurgeJobs purge -> "{}";
            case Unknown unknown -> throw new IllegalArgumentException("nobody can do " + unknown.name());
        };
    }

    /** Reads what this or an earlier version wrote; what it cannot read is {@link Unknown}. */
    static JobKind read(String name, @Nullable UUID project, String text) {
        try {
            var node = JSON.readTree(text);
            return switch (name) {
                case "probe-source/1", "probe-source/2", "probe-source/3", "probe-source/4" ->
                    new ProbeSource(project(node), source(node), thenDetect(node));
                case "make-proxy/1" -> new MakeProxy(project(node), source(node));
                case "make-proxy/2" -> new MakeProxy(project(node), source(node), times(node, "around_us"));
                case "transcribe-source/1", "transcribe-source/2" ->
                    new TranscribeSource(project(node), source(node), thenDetect(node));
                case "detect-highlights/1", "detect-highlights/2", "detect-highlights/3", "detect-highlights/4" ->
                    detect(node);
                case "render-clip/1" -> new RenderClip(project(node), outputs(node, _ -> clip(node)));
                case "render-clip/2" -> new RenderClip(project(node), outputs(node, JobJson::clip));
                case "make-thumbnails/1" -> new MakeThumbnails(project(node), clip(node));
                case "publish/1" -> new Publish(project(node), new PublicationId(uuid(node, "publication")));
                case "back-up/1" -> new BackUp();
                case "purge-jobs/1" -> new PurgeJobs();
                default -> unknown(name, project);
            };
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            return unknown(name, project);
        }
    }

    private static Unknown unknown(String name, @Nullable UUID project) {
        return new Unknown(name, Optional.ofNullable(project).map(ProjectId::new));
    }

    static String writeFacts(List<String> facts) {
        var array = JSON.createArrayNode();
        facts.forEach(array::add);
        return array.toString();
    }

    static List<String> readFacts(String text) {
        try {
            return strings(JSON.readTree(text));
        } catch (JsonProcessingException damaged) {
            return List.of(text);
        }
    }

    private static ObjectNode node(OfProject kind) {
        return JSON.createObjectNode().put("project", kind.project().toString());
    }

    private static ObjectNode source(OfProject kind, SourceId source) {
        return node(kind).put("source", source.toString());
    }

    private static ObjectNode clip(OfProject kind, ClipId clip) {
        return node(kind).put("clip", clip.toString());
    }

    private static ObjectNode written(DetectHighlights detect) {
        var node = source(detect, detect.source())
                .put("count", detect.count())
                .put("min_us", MediaTime.micros(detect.minLength()))
                .put("max_us", MediaTime.micros(detect.maxLength()));
        if (detect.transcript() != null)
            node.put("transcript", detect.transcript().toString());
        if (isHelped(detect)) node.set("help", written(detect.help()));
        var order = detect.then();
        if (order != null) {
            var then = node.putObject("then")
                    .put("folder", order.folder().toString())
                    .put("preset", order.preset())
                    .put("min_score", order.minScore());
            order.aspects().forEach(then.putArray("aspects")::add);
            if (namesFiles(detect)) then.put("names", order.names());
        }
        return node;
    }

    private static ObjectNode written(FindHelp help) {
        var node = JSON.createObjectNode();
        if (help.withoutWords()) node.put("words", false);
        if (help.heatMap() != null) node.put("heat_map", help.heatMap().toString());
        if (help.chat() != null) node.put("chat", help.chat().toString());
        if (help.profile() != null) node.put("profile", help.profile());
        if (!help.weights().isEmpty()) {
            var weights = node.putObject("weights");
            help.weights().forEach(weights::put);
        }
        if (!help.aids().isEmpty()) help.aids().stream().sorted().map(Aid::id).forEach(node.putArray("aids")::add);
        return node;
    }

    private static FindHelp help(JsonNode node) {
        var weights = new TreeMap<String, Double>();
        node.path("weights")
                .properties()
                .forEach(
                        weight -> weights.put(weight.getKey(), weight.getValue().asDouble()));
        return new FindHelp(
                !node.path("words").asBoolean(true),
                path(node, "heat_map"),
                path(node, "chat"),
                node.path("profile").isTextual() ? node.path("profile").asText() : null,
                weights,
                strings(node.path("aids")).stream()
                        .flatMap(id -> Aid.of(id).stream())
                        .collect(Collectors.toSet()));
    }

    private static @Nullable Path path(JsonNode node, String name) {
        var text = node.path(name);
        return text.isTextual() ? Path.of(text.asText()) : null;
    }

    private static DetectHighlights detect(JsonNode node) {
        var then = node.path("then");
        return new DetectHighlights(
                project(node),
                source(node),
                node.required("count").asInt(),
                micros(node, "min_us"),
                micros(node, "max_us"),
                path(node, "transcript"),
                then.isObject() ? order(then) : null,
                help(node.path("help")));
    }

    private static RenderOrder order(JsonNode node) {
        return new RenderOrder(
                Path.of(node.required("folder").asText()),
                node.required("preset").asText(),
                strings(node.required("aspects")),
                node.required("min_score").asDouble(),
                node.path("names").asText(RenderOrder.USUAL_NAMES));
    }

    private static @Nullable DetectHighlights thenDetect(JsonNode node) {
        var then = node.path("then");
        return then.isObject() ? detect(then) : null;
    }

    private static List<RenderClip.Output> outputs(JsonNode node, Function<JsonNode, ClipId> clip) {
        return elements(node.required("outputs"))
                .map(output -> new RenderClip.Output(
                        clip.apply(output),
                        output.required("preset").asText(),
                        output.required("aspect").asText(),
                        Path.of(output.required("file").asText()),
                        output.has("sound") ? sound(output.get("sound")) : SoundWish.PLAIN))
                .toList();
    }

    private static ObjectNode written(SoundWish wish) {
        var node = JSON.createObjectNode()
                .put("levelled", wish.levelled())
                .put("denoised", wish.denoised())
                .put("gain_db", wish.gainDb())
                .put("fade_in_us", MediaTime.micros(wish.fadeIn()))
                .put("fade_out_us", MediaTime.micros(wish.fadeOut()));
        wish.tracks().forEach(node.putArray("tracks")::add);
        return node;
    }

    private static SoundWish sound(JsonNode node) {
        return new SoundWish(
                elements(node.required("tracks")).map(JsonNode::asInt).toList(),
                node.required("levelled").asBoolean(),
                node.required("denoised").asBoolean(),
                node.required("gain_db").asDouble(),
                micros(node, "fade_in_us"),
                micros(node, "fade_out_us"));
    }

    private static ProjectId project(JsonNode node) {
        return new ProjectId(uuid(node, "project"));
    }

    private static SourceId source(JsonNode node) {
        return new SourceId(uuid(node, "source"));
    }

    private static ClipId clip(JsonNode node) {
        return new ClipId(uuid(node, "clip"));
    }

    private static UUID uuid(JsonNode node, String name) {
        return UUID.fromString(node.required(name).asText());
    }

    private static Duration micros(JsonNode node, String name) {
        return Duration.of(node.required(name).asLong(), ChronoUnit.MICROS);
    }

    private static List<MediaTime> times(JsonNode node, String name) {
        return elements(node.required(name))
                .map(time -> new MediaTime(time.asLong(-1)))
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return elements(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
