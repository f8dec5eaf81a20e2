CREATE TABLE `bank_statement` (
	`id` text PRIMARY KEY NOT NULL,
	`bank_account_id` text NOT NULL,
	`file_hash` text NOT NULL,
	`sealed` text NOT NULL,
	`row_count` integer NOT NULL,
	`uploaded_at` integer NOT NULL,
	`uploaded_by` text NOT NULL,
	`started_at` integer,
	`applied_at` integer,
	FOREIGN KEY (`bank_account_id`) REFERENCES `bank_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_statement_account` ON `bank_statement` (`bank_account_id`,`uploaded_at`);--> statement-breakpoint
CREATE INDEX `bank_statement_open` ON `bank_statement` (`applied_at`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `transfer_sighting` (
	`id` text PRIMARY KEY NOT NULL,
	`bank_account_id` text NOT NULL,
	`transfer_id` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`reference` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`bank_account_id`) REFERENCES `bank_account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`transfer_id`) REFERENCES `bank_transfer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_sighting_once` ON `transfer_sighting` (`bank_account_id`,`source`,`external_id`);--> statement-breakpoint
CREATE INDEX `transfer_sighting_transfer` ON `transfer_sighting` (`transfer_id`);--> statement-breakpoint
CREATE INDEX `transfer_sighting_reference` ON `transfer_sighting` (`bank_account_id`,`reference`);--> statement-breakpoint
ALTER TABLE `bank_account` ADD `last_notice_at` integer;--> statement-breakpoint
CREATE INDEX `bank_transfer_amount` ON `bank_transfer` (`bank_account_id`,`amount`);