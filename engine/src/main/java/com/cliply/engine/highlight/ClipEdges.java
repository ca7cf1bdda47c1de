package com.cliply.engine.highlight;

/**
 * What kinds of points a clip begins and ends on: how well it is cut.
 *
 * @param start the kind of its first point
 * @param end the kind of its last point
 */
public record ClipEdges(Start start, End end) {
    /** What a clip may begin on; the first that applies. Ids are stable: JSON has them. */
    public enum Start {
        /** The beginning of the video. */
        MEDIA("media-start"),
        /** A breath before a sentence. */
        SENTENCE("sentence-start"),
        /** The first picture of a shot, while nobody speaks. */
        SHOT("shot-start"),
        /** While nobody speaks. */
        PAUSE("pause"),
        /** In the middle of a sentence, between two of its words. */
        BETWEEN_WORDS("between-words"),
        /** Where it is quietest for a moment; what is said is not known. */
        QUIETEST("quietest-point"),
        /** None of these was near. */
        ANYWHERE("anywhere");

        private final String id;

        Start(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** What a clip may end on; the first that applies. Ids are stable: JSON has them. */
    public enum End {
        /** The end of the video. */
        MEDIA("media-end"),
        /** A short tail after a sentence. */
        SENTENCE("sentence-end"),
        /** The last picture of a shot, while nobody speaks. */
        SHOT("shot-end"),
        /** While nobody speaks. */
        PAUSE("pause"),
        /** In the middle of a sentence, between two of its words. */
        BETWEEN_WORDS("between-words"),
        /** Where it is quietest for a moment; what is said is not known. */
        QUIETEST("quietest-point"),
        /** None of these was near. */
        ANYWHERE("anywhere");

        private final String id;

        End(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
