/** Makes videos with highlights planted at known times and decoys louder than them, all of it synthetic and repeatable by seed. */
@NullMarked
package com.cliply.app.bench.planted;

import org.jspecify.annotations.NullMarked;
