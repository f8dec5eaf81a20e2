CREATE TABLE `erasure_request` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text,
	`kept_until` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_request_person` ON `erasure_request` (`person_id`);--> statement-breakpoint
CREATE INDEX `erasure_request_open` ON `erasure_request` (`done_at`,`kept_until`);--> statement-breakpoint
CREATE TABLE `legal_term` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`amount` integer NOT NULL,
	`unit` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`source` text NOT NULL,
	`confirmed` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `legal_term_kind` ON `legal_term` (`kind`,`valid_from`);