/** What the program sees of its machine and its data folder. */
@NullMarked
package com.cliply.app.health;

import org.jspecify.annotations.NullMarked;
