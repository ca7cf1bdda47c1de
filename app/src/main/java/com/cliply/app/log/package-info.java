/** What the program writes down about itself, with nothing private in it. */
@NullMarked
package com.cliply.app.log;

import org.jspecify.annotations.NullMarked;
