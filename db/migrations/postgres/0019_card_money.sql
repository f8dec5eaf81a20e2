CREATE TABLE "card_money" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"payment_id" text COLLATE "C" NOT NULL,
	"external_id" text COLLATE "C" NOT NULL,
	"charge_id" text COLLATE "C",
	"amount" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"seen_at" bigint NOT NULL,
	"standing" text COLLATE "C" NOT NULL,
	"fee_amount" bigint
);
--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "attempt_ends_at" bigint;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "card_money_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "card_money" ADD CONSTRAINT "card_money_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "card_money_external" ON "card_money" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "card_money_payment" ON "card_money" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "card_money_seen" ON "card_money" USING btree ("seen_at");--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_card_money_id_card_money_id_fk" FOREIGN KEY ("card_money_id") REFERENCES "public"."card_money"("id") ON DELETE no action ON UPDATE no action;