DROP INDEX "channel_readiness_problems";--> statement-breakpoint
ALTER TABLE "channel_readiness" ADD COLUMN "commune_code" text COLLATE "C";--> statement-breakpoint
-- As each listing has it today; a look at it keeps it so.
UPDATE channel_readiness SET commune_code = (SELECT commune_code FROM listing WHERE listing.id = channel_readiness.listing_id);--> statement-breakpoint
CREATE INDEX "channel_readiness_problems" ON "channel_readiness" USING btree ("is_published","channel_code","problems","rank","commune_code");