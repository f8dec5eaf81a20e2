CREATE TABLE `refund_account` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`kind` text NOT NULL,
	`sealed` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `order_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `refund_account_group` ON `refund_account` (`group_id`,`given_at`);--> statement-breakpoint
ALTER TABLE `payout` ADD `held_back` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `payout` ADD `filed_amount` integer;--> statement-breakpoint
ALTER TABLE `payout_run` ADD `file_made_at` integer;--> statement-breakpoint
ALTER TABLE `refund` ADD `refund_account_id` text REFERENCES refund_account(id);