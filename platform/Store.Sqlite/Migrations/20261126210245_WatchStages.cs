using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WatchStages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_work_items_watch_case_id",
                table: "work_items");

            migrationBuilder.AddColumn<int>(
                name: "stage",
                table: "work_items",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "ix_work_items_watch_case_id_stage",
                table: "work_items",
                columns: new[] { "watch", "case_id", "stage" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_work_items_watch_case_id_stage",
                table: "work_items");

            migrationBuilder.DropColumn(
                name: "stage",
                table: "work_items");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_watch_case_id",
                table: "work_items",
                columns: new[] { "watch", "case_id" },
                unique: true);
        }
    }
}
