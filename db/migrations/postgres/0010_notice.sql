-- A shop that two producers hold stays with who had it first: the other's grant is wiped, as disconnecting does.
UPDATE channel_shop SET state = 'disconnected', sealed_grant = NULL, key_version = NULL, access_ends_at = NULL,
  refresh_ends_at = NULL, authorised_until = NULL, disconnected_at = connected_at, grant_version = grant_version + 1
WHERE disconnected_at IS NULL AND state <> 'offered' AND EXISTS (
  SELECT 1 FROM channel_shop AS held
  WHERE held.channel_code = channel_shop.channel_code AND held.external_id = channel_shop.external_id
    AND held.is_simulated = channel_shop.is_simulated AND held.disconnected_at IS NULL AND held.state <> 'offered'
    AND (held.connected_at < channel_shop.connected_at
      OR (held.connected_at = channel_shop.connected_at AND held.id < channel_shop.id))
);
--> statement-breakpoint
ALTER TABLE "channel_product" ADD COLUMN "held_for" text COLLATE "C";--> statement-breakpoint
CREATE UNIQUE INDEX "channel_shop_held" ON "channel_shop" USING btree ("channel_code","external_id","is_simulated") WHERE disconnected_at is null and state <> 'offered';