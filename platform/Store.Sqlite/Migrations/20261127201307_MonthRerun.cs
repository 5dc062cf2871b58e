using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MonthRerun : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // months are taken when a batch is released; what was taken for one that is not is given back
            migrationBuilder.Sql("DELETE FROM paid_months WHERE batch_id IN (SELECT id FROM batches WHERE state = '已核算')");

            migrationBuilder.DropIndex(
                name: "ix_lines_county_code_programme_for_month",
                table: "lines");

            migrationBuilder.DropIndex(
                name: "ix_lines_county_code_state",
                table: "lines");

            migrationBuilder.DropIndex(
                name: "ix_lines_owner_human",
                table: "lines");

            migrationBuilder.DropIndex(
                name: "ix_grants_county_code_programme",
                table: "grants");

            migrationBuilder.AddColumn<bool>(
                name: "is_doubted",
                table: "batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_terms_recorded_on",
                table: "terms",
                column: "recorded_on");

            migrationBuilder.CreateIndex(
                name: "ix_payees_usable_from",
                table: "payees",
                column: "usable_from");

            migrationBuilder.CreateIndex(
                name: "ix_lines_apart",
                table: "lines",
                column: "grant_id",
                filter: "state = '不发' OR repays_no IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_lines_open",
                table: "lines",
                columns: new[] { "county_code", "state" },
                filter: "state <> '待发' AND state <> '到账' AND state <> '不发' AND state <> '已重发'");

            migrationBuilder.CreateIndex(
                name: "ix_life_events_recorded_at",
                table: "life_events",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_grants_county_code_programme_class_start_month_term_seq",
                table: "grants",
                columns: new[] { "county_code", "programme", "class", "start_month", "term_seq" });

            migrationBuilder.CreateIndex(
                name: "ix_grants_county_code_programme_review_due",
                table: "grants",
                columns: new[] { "county_code", "programme", "review_due" });

            migrationBuilder.CreateIndex(
                name: "ix_grants_unbilled",
                table: "grants",
                columns: new[] { "county_code", "programme", "start_month" },
                filter: "billed_seq < term_seq");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_terms_recorded_on",
                table: "terms");

            migrationBuilder.DropIndex(
                name: "ix_payees_usable_from",
                table: "payees");

            migrationBuilder.DropIndex(
                name: "ix_lines_apart",
                table: "lines");

            migrationBuilder.DropIndex(
                name: "ix_lines_open",
                table: "lines");

            migrationBuilder.DropIndex(
                name: "ix_life_events_recorded_at",
                table: "life_events");

            migrationBuilder.DropIndex(
                name: "ix_grants_county_code_programme_class_start_month_term_seq",
                table: "grants");

            migrationBuilder.DropIndex(
                name: "ix_grants_county_code_programme_review_due",
                table: "grants");

            migrationBuilder.DropIndex(
                name: "ix_grants_unbilled",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "is_doubted",
                table: "batches");

            migrationBuilder.CreateIndex(
                name: "ix_lines_county_code_programme_for_month",
                table: "lines",
                columns: new[] { "county_code", "programme", "for_month" });

            migrationBuilder.CreateIndex(
                name: "ix_lines_county_code_state",
                table: "lines",
                columns: new[] { "county_code", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_lines_owner_human",
                table: "lines",
                column: "owner_human");

            migrationBuilder.CreateIndex(
                name: "ix_grants_county_code_programme",
                table: "grants",
                columns: new[] { "county_code", "programme" });
        }
    }
}
