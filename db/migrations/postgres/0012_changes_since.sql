CREATE INDEX "listing_updated" ON "listing" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "producer_updated" ON "producer" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "recognition_decided" ON "recognition" USING btree ("decided_on");--> statement-breakpoint
CREATE INDEX "recognition_revoked" ON "recognition" USING btree ("revoked_on");--> statement-breakpoint
CREATE INDEX "register_entry_updated" ON "register_entry" USING btree ("updated_at");