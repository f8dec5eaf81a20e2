CREATE TABLE `import_answer` (
	`question_key` text PRIMARY KEY NOT NULL,
	`answer` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `presence` ADD `ended_on` text;--> statement-breakpoint
ALTER TABLE `presence` ADD `ended_note` text;