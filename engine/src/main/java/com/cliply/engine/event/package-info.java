/** What has happened, told to whoever listens. */
@NullMarked
package com.cliply.engine.event;

import org.jspecify.annotations.NullMarked;
