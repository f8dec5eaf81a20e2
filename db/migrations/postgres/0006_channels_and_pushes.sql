CREATE TABLE "carrier_rate" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"carrier" text COLLATE "C" NOT NULL,
	"zone" text COLLATE "C" NOT NULL,
	"upto_grams" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"confirmed" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "channel_authorisation" (
	"state_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"channel_code" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "channel_category" (
	"channel_code" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"parent_id" text COLLATE "C",
	"path" text COLLATE "C" NOT NULL,
	"path_key" text COLLATE "C" NOT NULL,
	"is_leaf" boolean NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"seen_at" bigint NOT NULL,
	CONSTRAINT "channel_category_channel_code_id_pk" PRIMARY KEY("channel_code","id")
);
--> statement-breakpoint
CREATE TABLE "channel_fee" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"channel_code" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"set_codes" text NOT NULL,
	"rate" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"cap" bigint,
	"is_always" boolean NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"confirmed" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "channel_gate" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tokens" bigint NOT NULL,
	"filled_at" bigint NOT NULL,
	"parked_until" bigint,
	"failures" bigint NOT NULL,
	"open_until" bigint
);
--> statement-breakpoint
CREATE TABLE "channel_image" (
	"shop_id" text COLLATE "C" NOT NULL,
	"image_hash" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C" NOT NULL,
	"uploaded_at" bigint NOT NULL,
	CONSTRAINT "channel_image_shop_id_image_hash_pk" PRIMARY KEY("shop_id","image_hash")
);
--> statement-breakpoint
CREATE TABLE "channel_product" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"shop_id" text COLLATE "C" NOT NULL,
	"listing_id" text COLLATE "C" NOT NULL,
	"external_id" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"goes_on_sale" boolean DEFAULT false NOT NULL,
	"url" text COLLATE "C",
	"idempotency_key" text COLLATE "C" NOT NULL,
	"variants" text NOT NULL,
	"content_hash" text COLLATE "C",
	"offer_hash" text COLLATE "C",
	"refusal" text,
	"pushed_at" bigint,
	"polled_at" bigint,
	"poll_at" bigint,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel_readiness" (
	"listing_id" text COLLATE "C" NOT NULL,
	"channel_code" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"score" bigint NOT NULL,
	"is_published" boolean NOT NULL,
	"rank" bigint NOT NULL,
	"blocking" bigint NOT NULL,
	"warnings" bigint NOT NULL,
	"sizes_in" bigint NOT NULL,
	"problems" text COLLATE "C" NOT NULL,
	"items" text NOT NULL,
	"basis" text COLLATE "C" NOT NULL,
	"computed_at" bigint NOT NULL,
	CONSTRAINT "channel_readiness_listing_id_channel_code_pk" PRIMARY KEY("listing_id","channel_code")
);
--> statement-breakpoint
CREATE TABLE "channel_shop" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"channel_code" text COLLATE "C" NOT NULL,
	"external_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"is_simulated" boolean NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"sealed_grant" text COLLATE "C",
	"key_version" bigint,
	"grant_version" bigint NOT NULL,
	"access_ends_at" bigint,
	"refresh_ends_at" bigint,
	"authorised_until" bigint,
	"warned_at" bigint,
	"follows_listing" boolean NOT NULL,
	"connected_at" bigint NOT NULL,
	"connected_by" text COLLATE "C",
	"disconnected_at" bigint
);
--> statement-breakpoint
CREATE TABLE "listing_readiness" (
	"listing_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"is_published" boolean NOT NULL,
	"rank" bigint NOT NULL,
	"computed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "onboarding_task" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"channel_code" text COLLATE "C",
	"assignee_id" text COLLATE "C" NOT NULL,
	"due_on" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"closed_at" bigint,
	"closed_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "onboarding_task_entry" (
	"task_id" text COLLATE "C" NOT NULL,
	"entry_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "onboarding_task_entry_task_id_entry_id_pk" PRIMARY KEY("task_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "paper" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"listing_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C",
	"issuer" text COLLATE "C",
	"issued_on" text COLLATE "C",
	"valid_to" text COLLATE "C",
	"file_name" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"media_type" text COLLATE "C" NOT NULL,
	"byte_size" bigint NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"decided_at" bigint,
	"decided_by" text COLLATE "C",
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "presence_answer" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"presence_id" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	"url" text COLLATE "C",
	"answered_at" bigint NOT NULL,
	"answered_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "producer_notice" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"params" text NOT NULL,
	"path" text COLLATE "C",
	"subject" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"read_at" bigint
);
--> statement-breakpoint
CREATE TABLE "push_item" (
	"run_id" text COLLATE "C" NOT NULL,
	"listing_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"refusal" text,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "push_item_run_id_listing_id_pk" PRIMARY KEY("run_id","listing_id")
);
--> statement-breakpoint
CREATE TABLE "push_run" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"shop_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"total" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"cancelled_at" bigint,
	"ended_at" bigint
);
--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "lost_leases" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "again" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_authorisation" ADD CONSTRAINT "channel_authorisation_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_authorisation" ADD CONSTRAINT "channel_authorisation_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_authorisation" ADD CONSTRAINT "channel_authorisation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_category" ADD CONSTRAINT "channel_category_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_fee" ADD CONSTRAINT "channel_fee_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_image" ADD CONSTRAINT "channel_image_shop_id_channel_shop_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."channel_shop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_product" ADD CONSTRAINT "channel_product_shop_id_channel_shop_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."channel_shop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_product" ADD CONSTRAINT "channel_product_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_readiness" ADD CONSTRAINT "channel_readiness_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_readiness" ADD CONSTRAINT "channel_readiness_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_readiness" ADD CONSTRAINT "channel_readiness_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_shop" ADD CONSTRAINT "channel_shop_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_shop" ADD CONSTRAINT "channel_shop_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_readiness" ADD CONSTRAINT "listing_readiness_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_readiness" ADD CONSTRAINT "listing_readiness_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding_task" ADD CONSTRAINT "onboarding_task_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding_task" ADD CONSTRAINT "onboarding_task_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding_task_entry" ADD CONSTRAINT "onboarding_task_entry_task_id_onboarding_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."onboarding_task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding_task_entry" ADD CONSTRAINT "onboarding_task_entry_entry_id_register_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence_answer" ADD CONSTRAINT "presence_answer_presence_id_presence_id_fk" FOREIGN KEY ("presence_id") REFERENCES "public"."presence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producer_notice" ADD CONSTRAINT "producer_notice_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_item" ADD CONSTRAINT "push_item_run_id_push_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."push_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_item" ADD CONSTRAINT "push_item_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_run" ADD CONSTRAINT "push_run_shop_id_channel_shop_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."channel_shop"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_run" ADD CONSTRAINT "push_run_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "carrier_rate_weight" ON "carrier_rate" USING btree ("carrier","zone","upto_grams");--> statement-breakpoint
CREATE INDEX "channel_category_parent" ON "channel_category" USING btree ("channel_code","parent_id");--> statement-breakpoint
CREATE INDEX "channel_fee_channel" ON "channel_fee" USING btree ("channel_code","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "channel_product_once" ON "channel_product" USING btree ("shop_id","listing_id");--> statement-breakpoint
CREATE INDEX "channel_product_listing" ON "channel_product" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "channel_product_poll" ON "channel_product" USING btree ("poll_at");--> statement-breakpoint
CREATE INDEX "channel_readiness_producer" ON "channel_readiness" USING btree ("producer_id","channel_code","rank","listing_id");--> statement-breakpoint
CREATE INDEX "channel_readiness_channel" ON "channel_readiness" USING btree ("channel_code","is_published","rank","listing_id");--> statement-breakpoint
CREATE INDEX "channel_readiness_problems" ON "channel_readiness" USING btree ("channel_code","is_published","problems");--> statement-breakpoint
CREATE UNIQUE INDEX "channel_shop_open" ON "channel_shop" USING btree ("producer_id","channel_code","external_id") WHERE disconnected_at is null;--> statement-breakpoint
CREATE INDEX "channel_shop_producer" ON "channel_shop" USING btree ("producer_id","channel_code");--> statement-breakpoint
CREATE INDEX "listing_readiness_producer" ON "listing_readiness" USING btree ("producer_id","rank","listing_id");--> statement-breakpoint
CREATE INDEX "onboarding_task_assignee" ON "onboarding_task" USING btree ("assignee_id","due_on");--> statement-breakpoint
CREATE INDEX "onboarding_task_entry_entry" ON "onboarding_task_entry" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "paper_producer" ON "paper" USING btree ("producer_id","kind");--> statement-breakpoint
CREATE INDEX "paper_state" ON "paper" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "presence_answer_presence" ON "presence_answer" USING btree ("presence_id","answered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "producer_notice_unread" ON "producer_notice" USING btree ("producer_id","kind","subject") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "producer_notice_producer" ON "producer_notice" USING btree ("producer_id","created_at");--> statement-breakpoint
CREATE INDEX "push_run_producer" ON "push_run" USING btree ("producer_id","created_at");