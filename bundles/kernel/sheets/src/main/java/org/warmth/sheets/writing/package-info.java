/** From rows of a roster to workbooks: template, export and marked file. */
package org.warmth.sheets.writing;
