ALTER TABLE "channel_product" ADD COLUMN "goes_on_sale" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_product" ADD COLUMN "url" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "lost_leases" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "again" boolean DEFAULT false NOT NULL;