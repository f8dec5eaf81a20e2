CREATE TABLE `last_reconciliation` (
	`provider` text PRIMARY KEY NOT NULL,
	`began_at` integer NOT NULL
);
