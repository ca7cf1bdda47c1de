/** Importing sources, keeping projects. */
@NullMarked
package com.cliply.engine.project;

import org.jspecify.annotations.NullMarked;
