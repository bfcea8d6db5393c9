package org.warmth.rest;

import java.io.IOException;
import java.security.MessageDigest;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/** A request whose body is digested as it is read, so that a repeat can be told from another content. */
final class DigestedRequest extends HttpServletRequestWrapper {
    private final MessageDigest digest;
    private ServletInputStream body;

    DigestedRequest(HttpServletRequest request, MessageDigest digest) {
        super(request);
        this.digest = digest;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Digested(super.getInputStream(), digest);
        }
        return body;
    }

    private static final class Digested extends ServletInputStream {
        private final ServletInputStream in;
        private final MessageDigest digest;

        Digested(ServletInputStream in, MessageDigest digest) {
            this.in = in;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            if (one >= 0) {
                digest.update((byte) one);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count > 0) {
                digest.update(into, offset, count);
            }
            return count;
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
