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
DROP INDEX `channel_readiness_producer`;--> statement-breakpoint
DROP INDEX `channel_readiness_channel`;--> statement-breakpoint
ALTER TABLE `channel_readiness` ADD `is_published` integer NOT NULL DEFAULT 0;--> statement-breakpoint
ALTER TABLE `channel_readiness` ADD `rank` integer NOT NULL DEFAULT 0;--> statement-breakpoint
ALTER TABLE `channel_readiness` ADD `sizes_in` integer NOT NULL DEFAULT 0;--> statement-breakpoint
ALTER TABLE `channel_readiness` ADD `problems` text NOT NULL DEFAULT '';--> statement-breakpoint
CREATE INDEX `channel_readiness_problems` ON `channel_readiness` (`channel_code`,`is_published`,`problems`);--> statement-breakpoint
CREATE INDEX `channel_readiness_producer` ON `channel_readiness` (`producer_id`,`channel_code`,`rank`,`listing_id`);--> statement-breakpoint
CREATE INDEX `channel_readiness_channel` ON `channel_readiness` (`channel_code`,`is_published`,`rank`,`listing_id`);