CREATE TABLE "erasure_request" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"asked_at" bigint NOT NULL,
	"asked_by" text COLLATE "C",
	"kept_until" bigint NOT NULL,
	"done_at" bigint
);
--> statement-breakpoint
CREATE TABLE "legal_term" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"unit" text COLLATE "C" NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"confirmed" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_person" ON "erasure_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "erasure_request_open" ON "erasure_request" USING btree ("done_at","kept_until");--> statement-breakpoint
CREATE INDEX "legal_term_kind" ON "legal_term" USING btree ("kind","valid_from");