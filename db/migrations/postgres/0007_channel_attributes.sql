CREATE TABLE "channel_attributes" (
	"channel_code" text COLLATE "C" NOT NULL,
	"category_id" text COLLATE "C" NOT NULL,
	"attributes" text NOT NULL,
	"read_at" bigint NOT NULL,
	CONSTRAINT "channel_attributes_channel_code_category_id_pk" PRIMARY KEY("channel_code","category_id")
);
--> statement-breakpoint
ALTER TABLE "channel_attributes" ADD CONSTRAINT "channel_attributes_channel_code_channel_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channel"("code") ON DELETE no action ON UPDATE no action;