package com.cliply.storage.render;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A rendition has one piece of each name. */
@Embeddable
record RenderPieceKey(@Column(name = "render_id") UUID renderId, String name) {}
