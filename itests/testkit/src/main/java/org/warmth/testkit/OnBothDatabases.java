package org.warmth.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test once on each database. */
final class OnBothDatabases implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        BothDatabases test = context.getRequiredTestMethod().getAnnotation(BothDatabases.class);
        return Stream.of(TestDatabase.Kind.values()).map(kind -> new On(kind, test.modules()));
    }

    private record On(TestDatabase.Kind kind, String[] modules) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocation) {
            return "on " + kind;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Lent(kind, modules));
        }
    }

    /** One database for one run of a test, whoever of constructor and methods asks for it. */
    private static final class Lent implements ParameterResolver, AfterEachCallback {
        private final TestDatabase.Kind kind;
        private final String[] modules;
        private TestDatabase database;

        private Lent(TestDatabase.Kind kind, String[] modules) {
            this.kind = kind;
            this.modules = modules;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestDatabase.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            if (database == null) {
                database = TestDatabase.of(kind, modules);
            }
            return database;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            if (database != null) {
                database.close();
            }
        }
    }
}
