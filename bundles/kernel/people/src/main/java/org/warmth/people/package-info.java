/** The union tree, persons, their bank accounts, and enterprises (domain 5.1). */
@WarmthModule(value = "people", tables = false)
package org.warmth.people;

import org.warmth.api.WarmthModule;
