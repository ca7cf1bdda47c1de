package com.cliply.engine.net;

import java.io.IOException;

/** An answer goes on beyond what it may have. */
final class TooLongException extends IOException {
    TooLongException(long most) {
        super("more than " + most + " bytes");
    }
}
