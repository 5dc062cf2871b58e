using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anmin.Store.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "made_seq",
                table: "grants",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "matter",
                table: "grants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "review_class",
                table: "grants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "review_due",
                table: "grants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "term_seq",
                table: "grants",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    month = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    released_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    released_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    released_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lines = table.Column<int>(type: "INTEGER", nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false),
                    held = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "covered",
                columns: table => new
                {
                    grant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_covered", x => new { x.grant_id, x.seq, x.person });
                });

            migrationBuilder.CreateTable(
                name: "funds",
                columns: table => new
                {
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    fund = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    balance_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    allotted_fen = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    town_code = table.Column<string>(type: "TEXT", nullable: false),
                    village_code = table.Column<string>(type: "TEXT", nullable: false),
                    owner_human = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_life_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lines",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    town_code = table.Column<string>(type: "TEXT", nullable: false),
                    village_code = table.Column<string>(type: "TEXT", nullable: false),
                    owner_human = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    grant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    for_month = table.Column<string>(type: "TEXT", nullable: false),
                    term_seq = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false),
                    due_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    before_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    holder = table.Column<string>(type: "TEXT", nullable: false),
                    bank = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    held = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    returned_for = table.Column<string>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    repays_batch = table.Column<Guid>(type: "TEXT", nullable: true),
                    repays_no = table.Column<int>(type: "INTEGER", nullable: true)
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
                    grant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    for_month = table.Column<string>(type: "TEXT", nullable: false),
                    term_seq = table.Column<int>(type: "INTEGER", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false),
                    recovery_id = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    for_month = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    grant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    reversed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paid_months", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    grant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder = table.Column<string>(type: "TEXT", nullable: false),
                    bank = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    is_member = table.Column<bool>(type: "INTEGER", nullable: false),
                    agreement = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    checked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    checked_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    usable_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    town_code = table.Column<string>(type: "TEXT", nullable: false),
                    village_code = table.Column<string>(type: "TEXT", nullable: false),
                    owner_human = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payees", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "postings",
                columns: table => new
                {
                    paper = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    fund = table.Column<string>(type: "TEXT", nullable: false),
                    debit = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    credit = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    line_no = table.Column<int>(type: "INTEGER", nullable: true),
                    why = table.Column<string>(type: "TEXT", nullable: true)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    batch_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    county_code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    read_by_name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "return_rows",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    line_no = table.Column<int>(type: "INTEGER", nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false),
                    settled = table.Column<bool>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    trouble = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    answered_by_name = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_rows", x => new { x.file_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "terms",
                columns: table => new
                {
                    grant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    from_month = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    monthly_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    persons = table.Column<int>(type: "INTEGER", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    unverified = table.Column<string>(type: "TEXT", nullable: false),
                    cause_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
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
            foreach (var table in new[] { "postings", "journal", "terms" })
            {
                migrationBuilder.Sql($"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table}: only added to'); END");
                migrationBuilder.Sql($"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table}: only added to'); END");
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
