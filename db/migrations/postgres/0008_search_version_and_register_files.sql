ALTER TABLE "register_import" RENAME COLUMN "file_hash" TO "file_key";--> statement-breakpoint
ALTER TABLE "listing_search" ADD COLUMN "words_version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "listing_search_version" ON "listing_search" USING btree ("words_version");