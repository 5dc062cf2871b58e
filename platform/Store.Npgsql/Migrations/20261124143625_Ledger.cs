using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Anmin.Store.Npgsql.Migrations
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "billed_seq",
                table: "grants",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "made_seq",
                table: "grants",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "matter",
                table: "grants",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "review_class",
                table: "grants",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "review_due",
                table: "grants",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "term_seq",
                table: "grants",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    programme = table.Column<string>(type: "text", nullable: false),
                    month = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by_name = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    released_by = table.Column<Guid>(type: "uuid", nullable: true),
                    released_by_name = table.Column<string>(type: "text", nullable: true),
                    released_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    fen = table.Column<long>(type: "bigint", nullable: false),
                    held = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "covered",
                columns: table => new
                {
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_covered", x => new { x.grant_id, x.seq, x.person });
                });

            migrationBuilder.CreateTable(
                name: "funds",
                columns: table => new
                {
                    county_code = table.Column<string>(type: "text", nullable: false),
                    fund = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    balance_fen = table.Column<long>(type: "bigint", nullable: false),
                    allotted_fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds", x => new { x.county_code, x.fund, x.source });
                    table.CheckConstraint("ck_funds_balance", "balance_fen >= 0");
                });

            migrationBuilder.CreateTable(
                name: "life_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    village_code = table.Column<string>(type: "text", nullable: false),
                    owner_human = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    recorded_by_name = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_life_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lines",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    village_code = table.Column<string>(type: "text", nullable: false),
                    owner_human = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme = table.Column<string>(type: "text", nullable: false),
                    for_month = table.Column<string>(type: "text", nullable: false),
                    term_seq = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    fen = table.Column<long>(type: "bigint", nullable: false),
                    due_fen = table.Column<long>(type: "bigint", nullable: false),
                    before_fen = table.Column<long>(type: "bigint", nullable: false),
                    holder = table.Column<string>(type: "text", nullable: false),
                    bank = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    held = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    returned_for = table.Column<string>(type: "text", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    repays_batch = table.Column<Guid>(type: "uuid", nullable: true),
                    repays_no = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lines", x => new { x.batch_id, x.no });
                    table.CheckConstraint("ck_lines_fen", "fen > 0");
                });

            migrationBuilder.CreateTable(
                name: "overpaid",
                columns: table => new
                {
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    for_month = table.Column<string>(type: "text", nullable: false),
                    term_seq = table.Column<int>(type: "integer", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    fen = table.Column<long>(type: "bigint", nullable: false),
                    recovery_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_overpaid", x => new { x.grant_id, x.for_month, x.term_seq });
                    table.CheckConstraint("ck_overpaid_fen", "fen > 0");
                });

            migrationBuilder.CreateTable(
                name: "paid_months",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    programme = table.Column<string>(type: "text", nullable: false),
                    for_month = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    reversed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paid_months", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder = table.Column<string>(type: "text", nullable: false),
                    bank = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    is_member = table.Column<bool>(type: "boolean", nullable: false),
                    agreement = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_name = table.Column<string>(type: "text", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    checked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    checked_by_name = table.Column<string>(type: "text", nullable: true),
                    usable_from = table.Column<DateOnly>(type: "date", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    town_code = table.Column<string>(type: "text", nullable: false),
                    village_code = table.Column<string>(type: "text", nullable: false),
                    owner_human = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payees", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "postings",
                columns: table => new
                {
                    paper = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    fund = table.Column<string>(type: "text", nullable: false),
                    debit = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    credit = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    fen = table.Column<long>(type: "bigint", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    line_no = table.Column<int>(type: "integer", nullable: true),
                    why = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_postings", x => new { x.paper, x.no, x.kind });
                    table.CheckConstraint("ck_postings_fen", "fen > 0");
                    table.CheckConstraint("ck_postings_two_accounts", "debit <> credit");
                });

            migrationBuilder.CreateTable(
                name: "return_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    county_code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    fen = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    read_by_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "return_rows",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    line_no = table.Column<int>(type: "integer", nullable: false),
                    fen = table.Column<long>(type: "bigint", nullable: false),
                    settled = table.Column<bool>(type: "boolean", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    trouble = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answered_by_name = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_rows", x => new { x.file_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "terms",
                columns: table => new
                {
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    from_month = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    monthly_fen = table.Column<long>(type: "bigint", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false),
                    why = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    unverified = table.Column<string>(type: "text", nullable: false),
                    cause_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terms", x => new { x.grant_id, x.seq });
                });

            migrationBuilder.CreateIndex(
                name: "ix_batches_county_code_programme_month",
                table: "batches",
                columns: new[] { "county_code", "programme", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_covered_person",
                table: "covered",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_life_events_person",
                table: "life_events",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_lines_county_code_state",
                table: "lines",
                columns: new[] { "county_code", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_lines_once",
                table: "lines",
                columns: new[] { "grant_id", "for_month", "term_seq" },
                unique: true,
                filter: "state <> '不发' AND repays_no IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_lines_owner_human",
                table: "lines",
                column: "owner_human");

            migrationBuilder.CreateIndex(
                name: "ix_lines_repaid_once",
                table: "lines",
                columns: new[] { "repays_batch", "repays_no" },
                unique: true,
                filter: "state <> '不发' AND repays_no IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_paid_months_batch_id_no",
                table: "paid_months",
                columns: new[] { "batch_id", "no" });

            migrationBuilder.CreateIndex(
                name: "ix_paid_months_once",
                table: "paid_months",
                columns: new[] { "programme", "for_month", "person" },
                unique: true,
                filter: "reversed_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payees_account",
                table: "payees",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_payees_case_id",
                table: "payees",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_payees_grant_id_state",
                table: "payees",
                columns: new[] { "grant_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_payees_in_force",
                table: "payees",
                column: "grant_id",
                unique: true,
                filter: "state = '生效'");

            migrationBuilder.CreateIndex(
                name: "ix_postings_county_code_fund_on",
                table: "postings",
                columns: new[] { "county_code", "fund", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_return_files_batch_id",
                table: "return_files",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_return_files_sha256",
                table: "return_files",
                column: "sha256",
                unique: true);
            migrationBuilder.Sql("CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%: only added to', TG_TABLE_NAME; END $$");
            foreach (var table in new[] { "postings", "journal", "terms" })
            {
                migrationBuilder.Sql($"CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "batches");

            migrationBuilder.DropTable(
                name: "covered");

            migrationBuilder.DropTable(
                name: "funds");

            migrationBuilder.DropTable(
                name: "life_events");

            migrationBuilder.DropTable(
                name: "lines");

            migrationBuilder.DropTable(
                name: "overpaid");

            migrationBuilder.DropTable(
                name: "paid_months");

            migrationBuilder.DropTable(
                name: "payees");

            migrationBuilder.DropTable(
                name: "postings");

            migrationBuilder.DropTable(
                name: "return_files");

            migrationBuilder.DropTable(
                name: "return_rows");

            migrationBuilder.DropTable(
                name: "terms");

            migrationBuilder.DropColumn(
                name: "billed_seq",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "made_seq",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "matter",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "review_class",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "review_due",
                table: "grants");

            migrationBuilder.DropColumn(
                name: "term_seq",
                table: "grants");
        }
    }
}
