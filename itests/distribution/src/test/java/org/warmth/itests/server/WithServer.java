package org.warmth.itests.server;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a server: a parameter of type {@link WarmthServer} is the one that all test classes share, started with the
 * first that asks; with {@link Fresh} it is one of the test's own, unpacked and not yet started.
 *
 * <p>An ERROR or WARN in a server's log that the test did not expect fails it.
 */
public final class WithServer implements AfterAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(WithServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WarmthServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.isAnnotated(Fresh.class)) {
            return context.getStore(NAMESPACE)
                    .getOrComputeIfAbsent(
                            parameter.getParameter(), key -> new Guarded(WarmthServer.unpack()), Guarded.class)
                    .server();
        }
        return rootStore(context)
                .getOrComputeIfAbsent(
                        Guarded.class, key -> new Guarded(WarmthServer.unpack().start()), Guarded.class)
                .server();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Guarded shared = rootStore(context).get(Guarded.class, Guarded.class);
        if (shared != null) {
            shared.checkLog();
        }
    }

    private static Store rootStore(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }

    private static final class Guarded implements CloseableResource {

        private final WarmthServer server;
        private int reported;

        Guarded(WarmthServer server) {
            this.server = server;
        }

        WarmthServer server() {
            return server;
        }

        /** Fails for what is new since the last look, so that one class does not answer for another. */
        void checkLog() {
            List<String> unexpected = server.log().unexpected();
            List<String> fresh = unexpected.subList(Math.min(reported, unexpected.size()), unexpected.size());
            reported = unexpected.size();
            if (!fresh.isEmpty()) {
                throw new AssertionError("unexpected in the log of " + server.home() + ":\n" + String.join("", fresh));
            }
        }

        @Override
        public void close() {
            server.close();
            checkLog();
        }
    }
}
