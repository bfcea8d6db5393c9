package org.warmth.api.files;

import java.time.Instant;

/**
 * A file that is kept.
 *
 * @param id its id
 * @param name the name it is offered under
 * @param mediaType its media type
 * @param size bytes in the clear
 * @param sha256 hash of the content, hex
 * @param unit the unit it belongs to
 * @param expiresAt when it goes, or null for never
 */
public record StoredFile(
        long id, String name, String mediaType, long size, String sha256, long unit, Instant expiresAt) {}
