/** What is said in a file, by a model on this machine or by a service that the creator chose. */
@NullMarked
package com.cliply.engine.transcribe;

import org.jspecify.annotations.NullMarked;
