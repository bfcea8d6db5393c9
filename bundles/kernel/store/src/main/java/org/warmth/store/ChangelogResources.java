package org.warmth.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** Shows Liquibase a changelog that is already read, whatever bundle it came from, and nothing else. */
final class ChangelogResources extends AbstractResourceAccessor {
    private final Changelog changelog;

    ChangelogResources(Changelog changelog) {
        this.changelog = changelog;
    }

    @Override
    public List<Resource> search(String path, boolean recursive) {
        return List.of();
    }

    @Override
    public List<Resource> getAll(String path) {
        return changelog.text(path) == null ? List.of() : List.of(new Part(path));
    }

    @Override
    public List<String> describeLocations() {
        return List.of(changelog.path());
    }

    @Override
    public void close() {
        // Holds nothing open.
    }

    private final class Part extends AbstractResource {
        private Part(String path) {
            super(path, URI.create("changelog:" + path));
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(changelog.text(getPath()));
        }

        @Override
        public boolean exists() {
            return changelog.text(getPath()) != null;
        }

        @Override
        public Resource resolve(String other) {
            return new Part(resolvePath(other));
        }

        @Override
        public Resource resolveSibling(String other) {
            return new Part(resolveSiblingPath(other));
        }
    }
}
