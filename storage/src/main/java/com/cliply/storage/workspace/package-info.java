/** Workspaces, and the record of who changed what in them. */
@NullMarked
package com.cliply.storage.workspace;

import org.jspecify.annotations.NullMarked;
