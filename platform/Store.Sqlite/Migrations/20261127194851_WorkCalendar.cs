using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WorkCalendar : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "work_items",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "work_items",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "verifications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "reviews",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "reviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "moves",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "moves",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "discoveries",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "discoveries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "clocks",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "clocks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "appeals",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "appeals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "work_days",
                columns: table => new
                {
                    work_year_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    is_make_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    festival = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_days", x => new { x.work_year_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "work_years",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    document_number = table.Column<string>(type: "TEXT", nullable: false),
                    link = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    published_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    published_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    published_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "awaits_year",
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
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "reviews",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "moves",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "discoveries",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "clocks",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "appeals",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
