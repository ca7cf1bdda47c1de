/** Keeps the installation's key, and seals with it what must not lie about in the open. */
@NullMarked
package com.cliply.storage.vault;

import org.jspecify.annotations.NullMarked;
