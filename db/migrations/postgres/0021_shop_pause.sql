ALTER TABLE "producer" ADD COLUMN "paused_from" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "producer" ADD COLUMN "paused_until" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "producer" ADD COLUMN "paused_note" text COLLATE "C";