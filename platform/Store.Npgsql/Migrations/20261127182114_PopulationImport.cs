using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class PopulationImport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "import_events",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_events", x => new { x.import_id, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "import_households",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    village_code = table.Column<string>(type: "text", nullable: false),
                    cause = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_households", x => new { x.import_id, x.household_id });
                });

            migrationBuilder.CreateTable(
                name: "import_lines",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    sex = table.Column<short>(type: "smallint", nullable: true),
                    born = table.Column<DateOnly>(type: "date", nullable: true),
                    hukou = table.Column<short>(type: "smallint", nullable: true),
                    hukou_village = table.Column<string>(type: "text", nullable: true),
                    county_code = table.Column<string>(type: "text", nullable: true),
                    town_code = table.Column<string>(type: "text", nullable: true),
                    village_code = table.Column<string>(type: "text", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    disability = table.Column<short>(type: "smallint", nullable: true),
                    grade = table.Column<short>(type: "smallint", nullable: true),
                    ill = table.Column<bool>(type: "boolean", nullable: true),
                    student = table.Column<bool>(type: "boolean", nullable: true),
                    labour = table.Column<short>(type: "smallint", nullable: true),
                    poverty = table.Column<short>(type: "smallint", nullable: true),
                    died_on = table.Column<DateOnly>(type: "date", nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    back = table.Column<bool>(type: "boolean", nullable: false),
                    booklet = table.Column<string>(type: "text", nullable: true),
                    booklet_relation = table.Column<short>(type: "smallint", nullable: true),
                    together = table.Column<string>(type: "text", nullable: true),
                    together_relation = table.Column<short>(type: "smallint", nullable: true),
                    fresh = table.Column<Guid>(type: "uuid", nullable: false),
                    fresh_booklet = table.Column<Guid>(type: "uuid", nullable: false),
                    fresh_together = table.Column<Guid>(type: "uuid", nullable: false),
                    fault = table.Column<string>(type: "text", nullable: true),
                    trouble = table.Column<string>(type: "text", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    base_version = table.Column<int>(type: "integer", nullable: false),
                    booklet_id = table.Column<Guid>(type: "uuid", nullable: true),
                    together_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_changed = table.Column<bool>(type: "boolean", nullable: false),
                    booklet_changed = table.Column<bool>(type: "boolean", nullable: false),
                    together_changed = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_lines", x => new { x.import_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "import_memberships",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    relation = table.Column<short>(type: "smallint", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    cause = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_memberships", x => new { x.import_id, x.household_id, x.person_id, x.since });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    encoding = table.Column<string>(type: "text", nullable: false),
                    columns = table.Column<string>(type: "text", nullable: false),
                    unused = table.Column<string>(type: "text", nullable: false),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    same = table.Column<int>(type: "integer", nullable: false),
                    faulty = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    read_by = table.Column<Guid>(type: "uuid", nullable: false),
                    read_by_name = table.Column<string>(type: "text", nullable: false),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    committed_by_name = table.Column<string>(type: "text", nullable: true),
                    committed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    rolled_back_by_name = table.Column<string>(type: "text", nullable: true),
                    rolled_back_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                    table.CheckConstraint("ck_imports_add_up", "lines = added + changed + same + faulty");
                });

            migrationBuilder.CreateIndex(
                name: "ix_import_lines_import_id_person_id",
                table: "import_lines",
                columns: new[] { "import_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_lines_import_id_state_no",
                table: "import_lines",
                columns: new[] { "import_id", "state", "no" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_county_code_read_at_id",
                table: "imports",
                columns: new[] { "county_code", "read_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_county_code_sha256",
                table: "imports",
                columns: new[] { "county_code", "sha256" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_events");

            migrationBuilder.DropTable(
                name: "import_households");

            migrationBuilder.DropTable(
                name: "import_lines");

            migrationBuilder.DropTable(
                name: "import_memberships");

            migrationBuilder.DropTable(
                name: "imports");
        }
    }
}
