/** Copies, proves, keeps and gives back what an installation remembers. */
@NullMarked
package com.cliply.storage.backup;

import org.jspecify.annotations.NullMarked;
