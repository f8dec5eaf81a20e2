ALTER TABLE `channel_product` ADD `goes_on_sale` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `channel_product` ADD `url` text;--> statement-breakpoint
ALTER TABLE `job` ADD `lost_leases` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `job` ADD `again` integer DEFAULT false NOT NULL;