using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Policies;

/// <summary>The shipped parameters with the standards that were published since, as the database holds them. A policy that was handed out stays as it was.</summary>
public sealed class StandingBook(Database database, Catalogue catalogue, PolicyBook shipped) : PolicyBook([])
{
    /// <summary>How long another process may go on without a change that this one did not publish.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private PolicyBook? whole;
    private int published;
    private long looked;

    protected override PolicyBook Now
    {
        get
        {
            lock (gate)
            {
                if (whole is null || database.Clock.GetElapsedTime(looked) > Fresh)
                {
                    Look();
                }
                return whole!;
            }
        }
    }

    /// <summary>A change was published here: the next reader sees it.</summary>
    public void Forget()
    {
        lock (gate)
        {
            whole = null;
        }
    }

    /// <summary>The rows that a change makes, as a rule reads them.</summary>
    internal IEnumerable<ParameterRow> RowsOf(StandardChangeRow change, IEnumerable<StandardValueRow> values)
    {
        var table = catalogue.Find<StandardTable>(change.Standard) ?? throw new ParameterFault($"标准 {change.Standard} 没有声明");
        var name = shipped.Rows.FirstOrDefault(r => r.Id == table.Parameter.Id)?.Name ?? table.Name;
        return values.Select(v => new ParameterRow(
            table.Parameter.Id, name, table.Unit, table.SetterName(change.Setter), DivisionCode.Of(v.Region), v.Class, change.From, null,
            Plain(new(v.MonthlyFen)), change.Document, change.DocumentNumber, change.Link, change.PublishedOn ?? change.ProposedOn, change.Status));
    }

    private void Look()
    {
        looked = database.Clock.GetTimestamp();
        using var db = database.OpenForSystem();
        var count = db.StandardChanges.Count(c => c.State == StandardChangeState.已公布);
        if (whole is not null && count == published)
        {
            return;
        }
        var changes = db.StandardChanges.AsNoTracking().Where(c => c.State == StandardChangeState.已公布).ToList();
        var values = db.StandardValues.AsNoTracking().ToList().ToLookup(v => v.ChangeId);
        whole = shipped.With(changes.SelectMany(c => RowsOf(c, values[c.Id])));
        published = changes.Count;
    }

    /// <summary>600 or 412.5: as a standards file writes it.</summary>
    private static string Plain(Money money) => money.InYuan.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
