CREATE TABLE "bank_account" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"bin" text COLLATE "C" NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"number_hash" text COLLATE "C" NOT NULL,
	"number_end" text COLLATE "C" NOT NULL,
	"provider" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"archived_at" bigint,
	"is_demo" boolean NOT NULL,
	"last_notice_at" bigint
);
--> statement-breakpoint
CREATE TABLE "bank_statement" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"bank_account_id" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"row_count" bigint NOT NULL,
	"uploaded_at" bigint NOT NULL,
	"uploaded_by" text COLLATE "C" NOT NULL,
	"started_at" bigint,
	"applied_at" bigint
);
--> statement-breakpoint
CREATE TABLE "bank_transfer" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"bank_account_id" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"external_id" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C",
	"amount" bigint NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"codes" text NOT NULL,
	"occurred_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"trouble" text COLLATE "C",
	"resolved_at" bigint,
	"resolved_by" text COLLATE "C",
	"resolution" text COLLATE "C",
	"note" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "buyer_contact" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card_money" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"payment_id" text COLLATE "C" NOT NULL,
	"external_id" text COLLATE "C" NOT NULL,
	"charge_id" text COLLATE "C",
	"amount" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"seen_at" bigint NOT NULL,
	"standing" text COLLATE "C" NOT NULL,
	"fee_amount" bigint
);
--> statement-breakpoint
CREATE TABLE "cart" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"token_hash" text COLLATE "C",
	"person_id" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cart_line" (
	"cart_id" text COLLATE "C" NOT NULL,
	"variant_id" text COLLATE "C" NOT NULL,
	"quantity" bigint NOT NULL,
	"seen_price" bigint NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "cart_line_cart_id_variant_id_pk" PRIMARY KEY("cart_id","variant_id"),
	CONSTRAINT "cart_line_quantity" CHECK (quantity > 0)
);
--> statement-breakpoint
CREATE TABLE "delivery_rate" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"zone" text COLLATE "C" NOT NULL,
	"upto_grams" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"payment_id" text COLLATE "C" NOT NULL,
	"external_id" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"due_at" bigint,
	"withdrawn_at" bigint,
	"reinstated_at" bigint,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "erasure_request" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"asked_at" bigint NOT NULL,
	"asked_by" text COLLATE "C",
	"kept_until" bigint NOT NULL,
	"done_at" bigint
);
--> statement-breakpoint
CREATE TABLE "hotel_slot" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"commune_code" text COLLATE "C" NOT NULL,
	"weekdays" bigint NOT NULL,
	"from_minute" bigint NOT NULL,
	"to_minute" bigint NOT NULL,
	"notice_minutes" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"posting_id" text COLLATE "C" NOT NULL,
	"account" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C",
	"order_id" text COLLATE "C",
	"amount" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_posting" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"reverses" text COLLATE "C",
	"is_demo" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legal_term" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"unit" text COLLATE "C" NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"confirmed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "line_cancellation" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"line_id" text COLLATE "C" NOT NULL,
	"quantity" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"is_restocked" boolean NOT NULL,
	"is_before_payment" boolean DEFAULT false NOT NULL,
	"cause_key" text COLLATE "C",
	"at" bigint NOT NULL,
	"by_role" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C",
	"reason" text COLLATE "C" NOT NULL,
	CONSTRAINT "line_cancellation_quantity" CHECK (quantity > 0)
);
--> statement-breakpoint
CREATE TABLE "market_order" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"group_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"goods_amount" bigint NOT NULL,
	"delivery_amount" bigint NOT NULL,
	"total_amount" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"commission_rate" bigint NOT NULL,
	"commission_amount" bigint NOT NULL,
	"delivery_method" text COLLATE "C" NOT NULL,
	"delivery" text NOT NULL,
	"has_alcohol" boolean NOT NULL,
	"placed_at" bigint NOT NULL,
	"pay_by" bigint NOT NULL,
	"paid_at" bigint,
	"expired_at" bigint,
	"cancelled_at" bigint,
	"cancelled_by" text COLLATE "C",
	"accepted_at" bigint,
	"packed_at" bigint,
	"handed_over_at" bigint,
	"delivered_at" bigint,
	"carrier" text COLLATE "C",
	"tracking_number" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "order_event" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"by_role" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C",
	"detail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_group" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"buyer_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"is_guest" boolean NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"checkout_key" text COLLATE "C" NOT NULL,
	"access_hash" text COLLATE "C" NOT NULL,
	"policies" text NOT NULL,
	"is_adult" boolean NOT NULL,
	"placed_at" bigint NOT NULL,
	"is_demo" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"variant_id" text COLLATE "C" NOT NULL,
	"listing_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"quantity" bigint NOT NULL,
	"unit_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"tax_class" text COLLATE "C" NOT NULL,
	"goods" text NOT NULL,
	CONSTRAINT "order_line_quantity" CHECK (quantity > 0)
);
--> statement-breakpoint
CREATE TABLE "outgoing_message" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"medium" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"dropped_for" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"group_id" text COLLATE "C" NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"memo_code" text COLLATE "C",
	"bank_account_id" text COLLATE "C",
	"attempt_key" text COLLATE "C",
	"attempt_ends_at" bigint,
	"session_id" text COLLATE "C",
	"external_id" text COLLATE "C",
	"pay_url" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"settled_at" bigint,
	"closed_at" bigint,
	"failed_at" bigint,
	"failure_code" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "payment_allocation" (
	"payment_id" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "payment_allocation_payment_id_order_id_pk" PRIMARY KEY("payment_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "payment_event" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"provider" text COLLATE "C" NOT NULL,
	"external_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"sealed" text COLLATE "C" NOT NULL,
	"received_at" bigint NOT NULL,
	"handled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "payment_term" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"days" bigint NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"confirmed" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "payout" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"run_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"bank_account_id" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"reference" text COLLATE "C",
	"paid_at" bigint,
	"paid_by" text COLLATE "C",
	"reversed_at" bigint,
	"reversed_by" text COLLATE "C",
	"reversal_reason" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "payout_run" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"cutoff_at" bigint NOT NULL,
	"total_amount" bigint NOT NULL,
	"file_hash" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "pickup_point" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"address_text" text COLLATE "C" NOT NULL,
	"commune_code" text COLLATE "C",
	"hours_text" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "product_review" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"line_id" text COLLATE "C" NOT NULL,
	"listing_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"buyer_id" text COLLATE "C" NOT NULL,
	"stars" bigint NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"decided_at" bigint,
	"decided_by" text COLLATE "C",
	"note" text COLLATE "C",
	"answer" text COLLATE "C",
	"answered_at" bigint,
	CONSTRAINT "product_review_stars" CHECK (stars between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "reconciliation_finding" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"provider" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"detail" text NOT NULL,
	"found_at" bigint NOT NULL,
	"mended_at" bigint,
	"resolved_at" bigint,
	"resolved_by" text COLLATE "C",
	"note" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"payment_id" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C",
	"method" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"cause_key" text COLLATE "C" NOT NULL,
	"asked_at" bigint NOT NULL,
	"asked_by_role" text COLLATE "C" NOT NULL,
	"asked_by" text COLLATE "C",
	"attempt_key" text COLLATE "C",
	"external_id" text COLLATE "C",
	"card_money_id" text COLLATE "C",
	"due_at" bigint,
	"done_at" bigint,
	"done_by" text COLLATE "C",
	"proof_reference" text COLLATE "C",
	"proof_hash" text COLLATE "C",
	"failed_at" bigint,
	"failure_code" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "refund_line" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"refund_id" text COLLATE "C" NOT NULL,
	"line_id" text COLLATE "C",
	"quantity" bigint NOT NULL,
	"amount" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"variant_id" text COLLATE "C" NOT NULL,
	"quantity" bigint NOT NULL,
	"reserved_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"sold_at" bigint,
	"released_at" bigint,
	CONSTRAINT "reservation_quantity" CHECK (quantity > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_move" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"variant_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"cause" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C",
	"stock_delta" bigint NOT NULL,
	"reserved_delta" bigint NOT NULL,
	"stock_after" bigint NOT NULL,
	"reserved_after" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"answer_by" bigint NOT NULL,
	"settle_by" bigint NOT NULL,
	"answered_at" bigint,
	"escalated_at" bigint,
	"settled_at" bigint,
	"settled_by" text COLLATE "C",
	"lines" text NOT NULL,
	"agreed_at" bigint,
	"received_at" bigint
);
--> statement-breakpoint
CREATE TABLE "ticket_message" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"ticket_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"by_role" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C",
	"sealed" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfer_match" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"transfer_id" text COLLATE "C" NOT NULL,
	"payment_id" text COLLATE "C" NOT NULL,
	"amount" bigint NOT NULL,
	"at" bigint NOT NULL,
	"person_id" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "transfer_sighting" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"bank_account_id" text COLLATE "C" NOT NULL,
	"transfer_id" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"external_id" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "withholding_entry" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"line_id" text COLLATE "C" NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"rate_id" text COLLATE "C" NOT NULL,
	"mode" text COLLATE "C" NOT NULL,
	"cause" text COLLATE "C" NOT NULL,
	"base_amount" bigint NOT NULL,
	"vat_amount" bigint NOT NULL,
	"pit_amount" bigint NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "withholding_mode" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"mode" text COLLATE "C" NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "withholding_rate" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tax_class" text COLLATE "C" NOT NULL,
	"vat_rate" bigint NOT NULL,
	"pit_rate" bigint NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"source" text COLLATE "C" NOT NULL,
	"confirmed" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text COLLATE "C",
	"archived_at" bigint
);
--> statement-breakpoint
ALTER TABLE "producer" ADD COLUMN "paused_from" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "producer" ADD COLUMN "paused_until" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "producer" ADD COLUMN "paused_note" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "variant" ADD COLUMN "reserved" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement" ADD CONSTRAINT "bank_statement_bank_account_id_bank_account_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_transfer" ADD CONSTRAINT "bank_transfer_bank_account_id_bank_account_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "buyer_contact" ADD CONSTRAINT "buyer_contact_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_money" ADD CONSTRAINT "card_money_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart" ADD CONSTRAINT "cart_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_rate" ADD CONSTRAINT "delivery_rate_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hotel_slot" ADD CONSTRAINT "hotel_slot_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hotel_slot" ADD CONSTRAINT "hotel_slot_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_posting_id_ledger_posting_id_fk" FOREIGN KEY ("posting_id") REFERENCES "public"."ledger_posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_order_id_market_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."market_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_cancellation" ADD CONSTRAINT "line_cancellation_order_id_market_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."market_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_cancellation" ADD CONSTRAINT "line_cancellation_line_id_order_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_order" ADD CONSTRAINT "market_order_group_id_order_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."order_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_order" ADD CONSTRAINT "market_order_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_id_market_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."market_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_group" ADD CONSTRAINT "order_group_buyer_id_person_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_group" ADD CONSTRAINT "order_group_contact_id_buyer_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."buyer_contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_market_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."market_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_message" ADD CONSTRAINT "outgoing_message_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_group_id_order_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."order_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_bank_account_id_bank_account_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_allocation" ADD CONSTRAINT "payment_allocation_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_allocation" ADD CONSTRAINT "payment_allocation_order_id_market_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."market_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout" ADD CONSTRAINT "payout_run_id_payout_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."payout_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout" ADD CONSTRAINT "payout_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout" ADD CONSTRAINT "payout_bank_account_id_bank_account_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_point" ADD CONSTRAINT "pickup_point_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pickup_point" ADD CONSTRAINT "pickup_point_commune_code_commune_code_fk" FOREIGN KEY ("commune_code") REFERENCES "public"."commune"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_review" ADD CONSTRAINT "product_review_line_id_order_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_review" ADD CONSTRAINT "product_review_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_review" ADD CONSTRAINT "product_review_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_review" ADD CONSTRAINT "product_review_buyer_id_person_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_market_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."market_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_card_money_id_card_money_id_fk" FOREIGN KEY ("card_money_id") REFERENCES "public"."card_money"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_refund_id_refund_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_line_id_order_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_order_id_market_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."market_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_move" ADD CONSTRAINT "stock_move_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_order_id_market_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."market_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_message" ADD CONSTRAINT "ticket_message_ticket_id_ticket_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."ticket"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_match" ADD CONSTRAINT "transfer_match_transfer_id_bank_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."bank_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_match" ADD CONSTRAINT "transfer_match_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_sighting" ADD CONSTRAINT "transfer_sighting_bank_account_id_bank_account_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_sighting" ADD CONSTRAINT "transfer_sighting_transfer_id_bank_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."bank_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withholding_entry" ADD CONSTRAINT "withholding_entry_order_id_market_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."market_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withholding_entry" ADD CONSTRAINT "withholding_entry_line_id_order_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withholding_entry" ADD CONSTRAINT "withholding_entry_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withholding_entry" ADD CONSTRAINT "withholding_entry_rate_id_withholding_rate_id_fk" FOREIGN KEY ("rate_id") REFERENCES "public"."withholding_rate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_account_producer" ON "bank_account" USING btree ("producer_id","archived_at");--> statement-breakpoint
CREATE INDEX "bank_account_number" ON "bank_account" USING btree ("number_hash");--> statement-breakpoint
CREATE INDEX "bank_statement_account" ON "bank_statement" USING btree ("bank_account_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "bank_statement_open" ON "bank_statement" USING btree ("applied_at","uploaded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_transfer_once" ON "bank_transfer" USING btree ("bank_account_id","source","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_transfer_reference" ON "bank_transfer" USING btree ("bank_account_id","reference");--> statement-breakpoint
CREATE INDEX "bank_transfer_open" ON "bank_transfer" USING btree ("trouble","resolved_at","seen_at");--> statement-breakpoint
CREATE INDEX "bank_transfer_amount" ON "bank_transfer" USING btree ("bank_account_id","amount");--> statement-breakpoint
CREATE INDEX "buyer_contact_person" ON "buyer_contact" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "card_money_external" ON "card_money" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "card_money_payment" ON "card_money" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "card_money_seen" ON "card_money" USING btree ("seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cart_token" ON "cart" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "cart_person" ON "cart" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "cart_updated" ON "cart" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "delivery_rate_producer" ON "delivery_rate" USING btree ("producer_id","zone","upto_grams");--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_external" ON "dispute" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "dispute_payment" ON "dispute" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_person" ON "erasure_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "erasure_request_open" ON "erasure_request" USING btree ("done_at","kept_until");--> statement-breakpoint
CREATE INDEX "hotel_slot_producer" ON "hotel_slot" USING btree ("producer_id","commune_code");--> statement-breakpoint
CREATE INDEX "ledger_entry_posting" ON "ledger_entry" USING btree ("posting_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_account" ON "ledger_entry" USING btree ("account","producer_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_order" ON "ledger_entry" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_posting_once" ON "ledger_posting" USING btree ("kind","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_posting_reverses" ON "ledger_posting" USING btree ("reverses");--> statement-breakpoint
CREATE INDEX "ledger_posting_at" ON "ledger_posting" USING btree ("at");--> statement-breakpoint
CREATE INDEX "legal_term_kind" ON "legal_term" USING btree ("kind","valid_from");--> statement-breakpoint
CREATE INDEX "line_cancellation_order" ON "line_cancellation" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "line_cancellation_line" ON "line_cancellation" USING btree ("line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "line_cancellation_cause" ON "line_cancellation" USING btree ("line_id","cause_key");--> statement-breakpoint
CREATE UNIQUE INDEX "market_order_code" ON "market_order" USING btree ("code");--> statement-breakpoint
CREATE INDEX "market_order_group" ON "market_order" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "market_order_producer" ON "market_order" USING btree ("producer_id","placed_at");--> statement-breakpoint
CREATE INDEX "market_order_unpaid" ON "market_order" USING btree ("paid_at","pay_by");--> statement-breakpoint
CREATE INDEX "market_order_placed" ON "market_order" USING btree ("placed_at");--> statement-breakpoint
CREATE INDEX "order_event_order" ON "order_event" USING btree ("order_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "order_group_code" ON "order_group" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "order_group_checkout" ON "order_group" USING btree ("checkout_key");--> statement-breakpoint
CREATE INDEX "order_group_buyer" ON "order_group" USING btree ("buyer_id","placed_at");--> statement-breakpoint
CREATE INDEX "order_line_order" ON "order_line" USING btree ("order_id","position");--> statement-breakpoint
CREATE INDEX "order_line_listing" ON "order_line" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "outgoing_message_subject" ON "outgoing_message" USING btree ("subject","kind");--> statement-breakpoint
CREATE INDEX "outgoing_message_open" ON "outgoing_message" USING btree ("sent_at","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_memo" ON "payment" USING btree ("memo_code");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_session" ON "payment" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_external" ON "payment" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "payment_group" ON "payment" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "payment_open" ON "payment" USING btree ("method","settled_at","closed_at","expires_at");--> statement-breakpoint
CREATE INDEX "payment_allocation_order" ON "payment_allocation" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_event_once" ON "payment_event" USING btree ("provider","external_id");--> statement-breakpoint
CREATE INDEX "payment_event_open" ON "payment_event" USING btree ("handled_at","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_term_from" ON "payment_term" USING btree ("code","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_once" ON "payout" USING btree ("run_id","producer_id");--> statement-breakpoint
CREATE INDEX "payout_producer" ON "payout" USING btree ("producer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_run_number" ON "payout_run" USING btree ("number");--> statement-breakpoint
CREATE INDEX "pickup_point_producer" ON "pickup_point" USING btree ("producer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "product_review_line" ON "product_review" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "product_review_listing" ON "product_review" USING btree ("listing_id","state","created_at");--> statement-breakpoint
CREATE INDEX "product_review_state" ON "product_review" USING btree ("state","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reconciliation_finding_once" ON "reconciliation_finding" USING btree ("provider","kind","subject");--> statement-breakpoint
CREATE INDEX "reconciliation_finding_open" ON "reconciliation_finding" USING btree ("resolved_at","found_at");--> statement-breakpoint
CREATE UNIQUE INDEX "refund_cause" ON "refund" USING btree ("cause_key");--> statement-breakpoint
CREATE UNIQUE INDEX "refund_external" ON "refund" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "refund_open" ON "refund" USING btree ("done_at","asked_at");--> statement-breakpoint
CREATE INDEX "refund_payment" ON "refund" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refund_order" ON "refund" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refund_line_refund" ON "refund_line" USING btree ("refund_id");--> statement-breakpoint
CREATE INDEX "refund_line_line" ON "refund_line" USING btree ("line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reservation_open" ON "reservation" USING btree ("order_id","variant_id") WHERE sold_at is null and released_at is null;--> statement-breakpoint
CREATE INDEX "reservation_order" ON "reservation" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "reservation_due" ON "reservation" USING btree ("sold_at","released_at","expires_at");--> statement-breakpoint
CREATE INDEX "stock_move_variant" ON "stock_move" USING btree ("variant_id","id");--> statement-breakpoint
CREATE INDEX "stock_move_order" ON "stock_move" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "ticket_order" ON "ticket" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "ticket_open" ON "ticket" USING btree ("settled_at","answer_by");--> statement-breakpoint
CREATE INDEX "ticket_message_ticket" ON "ticket_message" USING btree ("ticket_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_match_once" ON "transfer_match" USING btree ("transfer_id","payment_id");--> statement-breakpoint
CREATE INDEX "transfer_match_payment" ON "transfer_match" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_sighting_once" ON "transfer_sighting" USING btree ("bank_account_id","source","external_id");--> statement-breakpoint
CREATE INDEX "transfer_sighting_transfer" ON "transfer_sighting" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "transfer_sighting_reference" ON "transfer_sighting" USING btree ("bank_account_id","reference");--> statement-breakpoint
CREATE UNIQUE INDEX "withholding_entry_once" ON "withholding_entry" USING btree ("cause");--> statement-breakpoint
CREATE INDEX "withholding_entry_producer" ON "withholding_entry" USING btree ("producer_id","at");--> statement-breakpoint
CREATE INDEX "withholding_entry_order" ON "withholding_entry" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "withholding_mode_from" ON "withholding_mode" USING btree ("method","valid_from");--> statement-breakpoint
CREATE INDEX "withholding_rate_class" ON "withholding_rate" USING btree ("tax_class","valid_from");--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_reserved" CHECK (reserved >= 0);
--> statement-breakpoint
CREATE TRIGGER "stock_move_keeps" BEFORE UPDATE OR DELETE OR TRUNCATE ON "stock_move" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "order_event_keeps" BEFORE UPDATE OR DELETE OR TRUNCATE ON "order_event" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "line_cancellation_keeps" BEFORE UPDATE OR DELETE OR TRUNCATE ON "line_cancellation" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "ledger_posting_keeps" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_posting" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "ledger_entry_keeps" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "withholding_entry_keeps" BEFORE UPDATE OR DELETE OR TRUNCATE ON "withholding_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
