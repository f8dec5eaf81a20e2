CREATE TABLE `bank_account` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`bin` text NOT NULL,
	`sealed` text NOT NULL,
	`number_hash` text NOT NULL,
	`number_end` text NOT NULL,
	`provider` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`archived_at` integer,
	`is_demo` integer NOT NULL,
	`last_notice_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_account_producer` ON `bank_account` (`producer_id`,`archived_at`);
--> statement-breakpoint
CREATE INDEX `bank_account_number` ON `bank_account` (`number_hash`);
--> statement-breakpoint
CREATE TABLE `bank_statement` (
	`id` text PRIMARY KEY NOT NULL,
	`bank_account_id` text NOT NULL,
	`file_hash` text NOT NULL,
	`sealed` text NOT NULL,
	`row_count` integer NOT NULL,
	`uploaded_at` integer NOT NULL,
	`uploaded_by` text NOT NULL,
	`started_at` integer,
	`applied_at` integer,
	FOREIGN KEY (`bank_account_id`) REFERENCES `bank_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_statement_account` ON `bank_statement` (`bank_account_id`,`uploaded_at`);
--> statement-breakpoint
CREATE INDEX `bank_statement_open` ON `bank_statement` (`applied_at`,`uploaded_at`);
--> statement-breakpoint
CREATE TABLE `bank_transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`bank_account_id` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`reference` text,
	`amount` integer NOT NULL,
	`sealed` text NOT NULL,
	`codes` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`trouble` text,
	`resolved_at` integer,
	`resolved_by` text,
	`resolution` text,
	`note` text,
	FOREIGN KEY (`bank_account_id`) REFERENCES `bank_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_transfer_once` ON `bank_transfer` (`bank_account_id`,`source`,`external_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_transfer_reference` ON `bank_transfer` (`bank_account_id`,`reference`);
--> statement-breakpoint
CREATE INDEX `bank_transfer_open` ON `bank_transfer` (`trouble`,`resolved_at`,`seen_at`);
--> statement-breakpoint
CREATE INDEX `bank_transfer_amount` ON `bank_transfer` (`bank_account_id`,`amount`);
--> statement-breakpoint
CREATE TABLE `buyer_contact` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `buyer_contact_person` ON `buyer_contact` (`person_id`);
--> statement-breakpoint
CREATE TABLE `card_money` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`external_id` text NOT NULL,
	`charge_id` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`seen_at` integer NOT NULL,
	`standing` text NOT NULL,
	`fee_amount` integer,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `card_money_external` ON `card_money` (`external_id`);
--> statement-breakpoint
CREATE INDEX `card_money_payment` ON `card_money` (`payment_id`);
--> statement-breakpoint
CREATE INDEX `card_money_seen` ON `card_money` (`seen_at`);
--> statement-breakpoint
CREATE TABLE `cart` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text,
	`person_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cart_token` ON `cart` (`token_hash`);
--> statement-breakpoint
CREATE UNIQUE INDEX `cart_person` ON `cart` (`person_id`);
--> statement-breakpoint
CREATE INDEX `cart_updated` ON `cart` (`updated_at`);
--> statement-breakpoint
CREATE TABLE `cart_line` (
	`cart_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`seen_price` integer NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`cart_id`, `variant_id`),
	FOREIGN KEY (`cart_id`) REFERENCES `cart`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variant`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cart_line_quantity" CHECK(quantity > 0)
);
--> statement-breakpoint
CREATE TABLE `delivery_rate` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`zone` text NOT NULL,
	`upto_grams` integer NOT NULL,
	`amount` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`archived_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delivery_rate_producer` ON `delivery_rate` (`producer_id`,`zone`,`upto_grams`);
--> statement-breakpoint
CREATE TABLE `dispute` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`external_id` text NOT NULL,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`status` text NOT NULL,
	`opened_at` integer NOT NULL,
	`due_at` integer,
	`withdrawn_at` integer,
	`reinstated_at` integer,
	`closed_at` integer,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dispute_external` ON `dispute` (`external_id`);
