/** One process holds a data folder; the commands of others come to it over loopback. */
@NullMarked
package com.cliply.app.instance;

import org.jspecify.annotations.NullMarked;
