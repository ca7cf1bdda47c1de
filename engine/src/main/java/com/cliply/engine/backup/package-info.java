/** The words of backups: what one is, which are kept, and the key that opens them when all else is lost. */
@NullMarked
package com.cliply.engine.backup;

import org.jspecify.annotations.NullMarked;
