/** Opens, migrates, hands out the stores, closes. */
@NullMarked
package com.cliply.storage;

import org.jspecify.annotations.NullMarked;
