CREATE TABLE `carrier_rate` (
	`id` text PRIMARY KEY NOT NULL,
	`carrier` text NOT NULL,
	`zone` text NOT NULL,
	`upto_grams` integer NOT NULL,
	`amount` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`source` text NOT NULL,
	`confirmed` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`archived_at` integer
);
--> statement-breakpoint
CREATE INDEX `carrier_rate_weight` ON `carrier_rate` (`carrier`,`zone`,`upto_grams`);--> statement-breakpoint
CREATE TABLE `channel_authorisation` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`channel_code` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `channel_category` (
	`channel_code` text NOT NULL,
	`id` text NOT NULL,
	`parent_id` text,
	`path` text NOT NULL,
	`path_key` text NOT NULL,
	`is_leaf` integer NOT NULL,
	`source` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`channel_code`, `id`),
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `channel_category_parent` ON `channel_category` (`channel_code`,`parent_id`);--> statement-breakpoint
CREATE TABLE `channel_fee` (
	`id` text PRIMARY KEY NOT NULL,
	`channel_code` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`set_codes` text NOT NULL,
	`rate` integer NOT NULL,
	`amount` integer NOT NULL,
	`cap` integer,
	`is_always` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`source` text NOT NULL,
	`confirmed` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`archived_at` integer,
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `channel_fee_channel` ON `channel_fee` (`channel_code`,`valid_from`);--> statement-breakpoint
CREATE TABLE `channel_gate` (
	`key` text PRIMARY KEY NOT NULL,
	`tokens` integer NOT NULL,
	`filled_at` integer NOT NULL,
	`parked_until` integer,
	`failures` integer NOT NULL,
	`open_until` integer
);
--> statement-breakpoint
CREATE TABLE `channel_image` (
	`shop_id` text NOT NULL,
	`image_hash` text NOT NULL,
	`reference` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `image_hash`),
	FOREIGN KEY (`shop_id`) REFERENCES `channel_shop`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `channel_product` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`listing_id` text NOT NULL,
	`external_id` text,
	`state` text NOT NULL,
	`goes_on_sale` integer DEFAULT false NOT NULL,
	`url` text,
	`idempotency_key` text NOT NULL,
	`variants` text NOT NULL,
	`content_hash` text,
	`offer_hash` text,
	`refusal` text,
	`pushed_at` integer,
	`polled_at` integer,
	`poll_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `channel_shop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `channel_product_once` ON `channel_product` (`shop_id`,`listing_id`);--> statement-breakpoint
CREATE INDEX `channel_product_listing` ON `channel_product` (`listing_id`);--> statement-breakpoint
CREATE INDEX `channel_product_poll` ON `channel_product` (`poll_at`);--> statement-breakpoint
CREATE TABLE `channel_readiness` (
	`listing_id` text NOT NULL,
	`channel_code` text NOT NULL,
	`producer_id` text NOT NULL,
	`state` text NOT NULL,
	`score` integer NOT NULL,
	`is_published` integer NOT NULL,
	`rank` integer NOT NULL,
	`blocking` integer NOT NULL,
	`warnings` integer NOT NULL,
	`sizes_in` integer NOT NULL,
	`problems` text NOT NULL,
	`items` text NOT NULL,
	`basis` text NOT NULL,
	`computed_at` integer NOT NULL,
	PRIMARY KEY(`listing_id`, `channel_code`),
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `channel_readiness_producer` ON `channel_readiness` (`producer_id`,`channel_code`,`rank`,`listing_id`);--> statement-breakpoint
CREATE INDEX `channel_readiness_channel` ON `channel_readiness` (`channel_code`,`is_published`,`rank`,`listing_id`);--> statement-breakpoint
CREATE INDEX `channel_readiness_problems` ON `channel_readiness` (`channel_code`,`is_published`,`problems`);--> statement-breakpoint
CREATE TABLE `channel_shop` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`channel_code` text NOT NULL,
	`external_id` text NOT NULL,
	`name` text NOT NULL,
	`is_simulated` integer NOT NULL,
	`state` text NOT NULL,
	`sealed_grant` text,
	`key_version` integer,
	`grant_version` integer NOT NULL,
	`access_ends_at` integer,
	`refresh_ends_at` integer,
	`authorised_until` integer,
	`warned_at` integer,
	`follows_listing` integer NOT NULL,
	`connected_at` integer NOT NULL,
	`connected_by` text,
	`disconnected_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `channel_shop_open` ON `channel_shop` (`producer_id`,`channel_code`,`external_id`) WHERE disconnected_at is null;--> statement-breakpoint
CREATE INDEX `channel_shop_producer` ON `channel_shop` (`producer_id`,`channel_code`);--> statement-breakpoint
CREATE TABLE `listing_readiness` (
	`listing_id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`is_published` integer NOT NULL,
	`rank` integer NOT NULL,
	`computed_at` integer NOT NULL,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `listing_readiness_producer` ON `listing_readiness` (`producer_id`,`rank`,`listing_id`);--> statement-breakpoint
CREATE TABLE `onboarding_task` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`channel_code` text,
	`assignee_id` text NOT NULL,
	`due_on` text NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`closed_at` integer,
	`closed_by` text,
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `onboarding_task_assignee` ON `onboarding_task` (`assignee_id`,`due_on`);--> statement-breakpoint
CREATE TABLE `onboarding_task_entry` (
	`task_id` text NOT NULL,
	`entry_id` text NOT NULL,
	PRIMARY KEY(`task_id`, `entry_id`),
	FOREIGN KEY (`task_id`) REFERENCES `onboarding_task`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `register_entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `onboarding_task_entry_entry` ON `onboarding_task_entry` (`entry_id`);--> statement-breakpoint
CREATE TABLE `paper` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`listing_id` text,
	`kind` text NOT NULL,
	`number` text,
	`issuer` text,
	`issued_on` text,
	`valid_to` text,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`media_type` text NOT NULL,
	`byte_size` integer NOT NULL,
	`state` text NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`decided_at` integer,
	`decided_by` text,
	`archived_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paper_producer` ON `paper` (`producer_id`,`kind`);--> statement-breakpoint
CREATE INDEX `paper_state` ON `paper` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `presence_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`presence_id` text NOT NULL,
	`answer` text NOT NULL,
	`url` text,
	`answered_at` integer NOT NULL,
	`answered_by` text,
	FOREIGN KEY (`presence_id`) REFERENCES `presence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `presence_answer_presence` ON `presence_answer` (`presence_id`,`answered_at`);--> statement-breakpoint
CREATE TABLE `producer_notice` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`kind` text NOT NULL,
	`params` text NOT NULL,
	`path` text,
	`subject` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `producer_notice_unread` ON `producer_notice` (`producer_id`,`kind`,`subject`) WHERE read_at is null;--> statement-breakpoint
CREATE INDEX `producer_notice_producer` ON `producer_notice` (`producer_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `push_item` (
	`run_id` text NOT NULL,
	`listing_id` text NOT NULL,
	`state` text NOT NULL,
	`refusal` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`run_id`, `listing_id`),
	FOREIGN KEY (`run_id`) REFERENCES `push_run`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `push_run` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`total` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`cancelled_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`shop_id`) REFERENCES `channel_shop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `push_run_producer` ON `push_run` (`producer_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `job` ADD `lost_leases` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `job` ADD `again` integer DEFAULT false NOT NULL;