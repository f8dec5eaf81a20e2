ALTER TABLE `payout` ADD `over_amount` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `refund` ADD `settled_by` text;--> statement-breakpoint
ALTER TABLE `refund` ADD `sent_on` text;