--> statement-breakpoint
CREATE INDEX `dispute_payment` ON `dispute` (`payment_id`);
--> statement-breakpoint
CREATE TABLE `erasure_request` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text,
	`kept_until` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_request_person` ON `erasure_request` (`person_id`);
--> statement-breakpoint
CREATE INDEX `erasure_request_open` ON `erasure_request` (`done_at`,`kept_until`);
--> statement-breakpoint
CREATE TABLE `hotel_slot` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`commune_code` text NOT NULL,
	`weekdays` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`to_minute` integer NOT NULL,
	`notice_minutes` integer NOT NULL,
	`amount` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`archived_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `commune`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hotel_slot_producer` ON `hotel_slot` (`producer_id`,`commune_code`);
--> statement-breakpoint
CREATE TABLE `ledger_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`posting_id` text NOT NULL,
	`account` text NOT NULL,
	`producer_id` text,
	`order_id` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	FOREIGN KEY (`posting_id`) REFERENCES `ledger_posting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `market_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ledger_entry_posting` ON `ledger_entry` (`posting_id`);
--> statement-breakpoint
CREATE INDEX `ledger_entry_account` ON `ledger_entry` (`account`,`producer_id`);
--> statement-breakpoint
CREATE INDEX `ledger_entry_order` ON `ledger_entry` (`order_id`);
--> statement-breakpoint
CREATE TABLE `ledger_posting` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`reverses` text,
	`is_demo` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_posting_once` ON `ledger_posting` (`kind`,`subject`);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_posting_reverses` ON `ledger_posting` (`reverses`);
--> statement-breakpoint
CREATE INDEX `ledger_posting_at` ON `ledger_posting` (`at`);
--> statement-breakpoint
CREATE TABLE `legal_term` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`amount` integer NOT NULL,
	`unit` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`source` text NOT NULL,
	`confirmed` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `legal_term_kind` ON `legal_term` (`kind`,`valid_from`);
--> statement-breakpoint
CREATE TABLE `line_cancellation` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`line_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`amount` integer NOT NULL,
	`kind` text NOT NULL,
	`is_restocked` integer NOT NULL,
	`is_before_payment` integer DEFAULT false NOT NULL,
	`cause_key` text,
	`at` integer NOT NULL,
	`by_role` text NOT NULL,
	`person_id` text,
	`reason` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `market_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `order_line`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "line_cancellation_quantity" CHECK(quantity > 0)
);
--> statement-breakpoint
CREATE INDEX `line_cancellation_order` ON `line_cancellation` (`order_id`);
--> statement-breakpoint
CREATE INDEX `line_cancellation_line` ON `line_cancellation` (`line_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `line_cancellation_cause` ON `line_cancellation` (`line_id`,`cause_key`);
--> statement-breakpoint
CREATE TABLE `market_order` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`group_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`method` text NOT NULL,
	`goods_amount` integer NOT NULL,
	`delivery_amount` integer NOT NULL,
	`total_amount` integer NOT NULL,
	`currency` text NOT NULL,
	`commission_rate` integer NOT NULL,
	`commission_amount` integer NOT NULL,
	`delivery_method` text NOT NULL,
	`delivery` text NOT NULL,
	`has_alcohol` integer NOT NULL,
	`placed_at` integer NOT NULL,
	`pay_by` integer NOT NULL,
	`paid_at` integer,
	`expired_at` integer,
	`cancelled_at` integer,
	`cancelled_by` text,
	`accepted_at` integer,
	`packed_at` integer,
	`handed_over_at` integer,
	`delivered_at` integer,
	`carrier` text,
	`tracking_number` text,
	FOREIGN KEY (`group_id`) REFERENCES `order_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `market_order_code` ON `market_order` (`code`);
--> statement-breakpoint
CREATE INDEX `market_order_group` ON `market_order` (`group_id`);
--> statement-breakpoint
CREATE INDEX `market_order_producer` ON `market_order` (`producer_id`,`placed_at`);
--> statement-breakpoint
CREATE INDEX `market_order_unpaid` ON `market_order` (`paid_at`,`pay_by`);
--> statement-breakpoint
CREATE INDEX `market_order_placed` ON `market_order` (`placed_at`);
--> statement-breakpoint
CREATE TABLE `order_event` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`by_role` text NOT NULL,
	`person_id` text,
	`detail` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `market_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_event_order` ON `order_event` (`order_id`,`at`);
--> statement-breakpoint
CREATE TABLE `order_group` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`buyer_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`is_guest` integer NOT NULL,
	`language` text NOT NULL,
	`checkout_key` text NOT NULL,
	`access_hash` text NOT NULL,
	`policies` text NOT NULL,
	`is_adult` integer NOT NULL,
	`placed_at` integer NOT NULL,
	`is_demo` integer NOT NULL,
	FOREIGN KEY (`buyer_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `buyer_contact`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_group_code` ON `order_group` (`code`);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_group_checkout` ON `order_group` (`checkout_key`);
