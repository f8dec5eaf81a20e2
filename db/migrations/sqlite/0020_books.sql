CREATE TABLE `payment_term` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`days` integer NOT NULL,
	`valid_from` text NOT NULL,
	`source` text NOT NULL,
	`confirmed` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_term_from` ON `payment_term` (`code`,`valid_from`);--> statement-breakpoint
ALTER TABLE `line_cancellation` ADD `is_before_payment` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `line_cancellation` ADD `cause_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `line_cancellation_cause` ON `line_cancellation` (`line_id`,`cause_key`);