using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AnswersTooLate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_answer_files_add_up",
                table: "answer_files");

            migrationBuilder.AddColumn<int>(
                name: "closed",
                table: "answer_files",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddCheckConstraint(
                name: "ck_answer_files_add_up",
                table: "answer_files",
                sql: "read_to = taken + same + rejected + closed AND read_to <= rows");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_answer_files_add_up",
                table: "answer_files");

            migrationBuilder.DropColumn(
                name: "closed",
                table: "answer_files");

            migrationBuilder.AddCheckConstraint(
                name: "ck_answer_files_add_up",
                table: "answer_files",
                sql: "read_to = taken + same + rejected AND read_to <= rows");
        }
    }
}
