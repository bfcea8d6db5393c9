/** Uploaded and produced files, kept encrypted under their content's hash. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.files;
