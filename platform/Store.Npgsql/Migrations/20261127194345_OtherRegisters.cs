using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class OtherRegisters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "their_entries");

            migrationBuilder.DropTable(
                name: "their_files");
        }
    }
}
