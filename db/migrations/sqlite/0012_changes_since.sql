CREATE INDEX `listing_updated` ON `listing` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `producer_updated` ON `producer` (`updated_at`);--> statement-breakpoint
CREATE INDEX `recognition_decided` ON `recognition` (`decided_on`);--> statement-breakpoint
CREATE INDEX `recognition_revoked` ON `recognition` (`revoked_on`);--> statement-breakpoint
CREATE INDEX `register_entry_updated` ON `register_entry` (`updated_at`);