package org.warmth.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs on Derby and on PostgreSQL, each time on an empty database: its method, constructor or fields set up
 * in a constructor take a {@link TestDatabase}. The tables of {@code modules} are there beside the kernel's.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(OnBothDatabases.class)
public @interface BothDatabases {
    /** Whose changelogs run after the kernel's. */
    String[] modules() default {};
}
