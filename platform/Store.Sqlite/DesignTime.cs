using Anmin.Casework.People;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore.Design;

namespace Anmin.Store.Sqlite;

/// <summary>Lets the migration tool build the context without starting the product.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<AnminDb>
{
    public AnminDb CreateDbContext(string[] args) => new(Setup.Options(Setup.Sqlite, "Data Source=design.db"), Scope.Nothing);
}
