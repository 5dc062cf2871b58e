using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class ConsentsCalendarsRegisters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "work_items",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "work_items",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "verifications",
                type: "integer",
                nullable: true);

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

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "reviews",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "reviews",
                type: "integer",
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

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "moves",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "moves",
                type: "integer",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "discoveries",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "discoveries",
                type: "integer",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "clocks",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "clocks",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "cases",
                type: "integer",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "appeals",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "appeals",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "comparison_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    comparison_id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    village_code = table.Column<string>(type: "text", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    people = table.Column<int>(type: "integer", nullable: false),
                    income = table.Column<long>(type: "bigint", nullable: false),
                    answer = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answered_by_name = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comparison_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "comparison_towns",
                columns: table => new
                {
                    comparison_id = table.Column<Guid>(type: "uuid", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    registered = table.Column<int>(type: "integer", nullable: false),
                    receiving = table.Column<int>(type: "integer", nullable: false),
                    both = table.Column<int>(type: "integer", nullable: false),
                    missed = table.Column<int>(type: "integer", nullable: false),
                    unlisted = table.Column<int>(type: "integer", nullable: false),
                    differing = table.Column<int>(type: "integer", nullable: false),
                    left_and_receiving = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comparison_towns", x => new { x.comparison_id, x.town_code });
                });

            migrationBuilder.CreateTable(
                name: "comparisons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    counterpart = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    register = table.Column<string>(type: "text", nullable: false),
                    made_by_name = table.Column<string>(type: "text", nullable: false),
                    listed = table.Column<int>(type: "integer", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sent_by_name = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comparisons", x => x.id);
                });

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

            migrationBuilder.CreateTable(
                name: "their_entries",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    family = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<short>(type: "smallint", nullable: true),
                    has_left = table.Column<bool>(type: "boolean", nullable: true),
                    per_head = table.Column<long>(type: "bigint", nullable: true),
                    ground = table.Column<string>(type: "text", nullable: true),
                    labour = table.Column<short>(type: "smallint", nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    why = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_their_entries", x => new { x.file_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "their_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    counterpart = table.Column<string>(type: "text", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    encoding = table.Column<string>(type: "text", nullable: false),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    matched = table.Column<int>(type: "integer", nullable: false),
                    unknown = table.Column<int>(type: "integer", nullable: false),
                    faulty = table.Column<int>(type: "integer", nullable: false),
                    families = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    read_by_name = table.Column<string>(type: "text", nullable: false),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    used_by_name = table.Column<string>(type: "text", nullable: true),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_their_files", x => x.id);
                    table.CheckConstraint("ck_their_files_add_up", "lines = matched + unknown + faulty");
                });

            migrationBuilder.CreateTable(
                name: "work_days",
                columns: table => new
                {
                    work_year_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    is_make_up = table.Column<bool>(type: "boolean", nullable: false),
                    festival = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_days", x => new { x.work_year_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "work_years",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_name = table.Column<string>(type: "text", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    published_by_name = table.Column<string>(type: "text", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_years", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_work_items_awaits_year",
                table: "work_items",
                column: "awaits_year",
                filter: "awaits_year IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_verifications_awaits_year",
                table: "verifications",
                column: "awaits_year",
                filter: "awaits_year IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_verifications_review_id",
                table: "verifications",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_terms_from_month",
                table: "terms",
                column: "from_month");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_awaits_year",
                table: "reviews",
                column: "awaits_year",
                filter: "awaits_year IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_moves_awaits_year",
                table: "moves",
                column: "awaits_year",
                filter: "awaits_year IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_discoveries_awaits_year",
                table: "discoveries",
                column: "awaits_year",
                filter: "awaits_year IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_clocks_awaits_year",
                table: "clocks",
                column: "awaits_year",
                filter: "awaits_year IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_awaits_year",
                table: "cases",
                column: "awaits_year",
                filter: "awaits_year IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_appeals_awaits_year",
                table: "appeals",
                column: "awaits_year",
                filter: "awaits_year IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_comparison_lines_comparison_id_village_code_household_id",
                table: "comparison_lines",
                columns: new[] { "comparison_id", "village_code", "household_id" });

            migrationBuilder.CreateIndex(
                name: "ix_comparisons_county_code_counterpart_on",
                table: "comparisons",
                columns: new[] { "county_code", "counterpart", "on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consent_ends_case_id",
                table: "consent_ends",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_their_entries_file_id_state_no",
                table: "their_entries",
                columns: new[] { "file_id", "state", "no" });

            migrationBuilder.CreateIndex(
                name: "ix_their_files_county_code_counterpart_read_at",
                table: "their_files",
                columns: new[] { "county_code", "counterpart", "read_at" });

            migrationBuilder.CreateIndex(
                name: "ix_their_files_one_in_use",
                table: "their_files",
                columns: new[] { "county_code", "counterpart" },
                unique: true,
                filter: "state = '在用'");

            migrationBuilder.CreateIndex(
                name: "ix_work_years_one_proposed",
                table: "work_years",
                column: "year",
                unique: true,
                filter: "state = '拟定'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "comparison_lines");

            migrationBuilder.DropTable(
                name: "comparison_towns");

            migrationBuilder.DropTable(
                name: "comparisons");

            migrationBuilder.DropTable(
                name: "consent_ends");

            migrationBuilder.DropTable(
                name: "their_entries");

            migrationBuilder.DropTable(
                name: "their_files");

            migrationBuilder.DropTable(
                name: "work_days");

            migrationBuilder.DropTable(
                name: "work_years");

            migrationBuilder.DropIndex(
                name: "ix_work_items_awaits_year",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_verifications_awaits_year",
                table: "verifications");

            migrationBuilder.DropIndex(
                name: "ix_verifications_review_id",
                table: "verifications");

            migrationBuilder.DropIndex(
                name: "ix_terms_from_month",
                table: "terms");

            migrationBuilder.DropIndex(
                name: "ix_reviews_awaits_year",
                table: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_moves_awaits_year",
                table: "moves");

            migrationBuilder.DropIndex(
                name: "ix_discoveries_awaits_year",
                table: "discoveries");

            migrationBuilder.DropIndex(
                name: "ix_clocks_awaits_year",
                table: "clocks");

            migrationBuilder.DropIndex(
                name: "ix_cases_awaits_year",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_appeals_awaits_year",
                table: "appeals");

            migrationBuilder.DropColumn(
                name: "awaits_year",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "awaits_year",
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
                name: "awaits_year",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "report_number",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "reported_on",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "awaits_year",
                table: "moves");

            migrationBuilder.DropColumn(
                name: "awaits_year",
                table: "discoveries");

            migrationBuilder.DropColumn(
                name: "awaits_year",
                table: "clocks");

            migrationBuilder.DropColumn(
                name: "awaits_year",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "awaits_year",
                table: "appeals");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "work_items",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "reviews",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "moves",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "discoveries",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "clocks",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "appeals",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);
        }
    }
}
