package org.warmth.store;

/** Why a module stays down though the database is there; trying again does not help, a human must. */
public final class ModuleFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModuleFault(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is wrong, with what the database or the reader of changelogs said first. */
    String explained() {
        Throwable root = this;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == this ? getMessage() : getMessage() + ": " + root.getMessage();
    }
}
