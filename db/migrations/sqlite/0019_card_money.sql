CREATE TABLE `card_money` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`external_id` text NOT NULL,
	`charge_id` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`seen_at` integer NOT NULL,
	`standing` text NOT NULL,
	`fee_amount` integer,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `card_money_external` ON `card_money` (`external_id`);--> statement-breakpoint
CREATE INDEX `card_money_payment` ON `card_money` (`payment_id`);--> statement-breakpoint
CREATE INDEX `card_money_seen` ON `card_money` (`seen_at`);--> statement-breakpoint
ALTER TABLE `payment` ADD `attempt_ends_at` integer;--> statement-breakpoint
ALTER TABLE `refund` ADD `card_money_id` text REFERENCES card_money(id);