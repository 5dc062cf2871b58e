using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Core.Declaring;

namespace Anmin.Web.Pages.People;

/// <summary>An act on a person's record as a page: its address, its words, its questions, and what carries it out.</summary>
/// <param name="When">When one does this.</param>
/// <param name="Done">What is said afterwards.</param>
/// <param name="Does">Carries out what was answered.</param>
public sealed record Deed(string Slug, string Name, string When, string Done, Form Form, Func<CaseworkServices, Caller, Guid, int, object, Task> Does)
{
    public static IReadOnlyList<Deed> All { get; } =
    [
        Of<Correction>("correct", "更正、变更", "登记的内容不对，或者情况变了", "已经改好，原来的留在经过里。", (it, c, id, v, x) => it.PersonKeeping.Correct(c, id, v, x)),
        Of<NewNumber>("renumber", "换号", "身份证号变了，或者登记错了", "已经换号，旧号仍能查到。", (it, c, id, v, x) => it.PersonKeeping.Renumber(c, id, v, x)),
        Of<Removal>("move", "市内迁移", "搬到本市别的村（社区）", "已经登记迁移。", (it, c, id, v, x) => it.PersonKeeping.Moved(c, id, v, x)),
        Of<Joining>("join", "入户", "和别的一户合到一起", "已经入户。", (it, c, id, v, x) => it.PersonKeeping.Join(c, id, v, x)),
        Of<Parting>("part", "分户", "从一户里分出来单过", "已经分户。", (it, c, id, v, x) => it.PersonKeeping.Part(c, id, v, x)),
        Of<Leaving>("leave", "迁出本市", "搬到外地去了", "已经登记迁出。", (it, c, id, v, x) => it.PersonKeeping.Left(c, id, v, x)),
        Of<Death>("death", "登记去世", "去世的次月起不再发钱", "已经登记去世，从次月起暂缓发放。", (it, c, id, v, x) => it.PersonKeeping.Died(c, id, v, x)),
        Of<Revival>("revive", "撤销去世登记", "人还在，去世登记错了；要由另一位工作人员办", "已经撤销，错的登记留在经过里。没有发的月份不自动补，请到待遇那里办。", (it, c, id, v, x) => it.PersonKeeping.Revive(c, id, v, x)),
        Of<Sameness>("unmerge", "撤销合并", "两份其实不是同一个人", "已经撤销合并，两份都和原来一样。", (it, c, id, v, x) => it.PersonKeeping.Unmerge(c, id, v, x)),
    ];

    /// <summary>What a caller may do with a record as it stands.</summary>
    public static IReadOnlyList<Deed> For(Caller caller, PersonRow person) =>
    [
        .. All.Where(d => d.Slug == "unmerge" ? person.MergedInto is not null && PersonKeeping.MayMerge(caller)
            : person.MergedInto is null && PersonKeeping.MayKeep(caller) && (d.Slug == "revive" ? person.DiedOn is not null : person.DiedOn is null || d.Slug == "correct")),
    ];

    private static Deed Of<T>(string slug, string name, string when, string done, Func<CaseworkServices, Caller, Guid, int, T, Task> does) where T : class =>
        new(slug, name, when, done, Core.Declaring.Form.Of<T>(), (it, caller, id, version, asked) => does(it, caller, id, version, (T)asked));
}
