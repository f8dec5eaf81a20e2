CREATE INDEX `bank_transfer_account_time` ON `bank_transfer` (`bank_account_id`,`occurred_at`);--> statement-breakpoint
CREATE INDEX `bank_transfer_time` ON `bank_transfer` (`occurred_at`);