using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class MonthFlowFilesWatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_work_items_watch_case_id_stage",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_lines_once",
                table: "lines");

            migrationBuilder.DropIndex(
                name: "ix_grants_county_code_programme_class_start_month_term_seq",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "term_sum",
                table: "batches");

            migrationBuilder.AddColumn<Guid>(
                name: "verification_id",
                table: "work_items",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "made",
                table: "person_tokens",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "rows_removed_on",
                table: "imports",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "new_terms",
                table: "batches",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "ix_work_items_watch_case_id_stage",
                table: "work_items",
                columns: new[] { "watch", "case_id", "stage" },
                unique: true,
                filter: "verification_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_watch_verification_id_stage",
                table: "work_items",
                columns: new[] { "watch", "verification_id", "stage" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_tokens_old",
                table: "person_tokens",
                column: "no",
                filter: "made < 1");

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
                name: "ix_work_items_watch_case_id_stage",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_work_items_watch_verification_id_stage",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_person_tokens_old",
                table: "person_tokens");

            migrationBuilder.DropIndex(
                name: "ix_lines_once",
                table: "lines");

            migrationBuilder.DropIndex(
                name: "ix_grants_by_village",
                table: "grants");

            migrationBuilder.DropIndex(
                name: "ix_grants_county_code_programme_class_start_month",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "verification_id",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "made",
                table: "person_tokens");

            migrationBuilder.DropColumn(
                name: "rows_removed_on",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "new_terms",
                table: "batches");

            migrationBuilder.AddColumn<long>(
                name: "term_sum",
                table: "batches",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "ix_work_items_watch_case_id_stage",
                table: "work_items",
                columns: new[] { "watch", "case_id", "stage" },
                unique: true);

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
