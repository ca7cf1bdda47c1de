/** Clips in the database. */
@NullMarked
package com.cliply.storage.clip;

import org.jspecify.annotations.NullMarked;
