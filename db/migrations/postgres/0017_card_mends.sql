ALTER TABLE "payout" ADD COLUMN "over_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "settled_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "sent_on" text COLLATE "C";