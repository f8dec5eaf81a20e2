DROP INDEX "channel_readiness_problems";--> statement-breakpoint
CREATE INDEX "channel_readiness_own_problems" ON "channel_readiness" USING btree ("producer_id","channel_code","problems","rank");--> statement-breakpoint
CREATE INDEX "channel_readiness_problems" ON "channel_readiness" USING btree ("is_published","channel_code","problems","rank");