/** Attempts in a process of their own: what was seen to kill its process runs there, and talks to this one by messages. */
@NullMarked
package com.cliply.app.worker;

import org.jspecify.annotations.NullMarked;
