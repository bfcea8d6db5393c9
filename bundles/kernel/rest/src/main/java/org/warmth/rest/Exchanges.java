package org.warmth.rest;

import org.osgi.service.component.annotations.Component;

/** The exchange of the current thread; the gate sets it, around the whole request. */
@Component(service = Exchanges.class)
public final class Exchanges {
    private final ThreadLocal<Exchange> current = new ThreadLocal<>();

    /** The thread's exchange, or null outside a request. */
    Exchange current() {
        return current.get();
    }

    void enter(Exchange exchange) {
        current.set(exchange);
    }

    void leave() {
        current.remove();
    }
}
