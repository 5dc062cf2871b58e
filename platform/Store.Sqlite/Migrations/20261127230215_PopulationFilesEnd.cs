using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PopulationFilesEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "made",
                table: "person_tokens",
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "rows_removed_on",
                table: "imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_tokens_old",
                table: "person_tokens",
                column: "no",
                filter: "made < 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_person_tokens_old",
                table: "person_tokens");

            migrationBuilder.DropColumn(
                name: "made",
                table: "person_tokens");

            migrationBuilder.DropColumn(
                name: "rows_removed_on",
                table: "imports");
        }
    }
}
