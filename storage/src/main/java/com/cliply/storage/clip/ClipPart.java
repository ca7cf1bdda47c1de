package com.cliply.storage.clip;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The key of a row that is one of several of a clip. */
@Embeddable
record ClipPart(@Column(name = "clip_id") UUID clipId, int place) {}