--> statement-breakpoint
CREATE INDEX `order_group_buyer` ON `order_group` (`buyer_id`,`placed_at`);
--> statement-breakpoint
CREATE TABLE `order_line` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`listing_id` text NOT NULL,
	`position` integer NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price` integer NOT NULL,
	`amount` integer NOT NULL,
	`tax_class` text NOT NULL,
	`goods` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `market_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_line_quantity" CHECK(quantity > 0)
);
--> statement-breakpoint
CREATE INDEX `order_line_order` ON `order_line` (`order_id`,`position`);
--> statement-breakpoint
CREATE INDEX `order_line_listing` ON `order_line` (`listing_id`);
--> statement-breakpoint
CREATE TABLE `outgoing_message` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`medium` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`dropped_for` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outgoing_message_subject` ON `outgoing_message` (`subject`,`kind`);
--> statement-breakpoint
CREATE INDEX `outgoing_message_open` ON `outgoing_message` (`sent_at`,`created_at`);
--> statement-breakpoint
CREATE TABLE `payment` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`method` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`memo_code` text,
	`bank_account_id` text,
	`attempt_key` text,
	`attempt_ends_at` integer,
	`session_id` text,
	`external_id` text,
	`pay_url` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`settled_at` integer,
	`closed_at` integer,
	`failed_at` integer,
	`failure_code` text,
	FOREIGN KEY (`group_id`) REFERENCES `order_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bank_account_id`) REFERENCES `bank_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_memo` ON `payment` (`memo_code`);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_session` ON `payment` (`session_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_external` ON `payment` (`external_id`);
--> statement-breakpoint
CREATE INDEX `payment_group` ON `payment` (`group_id`);
--> statement-breakpoint
CREATE INDEX `payment_open` ON `payment` (`method`,`settled_at`,`closed_at`,`expires_at`);
--> statement-breakpoint
CREATE TABLE `payment_allocation` (
	`payment_id` text NOT NULL,
	`order_id` text NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`payment_id`, `order_id`),
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `market_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payment_allocation_order` ON `payment_allocation` (`order_id`);
--> statement-breakpoint
CREATE TABLE `payment_event` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`external_id` text NOT NULL,
	`kind` text NOT NULL,
	`sealed` text NOT NULL,
	`received_at` integer NOT NULL,
	`handled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_event_once` ON `payment_event` (`provider`,`external_id`);
--> statement-breakpoint
CREATE INDEX `payment_event_open` ON `payment_event` (`handled_at`,`received_at`);
--> statement-breakpoint
CREATE TABLE `payment_term` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`days` integer NOT NULL,
	`valid_from` text NOT NULL,
	`source` text NOT NULL,
	`confirmed` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_term_from` ON `payment_term` (`code`,`valid_from`);
--> statement-breakpoint
CREATE TABLE `payout` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`bank_account_id` text NOT NULL,
	`amount` integer NOT NULL,
	`reference` text,
	`paid_at` integer,
	`paid_by` text,
	`reversed_at` integer,
	`reversed_by` text,
	`reversal_reason` text,
	FOREIGN KEY (`run_id`) REFERENCES `payout_run`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bank_account_id`) REFERENCES `bank_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_once` ON `payout` (`run_id`,`producer_id`);
--> statement-breakpoint
CREATE INDEX `payout_producer` ON `payout` (`producer_id`);
--> statement-breakpoint
CREATE TABLE `payout_run` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`cutoff_at` integer NOT NULL,
	`total_amount` integer NOT NULL,
	`file_hash` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_run_number` ON `payout_run` (`number`);
--> statement-breakpoint
CREATE TABLE `pickup_point` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`name` text NOT NULL,
	`address_text` text NOT NULL,
	`commune_code` text,
	`hours_text` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`archived_at` integer,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `commune`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pickup_point_producer` ON `pickup_point` (`producer_id`);
