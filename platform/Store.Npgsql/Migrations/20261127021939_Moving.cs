using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class Moving : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "suspended",
                table: "terms",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "by_town",
                table: "reviews",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "check_found",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "checked_by",
                table: "reviews",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "checked_by_name",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "checked_on",
                table: "reviews",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decided_by_office",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "delegation",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "deliver_by",
                table: "reviews",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "delivered_by",
                table: "reviews",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "delivered_by_name",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "delivered_note",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "delivered_on",
                table: "reviews",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "drawn",
                table: "reviews",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "drawn_why",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "fine_basis",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "fine_fen",
                table: "reviews",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "fraud_from",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "obtained_fen",
                table: "reviews",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "proposed_fine_fen",
                table: "reviews",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "proposed_fraud_from",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "proposed_suspension",
                table: "reviews",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "suspension",
                table: "reviews",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "talk",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "talk_basis",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "talked_by_name",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "talked_on",
                table: "reviews",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "talked_with",
                table: "reviews",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "moved_from",
                table: "cases",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "copy_of",
                table: "attachments",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "moves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    to_county = table.Column<string>(type: "text", nullable: false),
                    to_town = table.Column<string>(type: "text", nullable: false),
                    to_village = table.Column<string>(type: "text", nullable: true),
                    moved_on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    reported_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reported_by_name = table.Column<string>(type: "text", nullable: false),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    handed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    handed_by_name = table.Column<string>(type: "text", nullable: true),
                    handed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    handed = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string>(type: "text", nullable: true),
                    received_by = table.Column<Guid>(type: "uuid", nullable: true),
                    received_by_name = table.Column<string>(type: "text", nullable: true),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    seen = table.Column<string>(type: "text", nullable: true),
                    is_register_moved = table.Column<bool>(type: "boolean", nullable: true),
                    heard_on = table.Column<DateOnly>(type: "date", nullable: true),
                    heard = table.Column<string>(type: "text", nullable: true),
                    heard_by = table.Column<Guid>(type: "uuid", nullable: true),
                    heard_by_name = table.Column<string>(type: "text", nullable: true),
                    returns = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "text", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    from_month = table.Column<string>(type: "text", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    new_case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    village_code = table.Column<string>(type: "text", nullable: false),
                    owner_human = table.Column<Guid>(type: "uuid", nullable: false)
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
                name: "suspended",
                table: "terms");

            migrationBuilder.DropColumn(
                name: "by_town",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "check_found",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "checked_by",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "checked_by_name",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "checked_on",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "decided_by_office",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "delegation",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "deliver_by",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "delivered_by",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "delivered_by_name",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "delivered_note",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "delivered_on",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "drawn",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "drawn_why",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "fine_basis",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "fine_fen",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "fraud_from",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "obtained_fen",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "proposed_fine_fen",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "proposed_fraud_from",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "proposed_suspension",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "suspension",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "talk",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "talk_basis",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "talked_by_name",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "talked_on",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "talked_with",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "moved_from",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "copy_of",
                table: "attachments");
        }
    }
}
