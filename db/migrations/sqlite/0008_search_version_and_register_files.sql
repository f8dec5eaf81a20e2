ALTER TABLE `register_import` RENAME COLUMN "file_hash" TO "file_key";--> statement-breakpoint
ALTER TABLE `listing_search` ADD `words_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `listing_search_version` ON `listing_search` (`words_version`);