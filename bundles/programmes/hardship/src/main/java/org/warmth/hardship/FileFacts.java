package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.fields.Copy;
import org.warmth.api.fields.Fields;

/**
 * What a hardship file says of its head and household, apart from what is encrypted (domain 3.4). Two files with equal facts
 * say the same.
 *
 * @param type the type as the maker sees it
 * @param typeReason why it is another than the one computed, or null
 * @param level by whose standard the file is kept
 * @param ethnicity 民族
 * @param sex from the number of a resident card where not written
 * @param birth from the number of a resident card where not written
 * @param political 政治面貌
 * @param work 工作状态
 * @param model 劳模类型, or null
 * @param housing 住房类型
 * @param housingArea 建筑面积, in square metres
 * @param workedSince 参加工作时间
 * @param industry 所属行业
 * @param marital 婚姻状况
 * @param residence 户口类型
 * @param areaCode 户口行政区划, six digits
 * @param employer 工作单位
 * @param employerKind 单位性质
 * @param employerState 企业状况
 * @param insurance 医保状况
 * @param selfHelp whether the household can help itself
 * @param zeroJob whether nobody in it has work
 * @param singleParent whether one parent brings up the children
 * @param mainCause the main cause
 * @param subCauses other causes, at most three
 * @param persons how many the household is, its head counted
 * @param remark a remark
 */
