CREATE TABLE "listing_readiness" (
	"listing_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"producer_id" text COLLATE "C" NOT NULL,
	"is_published" boolean NOT NULL,
	"rank" bigint NOT NULL,
	"computed_at" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "channel_readiness_producer";--> statement-breakpoint
DROP INDEX "channel_readiness_channel";--> statement-breakpoint
ALTER TABLE "channel_readiness" ADD COLUMN "is_published" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_readiness" ADD COLUMN "rank" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_readiness" ADD COLUMN "sizes_in" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_readiness" ADD COLUMN "problems" text COLLATE "C" NOT NULL;--> statement-breakpoint
ALTER TABLE "listing_readiness" ADD CONSTRAINT "listing_readiness_listing_id_listing_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_readiness" ADD CONSTRAINT "listing_readiness_producer_id_producer_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_readiness_producer" ON "listing_readiness" USING btree ("producer_id","rank","listing_id");--> statement-breakpoint
CREATE INDEX "channel_readiness_problems" ON "channel_readiness" USING btree ("channel_code","is_published","problems");--> statement-breakpoint
CREATE INDEX "channel_readiness_producer" ON "channel_readiness" USING btree ("producer_id","channel_code","rank","listing_id");--> statement-breakpoint
CREATE INDEX "channel_readiness_channel" ON "channel_readiness" USING btree ("channel_code","is_published","rank","listing_id");