using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class Keeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "closed_by_name",
                table: "work_items",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_real",
                table: "work_items",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "filed_on",
                table: "filed_relatives",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "relative_name",
                table: "filed_relatives",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "replaced_by_name",
                table: "entries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "replaced_why",
                table: "entries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reported_by_name",
                table: "campaigns",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "campaign_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign = table.Column<string>(type: "text", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    milestone = table.Column<string>(type: "text", nullable: false),
                    reached_on = table.Column<DateOnly>(type: "date", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_steps", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_filed_relatives_human",
                table: "filed_relatives",
                column: "human");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_steps_campaign_county_code_milestone",
                table: "campaign_steps",
                columns: new[] { "campaign", "county_code", "milestone" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaign_steps");

            migrationBuilder.DropIndex(
                name: "ix_filed_relatives_human",
                table: "filed_relatives");

            migrationBuilder.DropColumn(
                name: "closed_by_name",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "is_real",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "filed_on",
                table: "filed_relatives");

            migrationBuilder.DropColumn(
                name: "relative_name",
                table: "filed_relatives");

            migrationBuilder.DropColumn(
                name: "replaced_by_name",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "replaced_why",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "reported_by_name",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "version",
                table: "campaigns");
        }
    }
}
