using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class MergedInto : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "incoming",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<int>(
                name: "awaits_year",
                table: "incoming",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "raised_on",
                table: "incoming",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "stage",
                table: "incoming",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "warning",
                table: "incoming",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "watch",
                table: "incoming",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_persons_merged_into",
                table: "persons",
                column: "merged_into",
                filter: "merged_into IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_persons_merged_into",
                table: "persons");

            migrationBuilder.DropColumn(
                name: "awaits_year",
                table: "incoming");

            migrationBuilder.DropColumn(
                name: "raised_on",
                table: "incoming");

            migrationBuilder.DropColumn(
                name: "stage",
                table: "incoming");

            migrationBuilder.DropColumn(
                name: "warning",
                table: "incoming");

            migrationBuilder.DropColumn(
                name: "watch",
                table: "incoming");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "incoming",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);
        }
    }
}
