CREATE TABLE "bank_statement" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"bank_account_id" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"row_count" bigint NOT NULL,
	"uploaded_at" bigint NOT NULL,
	"uploaded_by" text COLLATE "C" NOT NULL,
	"started_at" bigint,
	"applied_at" bigint
);
--> statement-breakpoint
CREATE TABLE "transfer_sighting" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"bank_account_id" text COLLATE "C" NOT NULL,
	"transfer_id" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"external_id" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_account" ADD COLUMN "last_notice_at" bigint;--> statement-breakpoint
ALTER TABLE "bank_statement" ADD CONSTRAINT "bank_statement_bank_account_id_bank_account_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_sighting" ADD CONSTRAINT "transfer_sighting_bank_account_id_bank_account_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_sighting" ADD CONSTRAINT "transfer_sighting_transfer_id_bank_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."bank_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_statement_account" ON "bank_statement" USING btree ("bank_account_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "bank_statement_open" ON "bank_statement" USING btree ("applied_at","uploaded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_sighting_once" ON "transfer_sighting" USING btree ("bank_account_id","source","external_id");--> statement-breakpoint
CREATE INDEX "transfer_sighting_transfer" ON "transfer_sighting" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "transfer_sighting_reference" ON "transfer_sighting" USING btree ("bank_account_id","reference");--> statement-breakpoint
CREATE INDEX "bank_transfer_amount" ON "bank_transfer" USING btree ("bank_account_id","amount");