/** The folders that Cliply keeps for itself. */
@NullMarked
package com.cliply.storage.files;

import org.jspecify.annotations.NullMarked;
