/** Lists filled, approved and posted as lists, for every module alike (domain 0.5). */
package org.warmth.workflow.lists;
