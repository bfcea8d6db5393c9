/** Bank files (代发文件): a bank's layout as a service, written from payment orders and read back from the bank's return. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.bank;
