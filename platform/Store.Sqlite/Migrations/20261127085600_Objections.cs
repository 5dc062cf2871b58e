using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Objections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "objection",
                table: "recalculations",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "objection",
                table: "recalculations");
        }
    }
}
