/** Renditions in the database. */
@NullMarked
package com.cliply.storage.render;

import org.jspecify.annotations.NullMarked;
