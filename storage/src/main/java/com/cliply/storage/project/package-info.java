/** Projects and their sources in the database. */
@NullMarked
package com.cliply.storage.project;

import org.jspecify.annotations.NullMarked;
