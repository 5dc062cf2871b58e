using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    contested = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    contested_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contested_number = table.Column<string>(type: "TEXT", nullable: false),
                    contested_what = table.Column<string>(type: "TEXT", nullable: false),
                    contested_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    contested_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    ought_month = table.Column<string>(type: "TEXT", nullable: true),
                    ought_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    known_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    limit_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    late_reason = table.Column<string>(type: "TEXT", nullable: true),
                    after_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    grounds = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    replied_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reply_document = table.Column<string>(type: "TEXT", nullable: true),
                    replied_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    result = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    result_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    result_known_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    result_number = table.Column<string>(type: "TEXT", nullable: true),
                    result_text = table.Column<string>(type: "TEXT", nullable: true),
                    result_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    result_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    result_recorded_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    facts = table.Column<string>(type: "TEXT", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", nullable: true),
                    rules_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    granted = table.Column<bool>(type: "INTEGER", nullable: true),
                    monthly_fen = table.Column<long>(type: "INTEGER", nullable: true),
                    own_reason = table.Column<string>(type: "TEXT", nullable: true),
                    own_article = table.Column<string>(type: "TEXT", nullable: true),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    parameters = table.Column<string>(type: "TEXT", nullable: true),
                    from_month = table.Column<string>(type: "TEXT", nullable: true),
                    effect = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    town_code = table.Column<string>(type: "TEXT", nullable: false),
                    village_code = table.Column<string>(type: "TEXT", nullable: false),
                    owner_human = table.Column<Guid>(type: "TEXT", nullable: false)
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
