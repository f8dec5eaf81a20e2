ALTER TABLE "listing_search" ADD COLUMN "title_vi" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "listing_search" ADD COLUMN "title_en" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "listing_search" ADD COLUMN "is_alcohol" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "listing_search" SET "title_vi" = "listing"."title_vi", "title_en" = "listing"."title_en", "is_alcohol" = "listing"."is_alcohol"
  FROM "listing" WHERE "listing"."id" = "listing_search"."listing_id";
