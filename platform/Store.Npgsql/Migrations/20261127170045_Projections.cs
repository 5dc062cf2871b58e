using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class Projections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "projections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    benefit = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    register_on = table.Column<DateOnly>(type: "date", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    fault = table.Column<string>(type: "text", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by_name = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projections", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_projections_county_code_made_at",
                table: "projections",
                columns: new[] { "county_code", "made_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "projections");
        }
    }
}
