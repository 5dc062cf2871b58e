using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Population : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "households",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    town_code = table.Column<string>(type: "TEXT", nullable: false),
                    village_code = table.Column<string>(type: "TEXT", nullable: false),
                    land = table.Column<bool>(type: "INTEGER", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cause = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_households", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identities",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cause = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identities", x => new { x.person_id, x.number, x.since });
                });

            migrationBuilder.CreateTable(
                name: "means",
                columns: table => new
                {
                    household_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    wages = table.Column<long>(type: "INTEGER", nullable: false),
                    business = table.Column<long>(type: "INTEGER", nullable: false),
                    property = table.Column<long>(type: "INTEGER", nullable: false),
                    transfers = table.Column<long>(type: "INTEGER", nullable: false),
                    basic_pension = table.Column<long>(type: "INTEGER", nullable: false),
                    old_age = table.Column<long>(type: "INTEGER", nullable: false),
                    disability_subsidy = table.Column<long>(type: "INTEGER", nullable: false),
                    contributions = table.Column<long>(type: "INTEGER", nullable: false),
                    medical = table.Column<long>(type: "INTEGER", nullable: false),
                    schooling = table.Column<long>(type: "INTEGER", nullable: false),
                    savings = table.Column<long>(type: "INTEGER", nullable: false),
                    turnover = table.Column<long>(type: "INTEGER", nullable: false),
                    houses = table.Column<long>(type: "INTEGER", nullable: false),
                    vehicles = table.Column<long>(type: "INTEGER", nullable: false),
                    machines = table.Column<long>(type: "INTEGER", nullable: false),
                    cause = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_means", x => new { x.household_id, x.since });
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    household_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    relation = table.Column<short>(type: "INTEGER", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cause = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.household_id, x.person_id, x.since });
                });

            migrationBuilder.CreateTable(
                name: "person_versions",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    id_number = table.Column<string>(type: "TEXT", nullable: true),
                    sex = table.Column<short>(type: "INTEGER", nullable: false),
                    born = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    hukou = table.Column<short>(type: "INTEGER", nullable: false),
                    hukou_village = table.Column<string>(type: "TEXT", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    town_code = table.Column<string>(type: "TEXT", nullable: false),
                    village_code = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    disability = table.Column<short>(type: "INTEGER", nullable: false),
                    grade = table.Column<short>(type: "INTEGER", nullable: false),
                    ill = table.Column<bool>(type: "INTEGER", nullable: false),
                    student = table.Column<bool>(type: "INTEGER", nullable: false),
                    labour = table.Column<short>(type: "INTEGER", nullable: false),
                    poverty = table.Column<short>(type: "INTEGER", nullable: false),
                    died_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cause = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_versions", x => new { x.person_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    merged_into = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    id_number = table.Column<string>(type: "TEXT", nullable: true),
                    sex = table.Column<short>(type: "INTEGER", nullable: false),
                    born = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    hukou = table.Column<short>(type: "INTEGER", nullable: false),
                    hukou_village = table.Column<string>(type: "TEXT", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    town_code = table.Column<string>(type: "TEXT", nullable: false),
                    village_code = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    disability = table.Column<short>(type: "INTEGER", nullable: false),
                    grade = table.Column<short>(type: "INTEGER", nullable: false),
                    ill = table.Column<bool>(type: "INTEGER", nullable: false),
                    student = table.Column<bool>(type: "INTEGER", nullable: false),
                    labour = table.Column<short>(type: "INTEGER", nullable: false),
                    poverty = table.Column<short>(type: "INTEGER", nullable: false),
                    died_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cause = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_households_county_code_kind_village_code_id",
                table: "households",
                columns: new[] { "county_code", "kind", "village_code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_households_kind_number",
                table: "households",
                columns: new[] { "kind", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identities_number",
                table: "identities",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_one_at_a_time",
                table: "memberships",
                columns: new[] { "person_id", "kind" },
                unique: true,
                filter: "until IS NULL AND kind <> 3");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_person_id",
                table: "memberships",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_versions_ended_by",
                table: "person_versions",
                column: "ended_by");

            migrationBuilder.CreateIndex(
                name: "ix_persons_cause",
                table: "persons",
                column: "cause");

            migrationBuilder.CreateIndex(
                name: "ix_persons_county_code_town_code_village_code_id",
                table: "persons",
                columns: new[] { "county_code", "town_code", "village_code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_persons_id_number",
                table: "persons",
                column: "id_number");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "households");

            migrationBuilder.DropTable(
                name: "identities");

            migrationBuilder.DropTable(
                name: "means");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "person_versions");

            migrationBuilder.DropTable(
                name: "persons");
        }
    }
}
