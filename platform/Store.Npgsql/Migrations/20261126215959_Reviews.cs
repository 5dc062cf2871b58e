using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class Reviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "review_id",
                table: "findings",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reports = table.Column<string>(type: "text", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false),
                    proposed_grant = table.Column<bool>(type: "boolean", nullable: true),
                    proposed_fen = table.Column<long>(type: "bigint", nullable: true),
                    proposed_reason = table.Column<string>(type: "text", nullable: true),
                    proposed_article = table.Column<string>(type: "text", nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_by_name = table.Column<string>(type: "text", nullable: true),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    heard_on = table.Column<DateOnly>(type: "date", nullable: true),
                    heard = table.Column<string>(type: "text", nullable: true),
                    heard_by = table.Column<Guid>(type: "uuid", nullable: true),
                    heard_by_name = table.Column<string>(type: "text", nullable: true),
                    number = table.Column<string>(type: "text", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "text", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    from_month = table.Column<string>(type: "text", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    own_reason = table.Column<string>(type: "text", nullable: true),
                    own_article = table.Column<string>(type: "text", nullable: true),
                    decision = table.Column<string>(type: "text", nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: true),
                    parameters = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    village_code = table.Column<string>(type: "text", nullable: false),
                    owner_human = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_case_id",
                table: "reviews",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_county_code_state_due",
                table: "reviews",
                columns: new[] { "county_code", "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_grant_id_state",
                table: "reviews",
                columns: new[] { "grant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_one_open",
                table: "reviews",
                column: "grant_id",
                unique: true,
                filter: "state <> '已决定'");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_town_code_state_due",
                table: "reviews",
                columns: new[] { "town_code", "state", "due" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropColumn(
                name: "review_id",
                table: "findings");
        }
    }
}
