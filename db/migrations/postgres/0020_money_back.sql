CREATE TABLE "refund_account" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"group_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"given_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "payout" ADD COLUMN "held_back" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payout" ADD COLUMN "filed_amount" bigint;--> statement-breakpoint
ALTER TABLE "payout_run" ADD COLUMN "file_made_at" bigint;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "refund_account_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refund_account" ADD CONSTRAINT "refund_account_group_id_order_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."order_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refund_account_group" ON "refund_account" USING btree ("group_id","given_at");--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_refund_account_id_refund_account_id_fk" FOREIGN KEY ("refund_account_id") REFERENCES "public"."refund_account"("id") ON DELETE no action ON UPDATE no action;