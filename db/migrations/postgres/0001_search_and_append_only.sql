ALTER TABLE "listing_search" ADD COLUMN "folded_index" tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array("folded", ' '))) STORED;
--> statement-breakpoint
ALTER TABLE "listing_search" ADD COLUMN "marked_index" tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array("marked", ' '))) STORED;
--> statement-breakpoint
CREATE INDEX "listing_search_folded" ON "listing_search" USING gin ("folded_index");
--> statement-breakpoint
CREATE INDEX "listing_search_marked" ON "listing_search" USING gin ("marked_index");
--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_keeps" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
