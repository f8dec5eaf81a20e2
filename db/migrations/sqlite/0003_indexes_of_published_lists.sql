CREATE INDEX `change_tag` ON `change` (`tag`,`id`);--> statement-breakpoint
CREATE INDEX `listing_in_order` ON `listing` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `listing_changed` ON `listing` (`state`,`is_alcohol`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `listing_of_producers` ON `listing` (`state`,`is_alcohol`,`producer_id`);