package org.warmth.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.warmth.access.GrantRow.State;
import org.warmth.api.access.Role;

/** What REST takes and gives. */
final class Views {
    private Views() {}

    /** A user as security admins see one. */
    @Schema(name = "User", description = "用户")
    record UserView(
            long id,
            @Schema(example = "li.fang") String name,
            @Schema(example = "李芳") String displayName,
            @Schema(description = "多人共用的账户：只能查看") boolean shared,
            boolean locked,
            @Schema(description = "初始密码尚未由本人修改") boolean changeDue,
            @Schema(description = "密码由目录服务或门户管理") boolean external,
            int version) {
        static UserView of(User user) {
            return new UserView(
                    user.id(),
                    user.name(),
                    user.displayName(),
                    user.shared(),
                    user.locked(),
                    user.changeDue(),
                    user.password() == null,
                    user.version());
        }
    }

    /** A new user. */
    @Schema(
            name = "NewUser",
            example = "{\"name\":\"li.fang\",\"displayName\":\"李芳\",\"password\":\"first-Word-2022\"}")
    record NewUser(
            @Schema(example = "li.fang") String name,
            @Schema(example = "李芳") String displayName,
            @Schema(description = "初始密码，本人首次登录后必须修改；不填则由目录服务或门户认证", example = "first-Word-2022") String password,
            @Schema(description = "多人共用") Boolean shared) {}

    /** A new first password. */
    @Schema(name = "NewPassword")
    record NewPassword(@Schema(example = "second-Word-2022") String password) {}

    /** A change of one's own password. */
    @Schema(name = "PasswordChange")
    record PasswordChange(
            @Schema(example = "first-Word-2022") String before, @Schema(example = "my-own-Word-2022") String after) {}

    /** A grant. */
    @Schema(name = "Grant", description = "授权：角色、单位及起止日期")
    record GrantView(
            long id,
            long user,
            String userName,
            Role role,
            @Schema(description = "单位；0 为整个服务器（仅三员）") long unit,
            LocalDate from,
            LocalDate to,
            @Schema(description = "代行何人的职责；本人职责为空") Long standsInFor,
            State state,
            long requestedBy,
            Long decidedBy,
            int version) {}

    /** A grant asked for. */
    @Schema(
            name = "NewGrant",
            example =
                    """
                    {"user":"710000000000000001","role":"CLERK","unit":"601","from":"2021-12-27","to":"2022-12-31"}""")
    record NewGrant(
            long user,
            @Schema(example = "CLERK") Role role,
            long unit,
            @Schema(example = "2021-12-27") LocalDate from,
            @Schema(example = "2022-12-31") LocalDate to,
            @Schema(description = "代行何人的职责：该人须持有同一单位的同一角色；须有结束日期和理由") Long standsInFor,
            @Schema(description = "代行理由", example = "春节休假") String reason) {}

    /** The caller. */
    @Schema(name = "Me", description = "当前登录人")
    record Me(
            long user,
            String name,
            String displayName,
            boolean shared,
            @Schema(description = "为 true 时须先修改密码，此前没有任何角色") boolean changeDue,
            List<RoleView> roles) {}

    /** A role of the caller. */
    @Schema(name = "MyRole")
    record RoleView(Role role, long unit, String unitName, LocalDate from, LocalDate to) {}
}
