CREATE TABLE `transfer_code` (
	`transfer_id` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`transfer_id`, `code`),
	FOREIGN KEY (`transfer_id`) REFERENCES `bank_transfer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `transfer_code_code` ON `transfer_code` (`code`);--> statement-breakpoint
DROP INDEX `payment_event_open`;--> statement-breakpoint
ALTER TABLE `payment_event` ADD `bank_account_id` text REFERENCES bank_account(id);--> statement-breakpoint
CREATE INDEX `payment_event_undealt` ON `payment_event` (`bank_account_id`,`handled_at`,`received_at`);--> statement-breakpoint
ALTER TABLE `payout` ADD `reference_key` text;--> statement-breakpoint
CREATE INDEX `payout_reference` ON `payout` (`reference_key`);--> statement-breakpoint
-- Transfers that came before are found by their codes too.
INSERT INTO transfer_code (transfer_id, code)
SELECT DISTINCT bank_transfer.id, carried.value
FROM bank_transfer, json_each(CASE WHEN json_valid(codes) THEN codes ELSE '[]' END) AS carried;
--> statement-breakpoint
-- A bank's notice began its name with the account whose secret had signed it.
UPDATE payment_event SET bank_account_id = substr(external_id, 1, instr(external_id, ':') - 1)
WHERE provider <> 'stripe' AND substr(external_id, 1, instr(external_id, ':') - 1) IN (SELECT id FROM bank_account);
