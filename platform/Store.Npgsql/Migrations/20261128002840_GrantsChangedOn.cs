using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class GrantsChangedOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "changed_on",
                table: "grants",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<int>(
                name: "own_lines",
                table: "batches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("UPDATE grants SET changed_on = (SELECT max(t.recorded_on) FROM terms t WHERE t.grant_id = grants.id) WHERE EXISTS (SELECT 1 FROM terms t WHERE t.grant_id = grants.id)");

            migrationBuilder.CreateIndex(
                name: "ix_grants_county_code_programme_changed_on",
                table: "grants",
                columns: new[] { "county_code", "programme", "changed_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_grants_county_code_programme_changed_on",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "changed_on",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "own_lines",
                table: "batches");
        }
    }
}
