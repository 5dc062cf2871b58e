using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class Appeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "appeals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    contested = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    contested_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contested_number = table.Column<string>(type: "text", nullable: false),
                    contested_what = table.Column<string>(type: "text", nullable: false),
                    contested_on = table.Column<DateOnly>(type: "date", nullable: false),
                    contested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ought_month = table.Column<string>(type: "text", nullable: true),
                    ought_on = table.Column<DateOnly>(type: "date", nullable: true),
                    known_on = table.Column<DateOnly>(type: "date", nullable: false),
                    limit_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    late_reason = table.Column<string>(type: "text", nullable: true),
                    after_id = table.Column<Guid>(type: "uuid", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    grounds = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by_name = table.Column<string>(type: "text", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    replied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reply_document = table.Column<string>(type: "text", nullable: true),
                    replied_by_name = table.Column<string>(type: "text", nullable: true),
                    result = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    result_on = table.Column<DateOnly>(type: "date", nullable: true),
                    result_known_on = table.Column<DateOnly>(type: "date", nullable: true),
                    result_number = table.Column<string>(type: "text", nullable: true),
                    result_text = table.Column<string>(type: "text", nullable: true),
                    result_by = table.Column<Guid>(type: "uuid", nullable: true),
                    result_by_name = table.Column<string>(type: "text", nullable: true),
                    result_recorded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    facts = table.Column<string>(type: "text", nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: true),
                    rules_on = table.Column<DateOnly>(type: "date", nullable: true),
                    number = table.Column<string>(type: "text", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "text", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    granted = table.Column<bool>(type: "boolean", nullable: true),
                    monthly_fen = table.Column<long>(type: "bigint", nullable: true),
                    own_reason = table.Column<string>(type: "text", nullable: true),
                    own_article = table.Column<string>(type: "text", nullable: true),
                    decision = table.Column<string>(type: "text", nullable: true),
                    parameters = table.Column<string>(type: "text", nullable: true),
                    from_month = table.Column<string>(type: "text", nullable: true),
                    effect = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    village_code = table.Column<string>(type: "text", nullable: false),
                    owner_human = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appeals", x => x.id);
                    table.CheckConstraint("ck_appeals_late_says_why", "NOT is_late OR late_reason IS NOT NULL");
                    table.CheckConstraint("ck_appeals_other_human", "decided_by IS NULL OR contested_by IS NULL OR decided_by <> contested_by OR decided_by = '00000000-0000-0000-0000-000000000000'");
                });

            migrationBuilder.CreateIndex(
                name: "ix_appeals_case_id",
                table: "appeals",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_appeals_county_code_state_due",
                table: "appeals",
                columns: new[] { "county_code", "state", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_appeals_one_open",
                table: "appeals",
                columns: new[] { "contested_id", "kind" },
                unique: true,
                filter: "state <> '已办结'");

            migrationBuilder.CreateIndex(
                name: "ix_appeals_town_code_state_due",
                table: "appeals",
                columns: new[] { "town_code", "state", "due" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appeals");
        }
    }
}
