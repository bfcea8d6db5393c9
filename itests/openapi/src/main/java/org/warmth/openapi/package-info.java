/** At build time: a module's resources become its OpenAPI document, true to what the kernel answers. */
package org.warmth.openapi;
