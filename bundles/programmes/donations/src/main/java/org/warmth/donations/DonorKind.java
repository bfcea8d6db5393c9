package org.warmth.donations;

import java.util.EnumSet;
import java.util.Set;

/** Who gives (捐赠人类别). */
public enum DonorKind {
    /** 个人: one person. */
    PERSON,
    /** 单位: the workers of a unit together, entered as one sum with their number. */
    UNIT,
    /** 爱心企业. */
    ENTERPRISE,
    /** 公益组织: a body of public welfare. */
    WELFARE_BODY,
    /** 社会机构: any other institution. */
    INSTITUTION;

    /** Whose money and goods are form 2 row J: never those of persons (domain 0.3). */
    static final Set<DonorKind> SOCIETY = EnumSet.of(ENTERPRISE, WELFARE_BODY, INSTITUTION);
}
