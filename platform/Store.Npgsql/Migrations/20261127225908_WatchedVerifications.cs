using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class WatchedVerifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_work_items_watch_case_id_stage",
                table: "work_items");

            migrationBuilder.AddColumn<Guid>(
                name: "verification_id",
                table: "work_items",
                type: "uuid",
                nullable: true);

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

            migrationBuilder.DropColumn(
                name: "verification_id",
                table: "work_items");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_watch_case_id_stage",
                table: "work_items",
                columns: new[] { "watch", "case_id", "stage" },
                unique: true);
        }
    }
}
