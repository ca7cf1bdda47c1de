package com.cliply.app.cli;

import com.cliply.engine.error.ErrorCode;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads codes as they are shown: {@code disk_full}. */
final class CodeConverter implements ITypeConverter<ErrorCode> {
    @Override
    public ErrorCode convert(String text) {
        try {
            return ErrorCode.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(
                    "'" + text + "' is not a code; 'cliply jobs dead' shows those that occur");
        }
    }
}
