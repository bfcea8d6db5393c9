package org.warmth.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.RegistryImpl;
import org.warmth.api.people.Unit;
import org.warmth.testkit.TestMessages;

/** Karaf's own way to fill in and run a command, on services of a test. */
final class TestShell {
    /** A union that is always found. */
    static final Unit UNIT = new Unit(
            1,
            "31D01",
            "演示一区总工会",
            Unit.Level.DISTRICT,
            0,
            true,
            Unit.Reporting.values()[0],
            null,
            LocalDate.EPOCH,
            null,
            1);

    private final RegistryImpl registry = new RegistryImpl(null);
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Session session;
    private Terminal terminal = fake(Terminal.class, (method, args) -> method.equals("getWidth") ? 100 : null);
    private String secret = "long enough a secret";

    TestShell(Object... services) {
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        session = fake(Session.class, (method, args) -> switch (method) {
            case "getConsole" -> out;
            case "getTerminal" -> terminal;
            case "readLine" -> secret;
            case "get" -> null;
            default -> throw new UnsupportedOperationException(method);
        });
        registry.register(session);
        registry.register(new TestMessages("shell"));
        for (Object service : services) {
            registry.register(service);
        }
    }

    /** What the person at the shell answers when a secret is asked for. */
    TestShell answering(String answer) {
        secret = answer;
        return this;
    }

    /** A script, which has no terminal. */
    TestShell script() {
        terminal = null;
        return this;
    }

    /** Runs a command and gives what stands on the console afterwards. */
    String run(Class<? extends Action> command, String... arguments) throws Exception {
        Action action = new ManagerImpl(registry, registry).instantiate(command, registry);
        if (!new DefaultActionPreparator().prepare(action, session, List.of((Object[]) arguments))) {
            throw new IllegalArgumentException("not run");
        }
        action.execute();
        return console.toString(StandardCharsets.UTF_8);
    }

    /** An interface of which a test answers the calls that it expects. */
    static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == args[0];
                    default -> type.getName();
                };
            }
            return answer.to(method.getName(), args);
        }));
    }

    /** What a call gives. */
    interface Answer {
        Object to(String method, Object[] args) throws Throwable;
    }
}
