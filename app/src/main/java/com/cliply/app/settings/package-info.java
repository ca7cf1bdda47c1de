/** What a person has decided about this installation, kept in a file of the data folder. */
@NullMarked
package com.cliply.app.settings;

import org.jspecify.annotations.NullMarked;
