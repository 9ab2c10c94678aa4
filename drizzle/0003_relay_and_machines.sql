ALTER TABLE `job` ADD `keep_failed` text;--> statement-breakpoint
ALTER TABLE `job` ADD `placed_bytes` integer;--> statement-breakpoint
UPDATE `cloud_target` SET `definition` = json_set(`definition`, '$.relayHostId', NULL, '$.machines', NULL);