--> statement-breakpoint
CREATE TABLE `product_review` (
	`id` text PRIMARY KEY NOT NULL,
	`line_id` text NOT NULL,
	`listing_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`buyer_id` text NOT NULL,
	`stars` integer NOT NULL,
	`body` text NOT NULL,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`note` text,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`line_id`) REFERENCES `order_line`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`buyer_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "product_review_stars" CHECK(stars between 1 and 5)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `product_review_line` ON `product_review` (`line_id`);
--> statement-breakpoint
CREATE INDEX `product_review_listing` ON `product_review` (`listing_id`,`state`,`created_at`);
--> statement-breakpoint
CREATE INDEX `product_review_state` ON `product_review` (`state`,`created_at`);
--> statement-breakpoint
CREATE TABLE `reconciliation_finding` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	`found_at` integer NOT NULL,
	`mended_at` integer,
	`resolved_at` integer,
	`resolved_by` text,
	`note` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reconciliation_finding_once` ON `reconciliation_finding` (`provider`,`kind`,`subject`);
--> statement-breakpoint
CREATE INDEX `reconciliation_finding_open` ON `reconciliation_finding` (`resolved_at`,`found_at`);
--> statement-breakpoint
CREATE TABLE `refund` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`order_id` text,
	`method` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`reason` text NOT NULL,
	`cause_key` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by_role` text NOT NULL,
	`asked_by` text,
	`attempt_key` text,
	`external_id` text,
	`card_money_id` text,
	`due_at` integer,
	`done_at` integer,
	`done_by` text,
	`proof_reference` text,
	`proof_hash` text,
	`failed_at` integer,
	`failure_code` text,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `market_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_money_id`) REFERENCES `card_money`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refund_cause` ON `refund` (`cause_key`);
--> statement-breakpoint
CREATE UNIQUE INDEX `refund_external` ON `refund` (`external_id`);
--> statement-breakpoint
CREATE INDEX `refund_open` ON `refund` (`done_at`,`asked_at`);
--> statement-breakpoint
CREATE INDEX `refund_payment` ON `refund` (`payment_id`);
--> statement-breakpoint
CREATE INDEX `refund_order` ON `refund` (`order_id`);
--> statement-breakpoint
CREATE TABLE `refund_line` (
	`id` text PRIMARY KEY NOT NULL,
	`refund_id` text NOT NULL,
	`line_id` text,
	`quantity` integer NOT NULL,
	`amount` integer NOT NULL,
	FOREIGN KEY (`refund_id`) REFERENCES `refund`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `order_line`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `refund_line_refund` ON `refund_line` (`refund_id`);
--> statement-breakpoint
CREATE INDEX `refund_line_line` ON `refund_line` (`line_id`);
--> statement-breakpoint
CREATE TABLE `reservation` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`reserved_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`sold_at` integer,
	`released_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `market_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variant`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reservation_quantity" CHECK(quantity > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reservation_open` ON `reservation` (`order_id`,`variant_id`) WHERE sold_at is null and released_at is null;
--> statement-breakpoint
CREATE INDEX `reservation_order` ON `reservation` (`order_id`);
--> statement-breakpoint
CREATE INDEX `reservation_due` ON `reservation` (`sold_at`,`released_at`,`expires_at`);
--> statement-breakpoint
CREATE TABLE `stock_move` (
	`id` text PRIMARY KEY NOT NULL,
	`variant_id` text NOT NULL,
	`at` integer NOT NULL,
	`cause` text NOT NULL,
	`order_id` text,
	`stock_delta` integer NOT NULL,
	`reserved_delta` integer NOT NULL,
	`stock_after` integer NOT NULL,
	`reserved_after` integer NOT NULL,
	FOREIGN KEY (`variant_id`) REFERENCES `variant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stock_move_variant` ON `stock_move` (`variant_id`,`id`);
--> statement-breakpoint
CREATE INDEX `stock_move_order` ON `stock_move` (`order_id`);
--> statement-breakpoint
CREATE TABLE `ticket` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`opened_at` integer NOT NULL,
	`answer_by` integer NOT NULL,
	`settle_by` integer NOT NULL,
	`answered_at` integer,
	`escalated_at` integer,
	`settled_at` integer,
	`settled_by` text,
	`lines` text NOT NULL,
	`agreed_at` integer,
	`received_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `market_order`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_order` ON `ticket` (`order_id`);
--> statement-breakpoint
CREATE INDEX `ticket_open` ON `ticket` (`settled_at`,`answer_by`);
--> statement-breakpoint
CREATE TABLE `ticket_message` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`at` integer NOT NULL,
	`by_role` text NOT NULL,
	`person_id` text,
	`sealed` text NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `ticket`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_message_ticket` ON `ticket_message` (`ticket_id`,`at`);
--> statement-breakpoint
CREATE TABLE `transfer_match` (
	`id` text PRIMARY KEY NOT NULL,
	`transfer_id` text NOT NULL,
	`payment_id` text NOT NULL,
	`amount` integer NOT NULL,
	`at` integer NOT NULL,
	`person_id` text,
	FOREIGN KEY (`transfer_id`) REFERENCES `bank_transfer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payment_id`) REFERENCES `payment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_match_once` ON `transfer_match` (`transfer_id`,`payment_id`);
--> statement-breakpoint
CREATE INDEX `transfer_match_payment` ON `transfer_match` (`payment_id`);
--> statement-breakpoint
CREATE TABLE `transfer_sighting` (
	`id` text PRIMARY KEY NOT NULL,
	`bank_account_id` text NOT NULL,
	`transfer_id` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`reference` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`bank_account_id`) REFERENCES `bank_account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`transfer_id`) REFERENCES `bank_transfer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_sighting_once` ON `transfer_sighting` (`bank_account_id`,`source`,`external_id`);
