CREATE TABLE `channel_attributes` (
	`channel_code` text NOT NULL,
	`category_id` text NOT NULL,
	`attributes` text NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY(`channel_code`, `category_id`),
	FOREIGN KEY (`channel_code`) REFERENCES `channel`(`code`) ON UPDATE no action ON DELETE no action
);
