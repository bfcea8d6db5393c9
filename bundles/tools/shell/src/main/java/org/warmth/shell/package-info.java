/** The commands {@code warmth:*} of Karaf's shell. */
@WarmthModule(value = "shell", tables = false, rest = false)
package org.warmth.shell;

import org.warmth.api.WarmthModule;
