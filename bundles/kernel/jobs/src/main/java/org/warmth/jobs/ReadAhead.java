package org.warmth.jobs;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.warmth.api.jobs.JobRun;

/** A source that one thread reads while another works on what it has read. */
final class ReadAhead<T> implements JobRun.Ahead<T> {
    private static final Object END = new Object();
    private static final long WAIT_MILLIS = 100;

    private final Iterator<T> source;
    private final BlockingQueue<Object> waiting;
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile Throwable failure;
    private Object next;

    ReadAhead(Iterator<T> source, int most) {
        this.source = source;
        this.waiting = new ArrayBlockingQueue<>(most);
    }

    /** The reader's part. */
    void read() {
        try {
            while (!closed && source.hasNext()) {
                put(source.next());
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            put(END);
            left.countDown();
        }
    }

    private void put(Object element) {
        try {
            while (!closed && !waiting.offer(element, WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                // The work is slower than the reading: wait on, unless nobody wants it any more.
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = take();
        }
        if (next != END) {
            return true;
        }
        if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return false;
    }

    private Object take() {
        try {
            while (true) {
                Object element = waiting.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                if (element != null) {
                    return element;
                }
                if (left.getCount() == 0 && waiting.isEmpty()) {
                    return END;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading ahead", e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T element = (T) next;
        next = null;
        return element;
    }

    @Override
    public void close() {
        closed = true;
        waiting.clear();
        boolean interrupted = false;
        while (true) {
            try {
                left.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
