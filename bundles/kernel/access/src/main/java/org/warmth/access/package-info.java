/** Users, their grants, sign-in, and what a caller may (domain 0.6). */
@WarmthModule(value = "access", tables = false)
package org.warmth.access;

import org.warmth.api.WarmthModule;