--> statement-breakpoint
CREATE INDEX `transfer_sighting_transfer` ON `transfer_sighting` (`transfer_id`);
--> statement-breakpoint
CREATE INDEX `transfer_sighting_reference` ON `transfer_sighting` (`bank_account_id`,`reference`);
--> statement-breakpoint
CREATE TABLE `withholding_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`line_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`rate_id` text NOT NULL,
	`mode` text NOT NULL,
	`cause` text NOT NULL,
	`base_amount` integer NOT NULL,
	`vat_amount` integer NOT NULL,
	`pit_amount` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `market_order`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `order_line`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`producer_id`) REFERENCES `producer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rate_id`) REFERENCES `withholding_rate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `withholding_entry_once` ON `withholding_entry` (`cause`);
--> statement-breakpoint
CREATE INDEX `withholding_entry_producer` ON `withholding_entry` (`producer_id`,`at`);
--> statement-breakpoint
CREATE INDEX `withholding_entry_order` ON `withholding_entry` (`order_id`);
--> statement-breakpoint
CREATE TABLE `withholding_mode` (
	`id` text PRIMARY KEY NOT NULL,
	`method` text NOT NULL,
	`mode` text NOT NULL,
	`valid_from` text NOT NULL,
	`source` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `withholding_mode_from` ON `withholding_mode` (`method`,`valid_from`);
--> statement-breakpoint
CREATE TABLE `withholding_rate` (
	`id` text PRIMARY KEY NOT NULL,
	`tax_class` text NOT NULL,
	`vat_rate` integer NOT NULL,
	`pit_rate` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`source` text NOT NULL,
	`confirmed` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`archived_at` integer
);
--> statement-breakpoint
CREATE INDEX `withholding_rate_class` ON `withholding_rate` (`tax_class`,`valid_from`);
--> statement-breakpoint
ALTER TABLE `producer` ADD `paused_from` text;
--> statement-breakpoint
ALTER TABLE `producer` ADD `paused_until` text;
--> statement-breakpoint
ALTER TABLE `producer` ADD `paused_note` text;
--> statement-breakpoint
ALTER TABLE `variant` ADD COLUMN `reserved` integer DEFAULT 0 NOT NULL CONSTRAINT "variant_reserved" CHECK(reserved >= 0);
--> statement-breakpoint
CREATE TRIGGER `stock_move_keeps` BEFORE UPDATE ON `stock_move` BEGIN
  SELECT RAISE(ABORT, 'stock_move is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `stock_move_stays` BEFORE DELETE ON `stock_move` BEGIN
  SELECT RAISE(ABORT, 'stock_move is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `order_event_keeps` BEFORE UPDATE ON `order_event` BEGIN
  SELECT RAISE(ABORT, 'order_event is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `order_event_stays` BEFORE DELETE ON `order_event` BEGIN
  SELECT RAISE(ABORT, 'order_event is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `line_cancellation_keeps` BEFORE UPDATE ON `line_cancellation` BEGIN
  SELECT RAISE(ABORT, 'line_cancellation is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `line_cancellation_stays` BEFORE DELETE ON `line_cancellation` BEGIN
  SELECT RAISE(ABORT, 'line_cancellation is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_posting_keeps` BEFORE UPDATE ON `ledger_posting` BEGIN
  SELECT RAISE(ABORT, 'ledger_posting is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_posting_stays` BEFORE DELETE ON `ledger_posting` BEGIN
  SELECT RAISE(ABORT, 'ledger_posting is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_entry_keeps` BEFORE UPDATE ON `ledger_entry` BEGIN
  SELECT RAISE(ABORT, 'ledger_entry is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_entry_stays` BEFORE DELETE ON `ledger_entry` BEGIN
  SELECT RAISE(ABORT, 'ledger_entry is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `withholding_entry_keeps` BEFORE UPDATE ON `withholding_entry` BEGIN
  SELECT RAISE(ABORT, 'withholding_entry is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `withholding_entry_stays` BEFORE DELETE ON `withholding_entry` BEGIN
  SELECT RAISE(ABORT, 'withholding_entry is append-only');
END;
