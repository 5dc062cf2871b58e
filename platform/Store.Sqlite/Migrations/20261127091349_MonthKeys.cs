using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MonthKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_paid_months",
                table: "paid_months");

            migrationBuilder.DropIndex(
                name: "ix_paid_months_batch_id_no",
                table: "paid_months");

            migrationBuilder.DropColumn(
                name: "id",
                table: "paid_months");

            migrationBuilder.DropColumn(
                name: "made_seq",
                table: "grants");

            migrationBuilder.AddColumn<long>(
                name: "term_sum",
                table: "batches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "pk_paid_months",
                table: "paid_months",
                columns: new[] { "batch_id", "no", "person" });

            migrationBuilder.CreateIndex(
                name: "ix_lines_county_code_programme_for_month",
                table: "lines",
                columns: new[] { "county_code", "programme", "for_month" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_paid_months",
                table: "paid_months");

            migrationBuilder.DropIndex(
                name: "ix_lines_county_code_programme_for_month",
                table: "lines");

            migrationBuilder.DropColumn(
                name: "term_sum",
                table: "batches");

            migrationBuilder.AddColumn<long>(
                name: "id",
                table: "paid_months",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L)
                .Annotation("Sqlite:Autoincrement", true);

            migrationBuilder.AddColumn<int>(
                name: "made_seq",
                table: "grants",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_paid_months",
                table: "paid_months",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "ix_paid_months_batch_id_no",
                table: "paid_months",
                columns: new[] { "batch_id", "no" });
        }
    }
}
