using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class Standards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "recalculations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    change_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    @class = table.Column<string>(name: "class", type: "text", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    from_month = table.Column<string>(type: "text", nullable: false),
                    old_fen = table.Column<long>(type: "bigint", nullable: false),
                    new_fen = table.Column<long>(type: "bigint", nullable: false),
                    term_seq = table.Column<int>(type: "integer", nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false),
                    parameters = table.Column<string>(type: "text", nullable: false),
                    why = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    done_by_name = table.Column<string>(type: "text", nullable: true),
                    done_by = table.Column<Guid>(type: "uuid", nullable: true),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    village_code = table.Column<string>(type: "text", nullable: false),
                    owner_human = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recalculations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "standard_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    standard = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    setter = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    area = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_name = table.Column<string>(type: "text", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    published_by_name = table.Column<string>(type: "text", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "standard_values",
                columns: table => new
                {
                    change_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    @class = table.Column<string>(name: "class", type: "text", nullable: false),
                    standard = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    monthly_fen = table.Column<long>(type: "bigint", nullable: false),
                    yearly_fen = table.Column<long>(type: "bigint", nullable: false),
                    derived = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    published = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_values", x => new { x.change_id, x.region, x.@class });
                    table.CheckConstraint("ck_standard_values_fen", "monthly_fen > 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_recalculations_case_id",
                table: "recalculations",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_recalculations_change_id_county_code_state",
                table: "recalculations",
                columns: new[] { "change_id", "county_code", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_recalculations_change_id_grant_id",
                table: "recalculations",
                columns: new[] { "change_id", "grant_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standard_changes_standard_state",
                table: "standard_changes",
                columns: new[] { "standard", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_standard_values_once",
                table: "standard_values",
                columns: new[] { "standard", "region", "class", "from" },
                unique: true,
                filter: "published");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recalculations");

            migrationBuilder.DropTable(
                name: "standard_changes");

            migrationBuilder.DropTable(
                name: "standard_values");
        }
    }
}
