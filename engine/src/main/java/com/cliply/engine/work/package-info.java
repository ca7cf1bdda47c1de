/** What each kind of job does. */
@NullMarked
package com.cliply.engine.work;

import org.jspecify.annotations.NullMarked;
