/** How sentences are worded, and by what wording one of them stands out of its video; knows no times. */
@NullMarked
package com.cliply.engine.analysis.wording;

import org.jspecify.annotations.NullMarked;
