/** Keeps files in encrypted chunks in the database, streaming both ways (law 11, MECHANICS 7, 8). */
@WarmthModule(value = "files", tables = false)
package org.warmth.files;

import org.warmth.api.WarmthModule;
