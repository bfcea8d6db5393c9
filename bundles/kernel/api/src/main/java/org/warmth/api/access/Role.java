package org.warmth.api.access;

/** The roles of domain 5; a person may hold several, over different units, for a time. */
public enum Role {
    /** 职工: a union member. */
    MEMBER,
    /** 服务者: lawyer, volunteer, station keeper, donor's contact. */
    HELPER,
    /** 经办: base clerk, makes records and imports rosters. */
    CLERK,
    /** 基层审核: base chair. */
    CHAIR,
    /** 保障干部: officer of a district or bureau union. */
    OFFICER,
    /** 财务复核: finance reviewer. */
    REVIEWER,
    /** 出纳: cashier. */
    CASHIER,
    /** 审批: leader. */
    LEADER,
    /** 市总: officer of the municipal federation. */
    CITY_OFFICER,
    /** 经审: auditor, sees everything, writes only in supervision. */
    AUDITOR,
    /** 系统管理员: no business role, sees no S3 data. */
    SYSTEM_ADMIN,
    /** 安全管理员: grants roles. */
    SECURITY_ADMIN,
    /** 日志管理员: reads the trail. */
    LOG_ADMIN;

    /** Whether the role handles money, so that a grant needs a second person (domain 0.6). */
    public boolean money() {
        return this == REVIEWER || this == CASHIER || this == LEADER;
    }

    /** Whether the role may read business records. */
    public boolean business() {
        return this != SYSTEM_ADMIN && this != SECURITY_ADMIN && this != LOG_ADMIN;
    }
}
