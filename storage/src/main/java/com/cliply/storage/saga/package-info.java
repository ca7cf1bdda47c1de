/** The steps of jobs with outside services in the database. */
@NullMarked
package com.cliply.storage.saga;

import org.jspecify.annotations.NullMarked;
