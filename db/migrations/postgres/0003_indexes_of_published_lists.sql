CREATE INDEX "change_tag" ON "change" USING btree ("tag","id");--> statement-breakpoint
CREATE INDEX "listing_in_order" ON "listing" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "listing_changed" ON "listing" USING btree ("state","is_alcohol","updated_at","id");--> statement-breakpoint
CREATE INDEX "listing_of_producers" ON "listing" USING btree ("state","is_alcohol","producer_id");