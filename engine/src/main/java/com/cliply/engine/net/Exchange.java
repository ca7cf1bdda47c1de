package com.cliply.engine.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** One attempt: sends a request and reads its answer, both counted. */
final class Exchange {
    private static final int STEP = 65_536;

    private final HttpLimits limits;
    private final Call call;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();
    private final long began = System.nanoTime();
    private volatile @Nullable Integer status;

    /**
     * What came back.
     *
     * @param retryAfter the header of that name
     */
    record Answer(int status, String type, Optional<String> retryAfter, Body body) {}

    /** Bytes that nobody else holds. */
    static final class Body {
        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    Exchange(ServiceRequest request, HttpLimits limits, OkHttpClient client, String agent) {
        this.limits = limits;
        var built = new Request.Builder()
                .url(request.uri().toString())
                .header("User-Agent", agent)
                .header("Accept", "application/json")
                .post(body(request));
        request.authorization().ifPresent(value -> built.header("Authorization", value));
        call = client.newCall(built.build());
    }

    private RequestBody body(ServiceRequest request) {
        var content = new Counted(request.content());
        if (request.fields().isEmpty()) return content;
        var form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        for (var field : request.fields()) form.addFormDataPart(field.name(), field.value());
        return form.addFormDataPart("file", request.content().name(), content).build();
    }

    Answer run() throws IOException {
        try (var response = call.execute()) {
            status = response.code();
            var bytes = read(response);
            return new Answer(
                    response.code(),
                    Optional.ofNullable(response.header("Content-Type")).orElse(""),
                    Optional.ofNullable(response.header("Retry-After")),
                    new Body(bytes));
        }
    }

    private byte[] read(Response response) throws IOException {
        ResponseBody body = response.body();
        if (body.contentLength() > limits.answerBytes()) throw new TooLongException(limits.answerBytes());
        var bytes = new ByteArrayOutputStream();
        var step = new byte[STEP];
        try (var in = body.byteStream()) {
            for (var read = in.read(step); read >= 0; read = in.read(step)) {
                if (down.addAndGet(read) > limits.answerBytes()) throw new TooLongException(limits.answerBytes());
                bytes.write(step, 0, read);
            }
        }
        return bytes.toByteArray();
    }

    void cancel() {
        call.cancel();
    }

    /** Whether the other side had begun to answer. */
    boolean hasAnswered() {
        return status != null;
    }

    NetworkLedger.Entry entry(ServiceRequest request, String outcome) {
        var code = status;
        return new NetworkLedger.Entry(
                request.host(),
                request.purpose(),
                up.get(),
                down.get(),
                code == null ? outcome : outcome.isEmpty() ? code.toString() : code + " " + outcome,
                Duration.ofNanos(System.nanoTime() - began));
    }

    /** Sends in steps, so that it is known how much was sent when a connection breaks. */
    private final class Counted extends RequestBody {
        private final ServiceRequest.Upload upload;

        Counted(ServiceRequest.Upload upload) {
            this.upload = upload;
        }

        @Override
        public @Nullable MediaType contentType() {
            return MediaType.parse(upload.type());
        }

        @Override
        public long contentLength() {
            return upload.length();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            var bytes = upload.bytes();
            for (int from = 0; from < bytes.length; from += STEP) {
                var length = Math.min(STEP, bytes.length - from);
                sink.write(bytes, from, length);
                up.addAndGet(length);
            }
        }
    }
}
