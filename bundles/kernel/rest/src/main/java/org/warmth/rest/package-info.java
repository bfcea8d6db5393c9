/** REST for every module: sign-in, applications, JSON, problems, idempotency, health and the OpenAPI document. */
// The mark without the requirement that comes with it: the gate stands even while the store does not.
@Capability(
        namespace = WarmthModule.NAMESPACE,
        attribute = {"module=rest", "tables=false", "rest=false"})
package org.warmth.rest;

import org.osgi.annotation.bundle.Capability;
import org.warmth.api.WarmthModule;
