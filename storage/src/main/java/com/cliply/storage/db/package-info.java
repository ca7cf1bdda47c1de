/** The database, its schema, its transactions. */
@NullMarked
package com.cliply.storage.db;

import org.jspecify.annotations.NullMarked;
