CREATE TABLE "audit" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"person_id" text COLLATE "C",
	"role" text COLLATE "C",
	"act" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"detail" text NOT NULL,
	"request_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "change" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tag" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"hosts" text NOT NULL,
	"words" text NOT NULL,
	"counts_from" text COLLATE "C",
	"counts_to" text COLLATE "C",
	"closed_on" text COLLATE "C",
	"closed_source" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel_choice" (
	"producer_id" text COLLATE "C" NOT NULL,
	"channel_code" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"field" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"chosen_at" bigint NOT NULL,
	"chosen_by" text COLLATE "C",
	CONSTRAINT "channel_choice_producer_id_channel_code_subject_field_pk" PRIMARY KEY("producer_id","channel_code","subject","field")
);
--> statement-breakpoint
CREATE TABLE "channel_export" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"channel_code" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C",
	"file_name" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"byte_size" bigint NOT NULL,
	"listings" text NOT NULL,
	"report" text NOT NULL,
	"storage_key" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "channel_template" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"channel_code" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"byte_size" bigint NOT NULL,
	"answers" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "commune" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"full_name" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"province_code" text COLLATE "C" NOT NULL,
	"legacy_province" text COLLATE "C",
	"area_km2" text COLLATE "C",
	"population" bigint,
	"latitude" text COLLATE "C",
	"longitude" text COLLATE "C",
	"merged_from" text COLLATE "C",
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "commune_legacy_district" (
	"commune_code" text COLLATE "C" NOT NULL,
	"district_code" text COLLATE "C" NOT NULL,
	CONSTRAINT "commune_legacy_district_commune_code_district_code_pk" PRIMARY KEY("commune_code","district_code")
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"text_version" text COLLATE "C" NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"helper_id" text COLLATE "C",
	"evidence" text,
	"given_at" bigint NOT NULL,
	"withdrawn_at" bigint,
	CONSTRAINT "consent_channel" CHECK (channel in ('self', 'assisted'))
);
--> statement-breakpoint
CREATE TABLE "database_stamp" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"filled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "image" (
	"hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"byte_size" bigint NOT NULL,
	"placeholder" text COLLATE "C" NOT NULL,
	"findings" text NOT NULL,
	"created_at" bigint NOT NULL,
	"rendered_at" bigint
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"unique_key" text COLLATE "C",
	"payload" text NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"priority" bigint NOT NULL,
	"run_at" bigint NOT NULL,
	"attempts" bigint NOT NULL,
	"max_attempts" bigint NOT NULL,
	"fence" bigint NOT NULL,
	"leased_by" text COLLATE "C",
	"lease_until" bigint,
	"last_error" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"finished_at" bigint,
	CONSTRAINT "job_state" CHECK (state in ('queued', 'running', 'done', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "label_field" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"family" text COLLATE "C" NOT NULL,
	"set_numbers" text NOT NULL,
	"field" text COLLATE "C" NOT NULL,
	"required" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"confirmed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legacy_commune" (
	"code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"full_name" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"district_code" text COLLATE "C" NOT NULL,
	"commune_code" text COLLATE "C" NOT NULL,
	"divided" boolean NOT NULL,
	CONSTRAINT "legacy_commune_code_commune_code_pk" PRIMARY KEY("code","commune_code")
);
--> statement-breakpoint
CREATE TABLE "legacy_district" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"province_code" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"entry_id" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"title_vi" text COLLATE "C" NOT NULL,
	"title_en" text COLLATE "C",
	"title_key" text COLLATE "C" NOT NULL,
	"summary_vi" text COLLATE "C",
	"summary_en" text COLLATE "C",
	"description_vi" text COLLATE "C",
	"description_en" text COLLATE "C",
	"story_vi" text COLLATE "C",
	"story_en" text COLLATE "C",
	"brand" text COLLATE "C",
	"set_code" text COLLATE "C",
	"commune_code" text COLLATE "C",
	"origin_text" text COLLATE "C",
	"label" text NOT NULL,
	"is_alcohol" boolean NOT NULL,
	"season_months" bigint NOT NULL,
	"motif_seed" text COLLATE "C" NOT NULL,
	"lowest_price" bigint,
	"highest_price" bigint,
	"currency" text COLLATE "C" NOT NULL,
	"main_photo_id" text COLLATE "C",
	"approved_revision_id" text COLLATE "C",
	"version" bigint NOT NULL,
	"is_demo" boolean NOT NULL,
	"first_published_at" bigint,
	"published_at" bigint,
	"suspended_at" bigint,
	"suspended_note" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "listing_state" CHECK (state in ('draft', 'published', 'suspended', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "listing_photo" (
	"listing_id" text COLLATE "C" NOT NULL,
	"photo_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"alt_vi" text COLLATE "C" NOT NULL,
	"alt_en" text COLLATE "C" NOT NULL,
	CONSTRAINT "listing_photo_listing_id_photo_id_pk" PRIMARY KEY("listing_id","photo_id")
);
--> statement-breakpoint
CREATE TABLE "listing_revision" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"listing_id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"content" text NOT NULL,
	"saves" bigint NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by" text COLLATE "C",
	"submitted_at" bigint,
	"submitted_by" text COLLATE "C",
	"decided_at" bigint,
	"decided_by" text COLLATE "C",
	"passed_by_rule" boolean NOT NULL,
	"note" text COLLATE "C",
	CONSTRAINT "listing_revision_state" CHECK (state in ('draft', 'submitted', 'approved', 'returned', 'superseded'))
);
--> statement-breakpoint
CREATE TABLE "listing_search" (
	"number" bigint PRIMARY KEY NOT NULL,
	"listing_id" text COLLATE "C" NOT NULL,
	"folded" text COLLATE "C" NOT NULL,
	"marked" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_slug" (
	"slug" text COLLATE "C" PRIMARY KEY NOT NULL,
	"listing_id" text COLLATE "C" NOT NULL,
	"replaced_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C",
	"commune_code" text COLLATE "C",
	"granted_at" bigint NOT NULL,
	"granted_by" text COLLATE "C",
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"personal_data" text COLLATE "C" NOT NULL,
	"phone_hash" text COLLATE "C",
	"email_hash" text COLLATE "C",
	"password_hash" text COLLATE "C",
	"password_changed_at" bigint,
	"totp_secret" text COLLATE "C",
	"totp_enabled_at" bigint,
	"totp_last_step" bigint,
	"language" text COLLATE "C" NOT NULL,
	"disabled_at" bigint,
	"is_demo" boolean NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_key" (
	"person_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"wrapped_key" text COLLATE "C",
	"destroyed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "photo" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"image_hash" text COLLATE "C" NOT NULL,
	"upload_hash" text COLLATE "C" NOT NULL,
	"client_key" text COLLATE "C",
	"file_name" text COLLATE "C",
	"alt_vi" text COLLATE "C" NOT NULL,
	"alt_en" text COLLATE "C" NOT NULL,
	"is_demo" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"attached_at" bigint,
	"swept_at" bigint
);
--> statement-breakpoint
CREATE TABLE "place_answer" (
	"text_key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"commune_code" text COLLATE "C" NOT NULL,
	"answered_by" text COLLATE "C" NOT NULL,
	"answered_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"entry_id" text COLLATE "C" NOT NULL,
	"channel_code" text COLLATE "C" NOT NULL,
	"url" text COLLATE "C",
	"url_key" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"first_seen_on" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C",
	"note" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"revoked_at" bigint,
	"revoked_by" text COLLATE "C",
	"revoked_note" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "presence_check" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"presence_id" text COLLATE "C" NOT NULL,
	"checked_at" bigint NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"verified" boolean NOT NULL,
	"person_id" text COLLATE "C",
	"note" text COLLATE "C",
	"fetched_title" text COLLATE "C",
	"evidence_hash" text COLLATE "C",
	"is_demo" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "producer" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"legal_type" text COLLATE "C" NOT NULL,
	"commune_code" text COLLATE "C",
	"address_text" text COLLATE "C",
	"legacy_district_text" text COLLATE "C",
	"contact_phone" text COLLATE "C",
	"contact_email" text COLLATE "C",
	"contact_zalo" text COLLATE "C",
	"website" text COLLATE "C",
	"representative_id" text COLLATE "C",
	"women_led" boolean,
	"minority_led" boolean,
	"story_vi" text COLLATE "C",
	"story_en" text COLLATE "C",
	"is_demo" boolean NOT NULL,
	"suspended_at" bigint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_set" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"branch_number" text COLLATE "C" NOT NULL,
	"branch_vi" text COLLATE "C" NOT NULL,
	"group_vi" text COLLATE "C" NOT NULL,
	"name_vi" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL,
	"max_a" bigint NOT NULL,
	"max_b" bigint NOT NULL,
	"max_c" bigint NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"confirmed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"points" bigint NOT NULL,
	"window_ends_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recognition" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"entry_id" text COLLATE "C" NOT NULL,
	"round" bigint NOT NULL,
	"stars" bigint NOT NULL,
	"decision_number" text COLLATE "C",
	"decision_key" text COLLATE "C",
	"decided_on" text COLLATE "C" NOT NULL,
	"decided_on_precision" text COLLATE "C" NOT NULL,
	"issuer_level" text COLLATE "C" NOT NULL,
	"issuer" text COLLATE "C",
	"expires_on" text COLLATE "C" NOT NULL,
	"revoked_on" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"is_demo" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "recognition_stars" CHECK (stars between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"code_hash" text COLLATE "C" NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "register_entry" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"name_key" text COLLATE "C" NOT NULL,
	"set_code" text COLLATE "C",
	"group_text" text COLLATE "C",
	"commune_code" text COLLATE "C",
	"commune_text" text COLLATE "C",
	"legacy_district_code" text COLLATE "C",
	"legacy_district_text" text COLLATE "C",
	"blocker" text COLLATE "C",
	"blocker_owner" text COLLATE "C",
	"blocker_next_step" text COLLATE "C",
	"archived_at" bigint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_import" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"byte_size" bigint NOT NULL,
	"sheet_name" text COLLATE "C",
	"settings" text NOT NULL,
	"as_of" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"summary" text,
	"created_by" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"applied_at" bigint
);
--> statement-breakpoint
CREATE TABLE "rendition" (
	"image_hash" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"width" bigint NOT NULL,
	"height" bigint NOT NULL,
	"byte_size" bigint NOT NULL,
	"storage_key" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "rendition_image_hash_name_pk" PRIMARY KEY("image_hash","name")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"second_factor_at" bigint,
	"confirmed_at" bigint,
	"device" text COLLATE "C",
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "target" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"as_of" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "target_entry" (
	"target_code" text COLLATE "C" NOT NULL,
	"entry_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "target_entry_target_code_entry_id_pk" PRIMARY KEY("target_code","entry_id")
);
--> statement-breakpoint
CREATE TABLE "variant" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"listing_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"sku" text COLLATE "C" NOT NULL,
	"sku_key" text COLLATE "C" NOT NULL,
	"gtin" text COLLATE "C",
	"name_vi" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C",
	"price" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"stock" bigint NOT NULL,
	"weight_grams" bigint,
	"length_cm" bigint,
	"width_cm" bigint,
	"height_cm" bigint,
	"position" bigint NOT NULL,
	"is_published" boolean NOT NULL,
	"archived_at" bigint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "variant_stock" CHECK (stock >= 0),
	CONSTRAINT "variant_price" CHECK (price >= 0)
);
--> statement-breakpoint
ALTER TABLE "channel_choice" ADD CONSTRAINT "channel_choice_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_choice" ADD CONSTRAINT "channel_choice_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_export" ADD CONSTRAINT "channel_export_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_export" ADD CONSTRAINT "channel_export_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_template" ADD CONSTRAINT "channel_template_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_template" ADD CONSTRAINT "channel_template_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commune_legacy_district" ADD CONSTRAINT "commune_legacy_district_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commune_legacy_district" ADD CONSTRAINT "commune_legacy_district_district_code_legacy_district_code_fk" FOREIGN KEY ("district_code") REFERENCES "public"."legacy_district"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legacy_commune" ADD CONSTRAINT "legacy_commune_district_code_legacy_district_code_fk" FOREIGN KEY ("district_code") REFERENCES "public"."legacy_district"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legacy_commune" ADD CONSTRAINT "legacy_commune_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_entry_id_register_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_set_code_product_set_code_fk" FOREIGN KEY ("set_code") REFERENCES "public"."product_set"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing" ADD CONSTRAINT "listing_main_photo_id_photo_id_fk" FOREIGN KEY ("main_photo_id") REFERENCES "public"."photo"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_photo" ADD CONSTRAINT "listing_photo_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_photo" ADD CONSTRAINT "listing_photo_photo_id_photo_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photo"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_revision" ADD CONSTRAINT "listing_revision_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_search" ADD CONSTRAINT "listing_search_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_slug" ADD CONSTRAINT "listing_slug_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_key" ADD CONSTRAINT "person_key_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_image_hash_image_hash_fk" FOREIGN KEY ("image_hash") REFERENCES "public"."image"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_answer" ADD CONSTRAINT "place_answer_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_entry_id_register_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence_check" ADD CONSTRAINT "presence_check_presence_id_presence_id_fk" FOREIGN KEY ("presence_id") REFERENCES "public"."presence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producer" ADD CONSTRAINT "producer_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producer" ADD CONSTRAINT "producer_representative_id_person_id_fk" FOREIGN KEY ("representative_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition" ADD CONSTRAINT "recognition_entry_id_register_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_set_code_product_set_code_fk" FOREIGN KEY ("set_code") REFERENCES "public"."product_set"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_legacy_district_code_legacy_district_code_fk" FOREIGN KEY ("legacy_district_code") REFERENCES "public"."legacy_district"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rendition" ADD CONSTRAINT "rendition_image_hash_image_hash_fk" FOREIGN KEY ("image_hash") REFERENCES "public"."image"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_entry" ADD CONSTRAINT "target_entry_target_code_target_code_fk" FOREIGN KEY ("target_code") REFERENCES "public"."target"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_entry" ADD CONSTRAINT "target_entry_entry_id_register_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "change_at" ON "change" USING btree ("at");--> statement-breakpoint
CREATE INDEX "channel_export_producer" ON "channel_export" USING btree ("producer_id","created_at");--> statement-breakpoint
CREATE INDEX "channel_export_channel" ON "channel_export" USING btree ("channel_code","created_at");--> statement-breakpoint
CREATE INDEX "channel_template_producer" ON "channel_template" USING btree ("producer_id","channel_code","created_at");--> statement-breakpoint
CREATE INDEX "commune_name" ON "commune" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "commune_slug" ON "commune" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "consent_person" ON "consent" USING btree ("person_id","purpose");--> statement-breakpoint
CREATE INDEX "job_due" ON "job" USING btree ("state","run_at");--> statement-breakpoint
CREATE INDEX "job_lease" ON "job" USING btree ("state","lease_until");--> statement-breakpoint
CREATE UNIQUE INDEX "job_unique_key" ON "job" USING btree ("kind","unique_key") WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "label_field_family" ON "label_field" USING btree ("family");--> statement-breakpoint
CREATE INDEX "legacy_commune_name" ON "legacy_commune" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "legacy_commune_successor" ON "legacy_commune" USING btree ("commune_code");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_slug_once" ON "listing" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "listing_producer" ON "listing" USING btree ("producer_id","updated_at");--> statement-breakpoint
CREATE INDEX "listing_entry" ON "listing" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "listing_published" ON "listing" USING btree ("state","published_at");--> statement-breakpoint
CREATE INDEX "listing_set" ON "listing" USING btree ("state","set_code","published_at");--> statement-breakpoint
CREATE INDEX "listing_commune" ON "listing" USING btree ("state","commune_code","published_at");--> statement-breakpoint
CREATE INDEX "listing_price" ON "listing" USING btree ("state","lowest_price");--> statement-breakpoint
CREATE INDEX "listing_title" ON "listing" USING btree ("state","title_key");--> statement-breakpoint
CREATE INDEX "listing_photo_photo" ON "listing_photo" USING btree ("photo_id");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_revision_number" ON "listing_revision" USING btree ("listing_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_revision_open" ON "listing_revision" USING btree ("listing_id") WHERE state in ('draft', 'submitted', 'returned');--> statement-breakpoint
CREATE INDEX "listing_revision_queue" ON "listing_revision" USING btree ("state","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_search_listing" ON "listing_search" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "membership_producer" ON "membership" USING btree ("producer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_phone" ON "person" USING btree ("phone_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email_hash");--> statement-breakpoint
CREATE INDEX "photo_producer" ON "photo" USING btree ("producer_id","created_at");--> statement-breakpoint
CREATE INDEX "photo_image" ON "photo" USING btree ("image_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "photo_client_key" ON "photo" USING btree ("producer_id","client_key");--> statement-breakpoint
CREATE UNIQUE INDEX "presence_once" ON "presence" USING btree ("entry_id","channel_code","url_key");--> statement-breakpoint
CREATE INDEX "presence_channel" ON "presence" USING btree ("channel_code");--> statement-breakpoint
CREATE INDEX "presence_check_presence" ON "presence_check" USING btree ("presence_id","checked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "producer_code" ON "producer" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "producer_slug" ON "producer" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "producer_name" ON "producer" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "producer_commune" ON "producer" USING btree ("commune_code");--> statement-breakpoint
CREATE INDEX "rate_limit_end" ON "rate_limit" USING btree ("window_ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "recognition_round" ON "recognition" USING btree ("entry_id","round");--> statement-breakpoint
CREATE INDEX "recognition_expiry" ON "recognition" USING btree ("expires_on");--> statement-breakpoint
CREATE INDEX "recovery_code_person" ON "recovery_code" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "register_entry_code" ON "register_entry" USING btree ("code");--> statement-breakpoint
CREATE INDEX "register_entry_producer" ON "register_entry" USING btree ("producer_id");--> statement-breakpoint
CREATE INDEX "register_entry_name" ON "register_entry" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "register_entry_commune" ON "register_entry" USING btree ("commune_code");--> statement-breakpoint
CREATE INDEX "register_entry_set" ON "register_entry" USING btree ("set_code");--> statement-breakpoint
CREATE INDEX "register_import_created" ON "register_import" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "target_entry_entry" ON "target_entry" USING btree ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "variant_code" ON "variant" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "variant_sku" ON "variant" USING btree ("producer_id","sku_key") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "variant_listing" ON "variant" USING btree ("listing_id","position");