CREATE TABLE "transfer_code" (
	"transfer_id" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	CONSTRAINT "transfer_code_transfer_id_code_pk" PRIMARY KEY("transfer_id","code")
);
--> statement-breakpoint
DROP INDEX "payment_event_open";--> statement-breakpoint
ALTER TABLE "payment_event" ADD COLUMN "bank_account_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "payout" ADD COLUMN "reference_key" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "transfer_code" ADD CONSTRAINT "transfer_code_transfer_id_bank_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."bank_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transfer_code_code" ON "transfer_code" USING btree ("code");--> statement-breakpoint
ALTER TABLE "payment_event" ADD CONSTRAINT "payment_event_bank_account_id_bank_account_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_event_undealt" ON "payment_event" USING btree ("bank_account_id","handled_at","received_at");--> statement-breakpoint
CREATE INDEX "payout_reference" ON "payout" USING btree ("reference_key");--> statement-breakpoint
-- Transfers that came before are found by their codes too.
INSERT INTO transfer_code (transfer_id, code)
SELECT DISTINCT bank_transfer.id, carried[1]
FROM bank_transfer, regexp_matches(codes, '"([0-9A-Z]+)"', 'g') AS carried;
--> statement-breakpoint
-- A bank's notice began its name with the account whose secret had signed it.
UPDATE payment_event SET bank_account_id = split_part(external_id, ':', 1)
WHERE provider <> 'stripe' AND split_part(external_id, ':', 1) IN (SELECT id FROM bank_account);
