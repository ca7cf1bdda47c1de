/** Renditions in the database, those that are done and those under way. */
@NullMarked
package com.cliply.storage.render;

import org.jspecify.annotations.NullMarked;
