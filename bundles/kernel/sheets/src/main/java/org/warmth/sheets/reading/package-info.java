/** From uploaded bytes to rows of a roster, streaming, in constant memory. */
package org.warmth.sheets.reading;
