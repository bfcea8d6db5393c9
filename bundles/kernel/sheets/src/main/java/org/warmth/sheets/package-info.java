/** Rosters (名册): template, import, marked file, undo and export, from columns a module declares once. */
@WarmthModule(value = "sheets", tables = false)
package org.warmth.sheets;

import org.warmth.api.WarmthModule;
