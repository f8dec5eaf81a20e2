ALTER TABLE `producer` ADD `paused_from` text;--> statement-breakpoint
ALTER TABLE `producer` ADD `paused_until` text;--> statement-breakpoint
ALTER TABLE `producer` ADD `paused_note` text;