CREATE TABLE "payment_term" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"days" bigint NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"confirmed" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "line_cancellation" ADD COLUMN "is_before_payment" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "line_cancellation" ADD COLUMN "cause_key" text COLLATE "C";--> statement-breakpoint
CREATE UNIQUE INDEX "payment_term_from" ON "payment_term" USING btree ("code","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "line_cancellation_cause" ON "line_cancellation" USING btree ("line_id","cause_key");