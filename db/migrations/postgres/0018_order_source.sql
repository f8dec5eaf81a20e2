CREATE TABLE "order_source" (
	"key" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"pieces" bigint NOT NULL,
	"placed_at" bigint NOT NULL,
	CONSTRAINT "order_source_key_order_id_pk" PRIMARY KEY("key","order_id")
);
--> statement-breakpoint
ALTER TABLE "order_source" ADD CONSTRAINT "order_source_order_id_market_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."market_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_source_order" ON "order_source" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_source_placed" ON "order_source" USING btree ("placed_at");