CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`person_id` text,
	`role` text,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text NOT NULL,
	`request_id` text
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE TABLE `change` (
	`id` text PRIMARY KEY NOT NULL,
	`tag` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `change_at` ON `change` (`at`);--> statement-breakpoint
CREATE TABLE `channel` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`hosts` text NOT NULL,
	`words` text NOT NULL,
	`counts_from` text,
	`counts_to` text,
	`closed_on` text,
	`closed_source` text,
	`source` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `channel_choice` (
	`producer_id` text NOT NULL,
	`channel_code` text NOT NULL,
	`subject` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`chosen_at` integer NOT NULL,
	`chosen_by` text,
	PRIMARY KEY(`producer_id`, `channel_code`, `subject`, `field`),
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `channel_export` (
	`id` text PRIMARY KEY NOT NULL,
	`channel_code` text NOT NULL,
	`producer_id` text,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`byte_size` integer NOT NULL,
	`listings` text NOT NULL,
	`report` text NOT NULL,
	`storage_key` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `channel_export_producer` ON `channel_export` (`producer_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `channel_export_channel` ON `channel_export` (`channel_code`,`created_at`);--> statement-breakpoint
CREATE TABLE `channel_template` (
	`id` text PRIMARY KEY NOT NULL,
	`channel_code` text NOT NULL,
	`producer_id` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`byte_size` integer NOT NULL,
	`answers` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `channel_template_producer` ON `channel_template` (`producer_id`,`channel_code`,`created_at`);--> statement-breakpoint
CREATE TABLE `commune` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`full_name` text NOT NULL,
	`name_en` text NOT NULL,
	`name_key` text NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`province_code` text NOT NULL,
	`legacy_province` text,
	`area_km2` text,
	`population` integer,
	`latitude` text,
	`longitude` text,
	`merged_from` text,
	`valid_from` text NOT NULL,
	`valid_to` text
);
--> statement-breakpoint
CREATE INDEX `commune_name` ON `commune` (`name_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `commune_slug` ON `commune` (`slug`);--> statement-breakpoint
CREATE TABLE `commune_legacy_district` (
	`commune_code` text NOT NULL,
	`district_code` text NOT NULL,
	PRIMARY KEY(`commune_code`, `district_code`),
	FOREIGN KEY (`commune_code`) REFERENCES `commune`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_code`) REFERENCES `legacy_district`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `consent` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`purpose` text NOT NULL,
	`text_version` text NOT NULL,
	`channel` text NOT NULL,
	`helper_id` text,
	`evidence` text,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consent_channel" CHECK(channel in ('self', 'assisted'))
);
--> statement-breakpoint
CREATE INDEX `consent_person` ON `consent` (`person_id`,`purpose`);--> statement-breakpoint
CREATE TABLE `database_stamp` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`filled_at` integer
);
--> statement-breakpoint
CREATE TABLE `image` (
	`hash` text PRIMARY KEY NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`byte_size` integer NOT NULL,
	`placeholder` text NOT NULL,
	`findings` text NOT NULL,
	`created_at` integer NOT NULL,
	`rendered_at` integer
);
--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`unique_key` text,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`priority` integer NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`max_attempts` integer NOT NULL,
	`fence` integer NOT NULL,
	`leased_by` text,
	`lease_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	CONSTRAINT "job_state" CHECK(state in ('queued', 'running', 'done', 'dead'))
);
--> statement-breakpoint
CREATE INDEX `job_due` ON `job` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `job_lease` ON `job` (`state`,`lease_until`);--> statement-breakpoint
CREATE UNIQUE INDEX `job_unique_key` ON `job` (`kind`,`unique_key`) WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE TABLE `label_field` (
	`id` text PRIMARY KEY NOT NULL,
	`family` text NOT NULL,
	`set_numbers` text NOT NULL,
	`field` text NOT NULL,
	`required` text NOT NULL,
	`note` text NOT NULL,
	`source` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`confirmed` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `label_field_family` ON `label_field` (`family`);--> statement-breakpoint
CREATE TABLE `legacy_commune` (
	`code` text NOT NULL,
	`name` text NOT NULL,
	`full_name` text NOT NULL,
	`name_key` text NOT NULL,
	`district_code` text NOT NULL,
	`commune_code` text NOT NULL,
	`divided` integer NOT NULL,
	PRIMARY KEY(`code`, `commune_code`),
	FOREIGN KEY (`district_code`) REFERENCES `legacy_district`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `commune`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `legacy_commune_name` ON `legacy_commune` (`name_key`);--> statement-breakpoint
CREATE INDEX `legacy_commune_successor` ON `legacy_commune` (`commune_code`);--> statement-breakpoint
CREATE TABLE `legacy_district` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`slug` text NOT NULL,
	`province_code` text NOT NULL,
	`valid_to` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `listing` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`entry_id` text,
	`state` text NOT NULL,
	`slug` text NOT NULL,
	`title_vi` text NOT NULL,
	`title_en` text,
	`title_key` text NOT NULL,
	`summary_vi` text,
	`summary_en` text,
	`description_vi` text,
	`description_en` text,
	`story_vi` text,
	`story_en` text,
	`brand` text,
	`set_code` text,
	`commune_code` text,
	`origin_text` text,
	`label` text NOT NULL,
	`is_alcohol` integer NOT NULL,
	`season_months` integer NOT NULL,
	`motif_seed` text NOT NULL,
	`lowest_price` integer,
	`highest_price` integer,
	`currency` text NOT NULL,
	`main_photo_id` text,
	`approved_revision_id` text,
	`version` integer NOT NULL,
	`is_demo` integer NOT NULL,
	`first_published_at` integer,
	`published_at` integer,
	`suspended_at` integer,
	`suspended_note` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `register_entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_code`) REFERENCES `product_set`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `commune`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`main_photo_id`) REFERENCES `photo`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "listing_state" CHECK(state in ('draft', 'published', 'suspended', 'archived'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `listing_slug_once` ON `listing` (`slug`);--> statement-breakpoint
CREATE INDEX `listing_producer` ON `listing` (`producer_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `listing_entry` ON `listing` (`entry_id`);--> statement-breakpoint
CREATE INDEX `listing_published` ON `listing` (`state`,`published_at`);--> statement-breakpoint
CREATE INDEX `listing_set` ON `listing` (`state`,`set_code`,`published_at`);--> statement-breakpoint
CREATE INDEX `listing_commune` ON `listing` (`state`,`commune_code`,`published_at`);--> statement-breakpoint
CREATE INDEX `listing_price` ON `listing` (`state`,`lowest_price`);--> statement-breakpoint
CREATE INDEX `listing_title` ON `listing` (`state`,`title_key`);--> statement-breakpoint
CREATE TABLE `listing_photo` (
	`listing_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`position` integer NOT NULL,
	`alt_vi` text NOT NULL,
	`alt_en` text NOT NULL,
	PRIMARY KEY(`listing_id`, `photo_id`),
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`photo_id`) REFERENCES `photo`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `listing_photo_photo` ON `listing_photo` (`photo_id`);--> statement-breakpoint
CREATE TABLE `listing_revision` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`saves` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text,
	`submitted_at` integer,
	`submitted_by` text,
	`decided_at` integer,
	`decided_by` text,
	`passed_by_rule` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "listing_revision_state" CHECK(state in ('draft', 'submitted', 'approved', 'returned', 'superseded'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `listing_revision_number` ON `listing_revision` (`listing_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `listing_revision_open` ON `listing_revision` (`listing_id`) WHERE state in ('draft', 'submitted', 'returned');--> statement-breakpoint
CREATE INDEX `listing_revision_queue` ON `listing_revision` (`state`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `listing_search` (
	`number` integer PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`folded` text NOT NULL,
	`marked` text NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `listing_search_listing` ON `listing_search` (`listing_id`);--> statement-breakpoint
CREATE TABLE `listing_slug` (
	`slug` text PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`replaced_at` integer NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `membership` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`producer_id` text,
	`commune_code` text,
	`granted_at` integer NOT NULL,
	`granted_by` text,
	`revoked_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_person` ON `membership` (`person_id`);--> statement-breakpoint
CREATE INDEX `membership_producer` ON `membership` (`producer_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`personal_data` text NOT NULL,
	`phone_hash` text,
	`email_hash` text,
	`password_hash` text,
	`password_changed_at` integer,
	`totp_secret` text,
	`totp_enabled_at` integer,
	`totp_last_step` integer,
	`language` text NOT NULL,
	`disabled_at` integer,
	`is_demo` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_phone` ON `person` (`phone_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `person_email` ON `person` (`email_hash`);--> statement-breakpoint
CREATE TABLE `person_key` (
	`person_id` text PRIMARY KEY NOT NULL,
	`wrapped_key` text,
	`destroyed_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `photo` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`image_hash` text NOT NULL,
	`upload_hash` text NOT NULL,
	`client_key` text,
	`file_name` text,
	`alt_vi` text NOT NULL,
	`alt_en` text NOT NULL,
	`is_demo` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`attached_at` integer,
	`swept_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`image_hash`) REFERENCES `image`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `photo_producer` ON `photo` (`producer_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `photo_image` ON `photo` (`image_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `photo_client_key` ON `photo` (`producer_id`,`client_key`);--> statement-breakpoint
CREATE TABLE `place_answer` (
	`text_key` text PRIMARY KEY NOT NULL,
	`commune_code` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` integer NOT NULL,
	FOREIGN KEY (`commune_code`) REFERENCES `commune`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `presence` (
	`id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`channel_code` text NOT NULL,
	`url` text,
	`url_key` text NOT NULL,
	`state` text NOT NULL,
	`first_seen_on` text NOT NULL,
	`source` text NOT NULL,
	`source_id` text,
	`note` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`revoked_at` integer,
	`revoked_by` text,
	`revoked_note` text,
	FOREIGN KEY (`entry_id`) REFERENCES `register_entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `presence_once` ON `presence` (`entry_id`,`channel_code`,`url_key`);--> statement-breakpoint
CREATE INDEX `presence_channel` ON `presence` (`channel_code`);--> statement-breakpoint
CREATE TABLE `presence_check` (
	`id` text PRIMARY KEY NOT NULL,
	`presence_id` text NOT NULL,
	`checked_at` integer NOT NULL,
	`method` text NOT NULL,
	`state` text NOT NULL,
	`verified` integer NOT NULL,
	`person_id` text,
	`note` text,
	`fetched_title` text,
	`evidence_hash` text,
	`is_demo` integer NOT NULL,
	FOREIGN KEY (`presence_id`) REFERENCES `presence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `presence_check_presence` ON `presence_check` (`presence_id`,`checked_at`);--> statement-breakpoint
CREATE TABLE `producer` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`legal_type` text NOT NULL,
	`commune_code` text,
	`address_text` text,
	`legacy_district_text` text,
	`contact_phone` text,
	`contact_email` text,
	`contact_zalo` text,
	`website` text,
	`representative_id` text,
	`women_led` integer,
	`minority_led` integer,
	`story_vi` text,
	`story_en` text,
	`is_demo` integer NOT NULL,
	`suspended_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`commune_code`) REFERENCES `commune`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `producer_code` ON `producer` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `producer_slug` ON `producer` (`slug`);--> statement-breakpoint
CREATE INDEX `producer_name` ON `producer` (`name_key`);--> statement-breakpoint
CREATE INDEX `producer_commune` ON `producer` (`commune_code`);--> statement-breakpoint
CREATE TABLE `product_set` (
	`code` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`branch_number` text NOT NULL,
	`branch_vi` text NOT NULL,
	`group_vi` text NOT NULL,
	`name_vi` text NOT NULL,
	`name_en` text NOT NULL,
	`max_a` integer NOT NULL,
	`max_b` integer NOT NULL,
	`max_c` integer NOT NULL,
	`source` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`confirmed` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`window_ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rate_limit_end` ON `rate_limit` (`window_ends_at`);--> statement-breakpoint
CREATE TABLE `recognition` (
	`id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`round` integer NOT NULL,
	`stars` integer NOT NULL,
	`decision_number` text,
	`decision_key` text,
	`decided_on` text NOT NULL,
	`decided_on_precision` text NOT NULL,
	`issuer_level` text NOT NULL,
	`issuer` text,
	`expires_on` text NOT NULL,
	`revoked_on` text,
	`source` text NOT NULL,
	`is_demo` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `register_entry`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recognition_stars" CHECK(stars between 1 and 5)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recognition_round` ON `recognition` (`entry_id`,`round`);--> statement-breakpoint
CREATE INDEX `recognition_expiry` ON `recognition` (`expires_on`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_code_person` ON `recovery_code` (`person_id`);--> statement-breakpoint
CREATE TABLE `register_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`producer_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`set_code` text,
	`group_text` text,
	`commune_code` text,
	`commune_text` text,
	`legacy_district_code` text,
	`legacy_district_text` text,
	`blocker` text,
	`blocker_owner` text,
	`blocker_next_step` text,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_code`) REFERENCES `product_set`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `commune`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`legacy_district_code`) REFERENCES `legacy_district`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `register_entry_code` ON `register_entry` (`code`);--> statement-breakpoint
CREATE INDEX `register_entry_producer` ON `register_entry` (`producer_id`);--> statement-breakpoint
CREATE INDEX `register_entry_name` ON `register_entry` (`name_key`);--> statement-breakpoint
CREATE INDEX `register_entry_commune` ON `register_entry` (`commune_code`);--> statement-breakpoint
CREATE INDEX `register_entry_set` ON `register_entry` (`set_code`);--> statement-breakpoint
CREATE TABLE `register_import` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`byte_size` integer NOT NULL,
	`sheet_name` text,
	`settings` text NOT NULL,
	`as_of` text,
	`state` text NOT NULL,
	`summary` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`applied_at` integer
);
--> statement-breakpoint
CREATE INDEX `register_import_created` ON `register_import` (`created_at`);--> statement-breakpoint
CREATE TABLE `rendition` (
	`image_hash` text NOT NULL,
	`name` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`byte_size` integer NOT NULL,
	`storage_key` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`image_hash`, `name`),
	FOREIGN KEY (`image_hash`) REFERENCES `image`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`second_factor_at` integer,
	`confirmed_at` integer,
	`device` text,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `target` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`as_of` text NOT NULL,
	`source` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `target_entry` (
	`target_code` text NOT NULL,
	`entry_id` text NOT NULL,
	PRIMARY KEY(`target_code`, `entry_id`),
	FOREIGN KEY (`target_code`) REFERENCES `target`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `register_entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `target_entry_entry` ON `target_entry` (`entry_id`);--> statement-breakpoint
CREATE TABLE `variant` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`listing_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`sku` text NOT NULL,
	`sku_key` text NOT NULL,
	`gtin` text,
	`name_vi` text NOT NULL,
	`name_en` text,
	`price` integer NOT NULL,
	`currency` text NOT NULL,
	`stock` integer NOT NULL,
	`weight_grams` integer,
	`length_cm` integer,
	`width_cm` integer,
	`height_cm` integer,
	`position` integer NOT NULL,
	`is_published` integer NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "variant_stock" CHECK(stock >= 0),
	CONSTRAINT "variant_price" CHECK(price >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `variant_code` ON `variant` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `variant_sku` ON `variant` (`producer_id`,`sku_key`) WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX `variant_listing` ON `variant` (`listing_id`,`position`);