package org.warmth.api.hardship;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The hardship files (困难职工档案), offered by hardship: aid needs an active or a temporary one on its day (domain 0.1). */
@ProviderType
public interface HardshipFiles {
    /** Which of these persons have an active or temporary file on a day, as its head or as a member of its family. */
    Set<Long> covered(Collection<Long> persons, LocalDate on);
}