@Schema(name = "hardship.FileFacts")
public record FileFacts(
        FileType type,
        String typeReason,
        Level level,
        String ethnicity,
        Sex sex,
        LocalDate birth,
        Political political,
        Work work,
        Model model,
        String housing,
        Integer housingArea,
        LocalDate workedSince,
        Industry industry,
        Marital marital,
        Residence residence,
        String areaCode,
        String employer,
        EmployerKind employerKind,
        String employerState,
        Insurance insurance,
        Boolean selfHelp,
        Boolean zeroJob,
        Boolean singleParent,
        Cause mainCause,
        Set<Cause> subCauses,
        Integer persons,
        String remark) {
    /** Takes a copy. */
    public FileFacts {
        subCauses = subCauses == null ? Set.of() : Set.copyOf(subCauses);
    }

    /** What each says; rosters have it in this order, behind who it is. */
    static final Fields<FileFacts> FIELDS = Fields.of(FileFacts.class)
            .code("type", FileType.class, FileFacts::type)
            .required()
            .text("typeReason", FileFacts::typeReason, 200)
            .code("level", Level.class, FileFacts::level)
            .text("ethnicity", FileFacts::ethnicity, 30)
            .code("sex", Sex.class, FileFacts::sex)
            .writtenDay("birth", FileFacts::birth, WrittenDay::read, 30)
            .code("political", Political.class, FileFacts::political)
            .code("work", Work.class, FileFacts::work)
            .code("model", Model.class, FileFacts::model)
            .text("housing", FileFacts::housing, 60)
            .number("housingArea", FileFacts::housingArea, 9999)
            .writtenDay("workedSince", FileFacts::workedSince, WrittenDay::read, 30)
            .code("industry", Industry.class, FileFacts::industry)
            .code("marital", Marital.class, FileFacts::marital)
            .code("residence", Residence.class, FileFacts::residence)
            .digits("areaCode", FileFacts::areaCode, 6)
            .claimed()
            .text("employer", FileFacts::employer, 100)
            .code("employerKind", EmployerKind.class, FileFacts::employerKind)
            .text("employerState", FileFacts::employerState, 60)
            .code("insurance", Insurance.class, FileFacts::insurance)
            .flag("selfHelp", FileFacts::selfHelp)
            .flag("zeroJob", FileFacts::zeroJob)
            .flag("singleParent", FileFacts::singleParent)
            .code("mainCause", Cause.class, FileFacts::mainCause)
            .required()
            .codes("subCauses", Cause.class, FileFacts::subCauses)
            .number("persons", FileFacts::persons, FileRules.MOST_PEOPLE)
            .text("remark", FileFacts::remark, 200)
            .whole();

    private static final Copy<FileFacts, FileFacts> AS = Copy.of(FileFacts.class, FileFacts.class, "type");
    private static final Copy<FileFacts, FileFacts> BORN = Copy.of(FileFacts.class, FileFacts.class, "sex", "birth");

    /** The same as another type. */
    FileFacts as(FileType other) {
        return AS.of(this, other);
    }

    /** The same with sex and birth, where they were not written. */
    FileFacts born(Sex known, LocalDate on) {
        return BORN.of(this, sex == null ? known : sex, birth == null ? on : birth);
    }

    /** By whose standard a file is kept (建档标准). */
    public enum Level {
        /** 全国级. */
        NATION,
        /** 市级. */
        CITY,
        /** 区县级. */
        DISTRICT,
        /** 基层. */
        BASE
    }

    /** 性别. */
    public enum Sex {
        /** 男. */
        MALE,
        /** 女. */
        FEMALE
    }

    /** 政治面貌. */
    public enum Political {
        /** 中共党员. */
        PARTY,
        /** 共青团员. */
        LEAGUE,
        /** 民主党派. */
        DEMOCRATIC,
        /** 群众. */
        NONE
    }

    /** 工作状态 (domain 5.1). */
    public enum Work {
        /** 在岗. */
        ON_JOB,
        /** 下待岗. */
        LAID_OFF,
        /** 失业. */
        UNEMPLOYED,
        /** 退休. */
        RETIRED,
        /** 病休. */
        SICK_LEAVE,
        /** 内退. */
        EARLY_RETIRED,
        /** 灵活就业. */
        FLEXIBLE
    }

    /** 劳模类型. */
    public enum Model {
        /** 全国劳模. */
        NATIONAL,
        /** 省部级劳模. */
        PROVINCIAL,
        /** 市级先进. */
        CITY,
        /** 其他. */
        OTHER
    }

    /** 所属行业: the sections of GB/T 4754. */
    public enum Industry {
        /** 农、林、牧、渔业. */
        A,
        /** 采矿业. */
        B,
        /** 制造业. */
        C,
        /** 电力、热力、燃气及水生产和供应业. */
        D,
        /** 建筑业. */
        E,
        /** 批发和零售业. */
        F,
        /** 交通运输、仓储和邮政业. */
        G,
        /** 住宿和餐饮业. */
        H,
        /** 信息传输、软件和信息技术服务业. */
        I,
        /** 金融业. */
        J,
        /** 房地产业. */
        K,
        /** 租赁和商务服务业. */
        L,
        /** 科学研究和技术服务业. */
        M,
        /** 水利、环境和公共设施管理业. */
        N,
        /** 居民服务、修理和其他服务业. */
        O,
        /** 教育. */
        P,
        /** 卫生和社会工作. */
        Q,
        /** 文化、体育和娱乐业. */
        R,
        /** 公共管理、社会保障和社会组织. */
        S,
        /** 国际组织. */
        T
    }

    /** 婚姻状况. */
    public enum Marital {
        /** 未婚. */
        SINGLE,
        /** 已婚. */
        MARRIED,
        /** 离异. */
        DIVORCED,
        /** 丧偶. */
        WIDOWED
    }

    /** 户口类型. */
    public enum Residence {
        /** 城镇. */
        URBAN,
        /** 农村. */
        RURAL
    }

    /** 单位性质: the codes of the registration form (domain 4.4). */
    public enum EmployerKind {
        /** 110 国有. */
        STATE,
        /** 120 集体. */
        COLLECTIVE,
        /** 130 股份合作. */
        COOPERATIVE,
        /** 140 联营. */
        JOINT,
        /** 151 国有独资. */
        STATE_SOLE,
        /** 159 其他有限. */
        LIMITED,
        /** 161 国有控股股份. */
        STATE_HELD,
        /** 169 其他股份. */
        SHARES,
        /** 170 私营. */
        PRIVATE,
        /** 190 其他内资. */
        DOMESTIC,
        /** 200 港澳台. */
        HMT,
        /** 300 外资. */
        FOREIGN,
        /** 400 事业. */
        INSTITUTION,
        /** 500 机关. */
        GOVERNMENT,
        /** 600 个体. */
        SELF_EMPLOYED,
        /** 700 民办非企业. */
        NON_PROFIT
    }

    /** 医保状况. */
    public enum Insurance {
        /** 职工医保. */
        EMPLOYEE,
        /** 居民医保. */
        RESIDENT,
        /** 商业保险. */
        COMMERCIAL,
        /** 未参保. */
        NONE
    }
}
