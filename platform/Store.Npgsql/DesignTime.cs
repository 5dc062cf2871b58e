using Anmin.Casework.People;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore.Design;

namespace Anmin.Store.Npgsql;

/// <summary>Lets the migration tool build the context without starting the product.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<AnminDb>
{
    public AnminDb CreateDbContext(string[] args) => new(Setup.Options(Setup.Npgsql, "Host=127.0.0.1;Database=design"), Scope.Nothing);
}
