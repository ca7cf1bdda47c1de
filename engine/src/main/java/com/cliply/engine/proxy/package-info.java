/**
 * Proxies: small copies of sources, without sound, that the editor plays and scrubs; kept in segments that are files of their
 * own.
 */
@NullMarked
package com.cliply.engine.proxy;

import org.jspecify.annotations.NullMarked;
