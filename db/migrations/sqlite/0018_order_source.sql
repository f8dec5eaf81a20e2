CREATE TABLE `order_source` (
	`key` text NOT NULL,
	`order_id` text NOT NULL,
	`pieces` integer NOT NULL,
	`placed_at` integer NOT NULL,
	PRIMARY KEY(`key`, `order_id`),
	FOREIGN KEY (`order_id`) REFERENCES `market_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_source_order` ON `order_source` (`order_id`);--> statement-breakpoint
CREATE INDEX `order_source_placed` ON `order_source` (`placed_at`);