using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MonthFlow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_lines_once",
                table: "lines");

            migrationBuilder.DropIndex(
                name: "ix_grants_county_code_programme_class_start_month_term_seq",
                table: "grants");

            migrationBuilder.RenameColumn(
                name: "term_sum",
                table: "batches",
                newName: "new_terms");

            migrationBuilder.CreateIndex(
                name: "ix_lines_once",
                table: "lines",
                columns: new[] { "for_month", "grant_id", "term_seq" },
                unique: true,
                filter: "state <> '不发' AND repays_no IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_grants_by_village",
                table: "grants",
                columns: new[] { "county_code", "programme", "village_code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_grants_county_code_programme_class_start_month",
                table: "grants",
                columns: new[] { "county_code", "programme", "class", "start_month" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_lines_once",
                table: "lines");

            migrationBuilder.DropIndex(
                name: "ix_grants_by_village",
                table: "grants");

            migrationBuilder.DropIndex(
                name: "ix_grants_county_code_programme_class_start_month",
                table: "grants");

            migrationBuilder.RenameColumn(
                name: "new_terms",
                table: "batches",
                newName: "term_sum");

            migrationBuilder.CreateIndex(
                name: "ix_lines_once",
                table: "lines",
                columns: new[] { "grant_id", "for_month", "term_seq" },
                unique: true,
                filter: "state <> '不发' AND repays_no IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_grants_county_code_programme_class_start_month_term_seq",
                table: "grants",
                columns: new[] { "county_code", "programme", "class", "start_month", "term_seq" });
        }
    }
}
