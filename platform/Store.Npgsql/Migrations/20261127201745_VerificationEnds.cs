using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class VerificationEnds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "review_id",
                table: "verifications",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "called_back_on",
                table: "verification_items",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "consent_to",
                table: "verification_items",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_obligor",
                table: "verification_items",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "stood_at",
                table: "verification_items",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "digest",
                table: "verification_answers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "erased_on",
                table: "verification_answers",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sealed",
                table: "verification_answers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "report_number",
                table: "reviews",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "reported_on",
                table: "reviews",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "consent_ends",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    witness = table.Column<string>(type: "text", nullable: true),
                    paper_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by_name = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    village_code = table.Column<string>(type: "text", nullable: false),
                    owner_human = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_ends", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_verifications_review_id",
                table: "verifications",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_consent_ends_case_id",
                table: "consent_ends",
                column: "case_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_ends");

            migrationBuilder.DropIndex(
                name: "ix_verifications_review_id",
                table: "verifications");

            migrationBuilder.DropColumn(
                name: "review_id",
                table: "verifications");

            migrationBuilder.DropColumn(
                name: "called_back_on",
                table: "verification_items");

            migrationBuilder.DropColumn(
                name: "consent_to",
                table: "verification_items");

            migrationBuilder.DropColumn(
                name: "is_obligor",
                table: "verification_items");

            migrationBuilder.DropColumn(
                name: "stood_at",
                table: "verification_items");

            migrationBuilder.DropColumn(
                name: "digest",
                table: "verification_answers");

            migrationBuilder.DropColumn(
                name: "erased_on",
                table: "verification_answers");

            migrationBuilder.DropColumn(
                name: "sealed",
                table: "verification_answers");

            migrationBuilder.DropColumn(
                name: "report_number",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "reported_on",
                table: "reviews");
        }
    }
}
