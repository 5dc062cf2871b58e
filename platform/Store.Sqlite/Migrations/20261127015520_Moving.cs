using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Moving : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "moved_from",
                table: "cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "copy_of",
                table: "attachments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "moves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    grant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    to_county = table.Column<string>(type: "TEXT", nullable: false),
                    to_town = table.Column<string>(type: "TEXT", nullable: false),
                    to_village = table.Column<string>(type: "TEXT", nullable: true),
                    moved_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    reported_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    reported_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    reported_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    handed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    handed_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    handed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    handed = table.Column<string>(type: "TEXT", nullable: true),
                    facts = table.Column<string>(type: "TEXT", nullable: true),
                    received_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    received_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    seen = table.Column<string>(type: "TEXT", nullable: true),
                    is_register_moved = table.Column<bool>(type: "INTEGER", nullable: true),
                    heard_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    heard = table.Column<string>(type: "TEXT", nullable: true),
                    heard_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    heard_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    returns = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    from_month = table.Column<string>(type: "TEXT", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    new_case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    town_code = table.Column<string>(type: "TEXT", nullable: false),
                    village_code = table.Column<string>(type: "TEXT", nullable: false),
                    owner_human = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moves", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_moves_case_id",
                table: "moves",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_moves_new_case_id",
                table: "moves",
                column: "new_case_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_moves_one_open",
                table: "moves",
                column: "grant_id",
                unique: true,
                filter: "state IN ('待移交', '待接收', '待决定')");

            migrationBuilder.CreateIndex(
                name: "ix_moves_to_county_state",
                table: "moves",
                columns: new[] { "to_county", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_moves_to_town_state",
                table: "moves",
                columns: new[] { "to_town", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "moves");

            migrationBuilder.DropColumn(
                name: "moved_from",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "copy_of",
                table: "attachments");
        }
    }
}
